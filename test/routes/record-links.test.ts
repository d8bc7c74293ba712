import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { recordOf, versionsOf, writeRecord } from '../helpers/records.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('links between records on %s', (engine) => {
  let world: World
  let room: Room
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    await world.decide(room, { title: 'Build the queue on Node.js' })
  })
  afterEach(() => world.close())

  const record = (number: number) => `/teams/${room.team.id}/adrs/${number}`
  const links = (number: number) => `${record(number)}/links`
  const stored = (number: number) => recordOf(world, room.team.id, number)
  const write = (given = {}) => writeRecord(world, room.team.id, given)
  const link = async (from: number, verb: string, to: number) =>
    (await world.as('bo')).post(links(from), { verb, record: String(to) })
  const mainOf = async (path: string) => textOf((await (await world.as('vera')).page(path)).document as never)
  const verbs = async (number: number) =>
    (await stored(number)).record.links.map((one) => `${one.verb} ${one.number}`)
  const history = async () => mainOf(`/decisions/${room.id}/history`)

  test('a successor in force replaces the old one at once, on both sides', async () => {
    await write({ title: 'Build the queue on Go' })
    expect((await link(2, 'supersedes', 1)).headers.get('Location')).toBe(links(2))
    expect([(await stored(1)).record.status, await verbs(1), await verbs(2)]).toEqual([
      'superseded',
      ['superseded by 2'],
      ['supersedes 1'],
    ])
    const old = (await (await world.as('vera')).page(record(1))).document
    expect(old.querySelector('.aside-madder')?.textContent).toContain(
      'Superseded by ADR-0002 Build the queue on Go on 2026-11-23.',
    )
    expect(old.querySelector('.aside-madder a')?.getAttribute('href')).toBe(record(2))
    expect(old.querySelector('article')?.textContent).toContain('Chosen option: "Node.js"')
    expect(await mainOf(record(2))).toContain('Supersedes ADR-0001 Build the queue on Node.js superseded')
    expect(await history()).toContain('The record was superseded by ADR-0002.')
    const file = await (await (await world.as('bo')).get(`/decisions/${room.id}/adr.md`)).text()
    expect(file).toContain('\nstatus: superseded by ADR-0002\n')
    const log = await mainOf(`/teams/${room.team.id}/adrs`)
    expect(log).toMatch(/Build the queue on Node\.js.*superseded/)
    expect((await versionsOf(world, (await stored(1)).id)).map(({ action, note }) => [action, note])).toEqual(
      [
        ['recorded', ''],
        ['superseded', 'superseded by ADR-0002'],
      ],
    )
  })

  test('a proposal changes nothing but itself until it is accepted', async () => {
    await write({ title: 'Build the queue on Go', status: 'proposed' })
    const before = await stored(1)
    expect((await link(2, 'supersedes', 1)).status).toBe(303)
    expect(await stored(1)).toEqual(before)
    expect(await mainOf(record(1))).toContain('ADR-0002 Build the queue on Go (proposed) would replace this.')
    const own = await mainOf(record(2))
    expect(own).toContain(
      'Then it replaces ADR-0001 Build the queue on Node.js; until then that one stands as it is.',
    )
    const bo = await world.as('bo')
    expect((await bo.post(`${record(2)}/status`, { status: 'accepted', version: '2' })).status).toBe(303)
    expect([(await stored(1)).record.status, await verbs(1)]).toEqual(['superseded', ['superseded by 2']])
  })

  test('a proposal that is rejected never touches the old one', async () => {
    await write({ status: 'proposed' })
    await link(2, 'supersedes', 1)
    const before = await stored(1)
    await (await world.as('bo')).post(`${record(2)}/status`, { status: 'rejected', version: '2' })
    expect(await stored(1)).toEqual(before)
    const page = await mainOf(record(1))
    expect(page).toContain('Would have been replaced by ADR-0002')
    expect(page).not.toContain('would replace this')
  })

  test('several may replace one; taken off, it stands again when nothing replaces it any more', async () => {
    for (const title of ['Go for the intake', 'Rust for the rest']) await write({ title })
    await link(2, 'supersedes', 1)
    await link(3, 'supersedes', 1)
    expect(await mainOf(record(1))).toMatch(
      /Superseded by ADR-0002 Go for the intake and ADR-0003 Rust for the rest on/,
    )
    const bo = await world.as('bo')
    const removal = async (number: number) => {
      const page = await documentOf(await bo.get(links(number)))
      return {
        path: page.querySelector('form[action$=removal]')?.getAttribute('action') ?? '',
        said: page.querySelector('form[action$=removal] .note')?.textContent,
      }
    }
    const first = await removal(2)
    expect(first.said).toBe('Taken off, ADR-0001 stays superseded by ADR-0003.')
    for (const _ of [1, 2]) expect((await bo.post(first.path)).headers.get('Location')).toBe(links(2))
    expect([(await stored(1)).record.status, await verbs(1)]).toEqual(['superseded', ['superseded by 3']])
    const second = await removal(3)
    expect(second.said).toBe('Taken off, ADR-0001 is accepted again, because nothing else replaces it.')
    await bo.post(second.path)
    expect([(await stored(1)).record.status, await verbs(1)]).toEqual(['accepted', []])
    expect((await versionsOf(world, (await stored(1)).id)).map(({ action }) => action)).toEqual([
      'recorded',
      'superseded',
      'superseded',
      'unlinked',
      'unlinked',
    ])
    expect(await history()).toContain('Bo took a link off the record: superseded by ADR-0003.')
  })

  test('what was deprecated before it was replaced is deprecated again', async () => {
    await write()
    const ada = await world.as('ada')
    await ada.post(`${record(1)}/status`, { status: 'deprecated', version: '1', reason: 'Over.' })
    await link(2, 'supersedes', 1)
    const page = await documentOf(await ada.get(links(2)))
    expect(textOf(page)).toContain('ADR-0001 is deprecated again')
    await ada.post(page.querySelector('form[action$=removal]')?.getAttribute('action') ?? '')
    expect((await stored(1)).record.status).toBe('deprecated')
  })

  test('amending says so on both sides, relating in both directions', async () => {
    await write({ title: 'Drop old orders' })
    await link(2, 'amends', 1)
    expect([(await stored(1)).record.status, await verbs(1)]).toEqual(['accepted', ['amended by 2']])
    expect(await mainOf(record(1))).toContain('Amended by ADR-0002 Drop old orders.')
    await write({ title: 'Name the queues', status: 'proposed' })
    await link(3, 'relates to', 1)
    await link(3, 'relates to', 1)
    expect(await verbs(1)).toEqual(['amended by 2', 'relates to 3'])
    // Said already by the other side, and taken off from there.
    const ada = await world.as('ada')
    await ada.post(links(1), { verb: 'relates to', record: '3' })
    const page = await documentOf(await ada.get(links(1)))
    const forms = [...page.querySelectorAll('form[action$=removal]')]
    expect(forms).toHaveLength(1)
    await ada.post(forms[0]?.getAttribute('action') ?? '')
    expect([await verbs(1), await verbs(3)]).toEqual([['amended by 2'], []])
  })

  test.each([
    ['supersedes', '2', 'can’t be linked to itself'],
    ['supersedes', 'ADR-0099', 'There is no ADR-0099 in this log.'],
    ['supersedes', '3', 'ADR-0003 is proposed. Only what was accepted can be replaced.'],
    ['supersedes', '4', 'ADR-0004 replaces ADR-0002 itself'],
    ['amends', '1', 'This record relates'],
    ['amends', '1, 4', 'Write the number of one record'],
    ['relates to', '', 'Write the number of one record'],
    ['amends', '"><script>', 'Write the number of one record'],
  ])('%s %j is refused with what was typed kept: %s', async (verb, typed, message) => {
    await write()
    await write({ status: 'proposed' })
    await write({ links: [{ verb: 'supersedes', toId: (await stored(2)).id }] })
    if (message.startsWith('This record relates')) {
      await link(2, 'supersedes', 1)
      message = 'This record supersedes ADR-0001 already. Take that link off first.'
    }
    const rows = await countRows(world.db, 'adr_links')
    const response = await (await world.as('bo')).post(links(2), { verb, record: typed })
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'record')]).toEqual([422, expect.stringContaining(message)])
    expect([inputOf(page, 'record'), inputOf(page, 'verb')]).toEqual([typed, verb])
    expect(await countRows(world.db, 'adr_links')).toBe(rows)
  })

  test('a verb there is none of is 404', async () => {
    await write()
    for (const verb of ['', 'superseded by', 'hates', '__proto__'])
      expect((await (await world.as('bo')).post(links(2), { verb, record: '1' })).status).toBe(404)
  })

  test('are made by whoever may change the record, within its team', async () => {
    await write()
    const everybody = ['ada', 'bo', 'vera', 'mallory'] as const
    const codes = async (
      path: string,
      form?: Record<string, string>,
      people: typeof everybody | readonly ['vera', 'mallory'] = everybody,
    ) =>
      Promise.all(
        people.map(async (person) => {
          const browser = await world.as(person)
          return (form ? await browser.post(path, form) : await browser.get(path)).status
        }),
      )
    expect(await codes(links(1))).toEqual([200, 403, 403, 404])
    expect(await codes(links(2))).toEqual([200, 200, 403, 404])
    expect(await codes(links(2), { verb: 'relates to', record: '1' })).toEqual([303, 303, 403, 404])
    const { id } = await world.db.selectFrom('adr_links').select('id').executeTakeFirstOrThrow()
    expect(await codes(`${links(2)}/${id}/removal`, {}, ['vera', 'mallory'])).toEqual([403, 404])
    expect((await world.anonymous().get(links(2))).status).toBe(404)
    expect(
      await world
        .anonymous()
        .get(record(2))
        .then(({ status }) => status),
    ).toBe(404)
    // Mallory’s own record takes no link of another team’s off, nor links to it.
    const own = await world.openRoom({ team: { name: 'Elsewhere' } as never })
    const theirs = await writeRecord(world, own.team.id)
    const ada = await world.as('ada')
    expect((await ada.post(`/teams/${own.team.id}/adrs/1/links/${id}/removal`)).status).toBe(303)
    expect(
      (await ada.post(`/teams/${own.team.id}/adrs/1/links`, { verb: 'amends', record: '2' })).status,
    ).toBe(422)
    expect(theirs.record.links).toEqual([])
    expect(
      (await ada.post(links(2), { verb: 'amends', record: '1' }, { 'Sec-Fetch-Site': 'cross-site' })).status,
    ).toBe(403)
    expect(await countRows(world.db, 'adr_links')).toBe(1)
  })

  test('are made once by a form that is sent many times at once', async () => {
    await write()
    const sent = await Promise.all(Array.from({ length: 6 }, () => link(2, 'supersedes', 1)))
    expect(sent.map(({ status }) => status)).toEqual(Array(6).fill(303))
    expect((await stored(1)).version).toBe(2)
    expect(await countRows(world.db, 'adr_links')).toBe(1)
  })

  test('made crosswise at once never close a circle, and nobody waits for ever', async () => {
    await write()
    await write()
    const sent = await Promise.all(
      Array.from({ length: 10 }, (_, at) => (at % 2 ? link(2, 'supersedes', 3) : link(3, 'supersedes', 2))),
    )
    const codes = sent.map(({ status }) => status)
    expect(codes.filter((code) => code !== 303 && code !== 422)).toEqual([])
    expect(await world.db.selectFrom('adr_links').select('verb').execute()).toEqual([{ verb: 'supersedes' }])
    const statuses = [(await stored(2)).record.status, (await stored(3)).record.status].sort()
    expect(statuses).toEqual(['accepted', 'superseded'])
  })
})
