import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listLinks } from '../../db/queries/adr-links.ts'
import { deprecateRecord } from '../../src/actions/deprecate-record.ts'
import { linkRecord } from '../../src/actions/link-record.ts'
import { settleRecord } from '../../src/actions/settle-record.ts'
import { unlinkRecord } from '../../src/actions/unlink-record.ts'
import type { AdrStatus, AnyRecord } from '../../src/adr/record.ts'
import { BACK, OWN_VERBS, type OwnVerb } from '../../src/domain/adr-links.ts'
import { newId } from '../../src/ids.ts'
import { ENGINES } from '../helpers/database.ts'
import { recordOf, versionsOf, writeRecord } from '../helpers/records.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Link = { from: number; to: number; verb: OwnVerb }

/** What a log must be, told without its database: what was decided of each record, and who speaks of whom. */
type Model = {
  /** By number, from 1; a record that is replaced is so by its links alone. */
  records: { own: Exclude<AdrStatus, 'superseded'>; versions: number }[]
  links: Link[]
}

type Real = { world: World; teamId: string; actorId: string }
type Step = fc.AsyncCommand<Model, Real>

const MOST = 6

const isInForce = (model: Model, number: number) => {
  const own = model.records[number - 1]?.own
  return own === 'accepted' || own === 'deprecated'
}

const statusOf = (model: Model, number: number): AdrStatus | undefined =>
  model.links.some((link) => link.verb === 'supersedes' && link.to === number && isInForce(model, link.from))
    ? 'superseded'
    : model.records[number - 1]?.own

const reaches = (model: Model, from: number, to: number): boolean =>
  from === to ||
  model.links.some((link) => link.verb === 'supersedes' && link.from === from && reaches(model, link.to, to))

function mayLink(model: Model, { from, to, verb }: Link): boolean {
  const [here, there] = [statusOf(model, from), statusOf(model, to)]
  if (from === to) return false
  if (verb === 'relates to') return true
  if (here === 'rejected') return false
  const between = model.links.filter((link) => link.verb !== 'relates to' && link.verb !== verb)
  if (between.some((link) => link.from === from && link.to === to)) return false
  if (verb === 'amends') return there !== 'rejected'
  return there !== 'proposed' && there !== 'rejected' && !reaches(model, to, from)
}

const isThere = ({ links }: Model, { from, to, verb }: Link) =>
  links.some(
    (link) =>
      link.verb === verb &&
      ((link.from === from && link.to === to) ||
        (verb === 'relates to' && link.from === to && link.to === from)),
  )

const bump = (model: Model, ...numbers: number[]) => {
  for (const number of new Set(numbers)) {
    const record = model.records[number - 1]
    if (record) record.versions += 1
  }
}

const at = (real: Real) => ({ actorId: real.actorId, at: real.world.now() })
const stored = (real: Real, number: number) => recordOf(real.world, real.teamId, number)
const exists = (model: Model, ...numbers: number[]) =>
  numbers.every((number) => number <= model.records.length)

const write = (status: 'proposed' | 'accepted'): Step => ({
  check: (model) => model.records.length < MOST,
  run: async (model, real) => {
    const { record } = await writeRecord(real.world, real.teamId, { status })
    model.records.push({ own: status, versions: 1 })
    expect(record.number).toBe(model.records.length)
  },
  toString: () => `write ${status}`,
})

const settle = (number: number, status: 'accepted' | 'rejected'): Step => ({
  check: (model) => exists(model, number),
  run: async (model, real) => {
    const adr = await stored(real, number)
    const isPossible = model.records[number - 1]?.own === 'proposed'
    expect(await settleRecord(real.world.db, { adr, status, version: adr.version, ...at(real) })).toBe(
      isPossible,
    )
    const record = model.records[number - 1]
    if (!isPossible || !record) return
    record.own = status
    bump(model, number)
    if (status === 'accepted')
      for (const link of model.links)
        if (link.from === number && link.verb !== 'relates to') bump(model, link.to)
  },
  toString: () => `settle ${number} ${status}`,
})

const deprecate = (number: number): Step => ({
  check: (model) => exists(model, number),
  run: async (model, real) => {
    const adr = await stored(real, number)
    const isPossible = statusOf(model, number) === 'accepted'
    const given = { adr, reason: 'Over.', version: adr.version, ...at(real) }
    expect(await deprecateRecord(real.world.db, given)).toBe(isPossible)
    const record = model.records[number - 1]
    if (!isPossible || !record) return
    record.own = 'deprecated'
    bump(model, number)
  },
  toString: () => `deprecate ${number}`,
})

const link = (wanted: Link): Step => ({
  check: (model) => exists(model, wanted.from, wanted.to),
  run: async (model, real) => {
    const { from, to, verb } = wanted
    const [adr, other] = [await stored(real, from), await stored(real, to)]
    const said = await linkRecord(real.world.db, { adr, to: other, verb, ...at(real) })
    const isPossible = mayLink(model, wanted)
    expect(said === null, `${said}`).toBe(isPossible)
    if (!isPossible || isThere(model, wanted)) return
    model.links.push(wanted)
    bump(model, from, ...(verb === 'relates to' || isInForce(model, from) ? [to] : []))
  },
  toString: () => `link ${wanted.from} ${wanted.verb} ${wanted.to}`,
})

const unlink = (place: number): Step => ({
  check: (model) => model.links.length > 0,
  run: async (model, real) => {
    const taken = model.links[place % model.links.length]
    if (!taken) return
    const adr = await stored(real, taken.from)
    const other = await stored(real, taken.to)
    const rows = await listLinks(real.world.db, adr.id)
    const row = rows.find(({ adrId, verb }) => adrId === other.id && verb === taken.verb)
    const gone = { adr, linkId: row?.id ?? '', ...at(real) }
    expect(await unlinkRecord(real.world.db, gone)).toBe(true)
    expect(await unlinkRecord(real.world.db, gone)).toBe(false)
    const isFelt = taken.verb === 'relates to' || isInForce(model, taken.from)
    model.links = model.links.filter((one) => one !== taken)
    bump(model, taken.from, ...(isFelt ? [taken.to] : []))
  },
  toString: () => `unlink ${place}`,
})

/** Somebody who looked at the page long ago. */
const late = (number: number): Step => ({
  check: (model) => exists(model, number),
  run: async (_, real) => {
    const adr = await stored(real, number)
    const stale = { adr, version: adr.version - 1, ...at(real) }
    expect(await settleRecord(real.world.db, { ...stale, status: 'accepted' })).toBe(false)
    expect(await deprecateRecord(real.world.db, { ...stale, reason: 'Over.' })).toBe(false)
  },
  toString: () => `late ${number}`,
})

const number = fc.integer({ min: 1, max: MOST })
const STEPS = [
  fc.constantFrom('proposed' as const, 'accepted' as const).map(write),
  fc
    .tuple(number, fc.constantFrom('accepted' as const, 'rejected' as const))
    .map((given) => settle(...given)),
  number.map(deprecate),
  fc.record({ from: number, to: number, verb: fc.constantFrom(...OWN_VERBS, 'supersedes') }).map(link),
  fc.record({ from: number, to: number, verb: fc.constant('supersedes' as const) }).map(link),
  fc.nat().map(unlink),
  number.map(late),
]

describe.each(ENGINES)('the records of a team on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.close())

  async function expectAsModelled(model: Model, real: Real) {
    for (const [index, { versions }] of model.records.entries()) {
      const number = index + 1
      const adr = await stored(real, number)
      expect(adr.record.status, `status of ${number}`).toBe(statusOf(model, number))
      expect(adr.version, `version of ${number}`).toBe(versions)
      const said = model.links.flatMap(({ from, to, verb }) => {
        if (from === number) return [`${verb} ${to}`]
        if (to !== number || (verb !== 'relates to' && !isInForce(model, from))) return []
        return [`${BACK[verb]} ${from}`]
      })
      expect(adr.record.links.map((one) => `${one.verb} ${one.number}`).sort()).toEqual(said.sort())
      const kept = await versionsOf(world, adr.id)
      expect(kept.map(({ version }) => version)).toEqual(Array.from({ length: versions }, (_, at) => at + 1))
      const { links, ...last } = JSON.parse(kept.at(-1)?.record ?? '{}') as AnyRecord
      // The titles and statuses of others move on; all else is as it was kept.
      expect({ ...last, links: links.map((one) => one.number) }).toEqual({
        ...adr.record,
        links: adr.record.links.map((one) => one.number),
      })
      for (const { record } of kept)
        expect(JSON.parse(record)).toMatchObject({
          number,
          kind: 'written',
          title: adr.record.title,
          tags: [],
        })
    }
  }

  test('are what a plain model says, whatever is done in whatever order', async () => {
    const actorId = await world.userId('ada')
    await fc.assert(
      fc.asyncProperty(fc.commands(STEPS, { maxCommands: 40 }), async (commands) => {
        const teamId = newId()
        await world.db
          .insertInto('teams')
          .values({ id: teamId, name: 'Quayside', adr_number: 0, public_at: null, created_at: '2026-01-01' })
          .execute()
        const real = { world, teamId, actorId }
        const model: Model = { records: [], links: [] }
        for (const status of ['accepted', 'proposed', 'accepted'] as const)
          await write(status).run(model, real)
        await fc.asyncModelRun(() => ({ model, real }), commands)
        await expectAsModelled(model, real)
      }),
      { numRuns: 25 },
    )
  }, 180_000)
})
