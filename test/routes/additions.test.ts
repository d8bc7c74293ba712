import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addLateItem } from '../../src/actions/add-late-item.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Room } from '../../src/domain/room.ts'
import { verifyFile } from '../../src/verify-file.ts'
import { ENGINES } from '../helpers/database.ts'
import { actionsIn, namesOf } from '../helpers/drafts.ts'
import { exportOf } from '../helpers/exports.ts'
import { useFiles } from '../helpers/files.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt } from '../helpers/html.ts'
import { createWorld, type World } from '../helpers/world.ts'

const LATE = { kind: 'option', name: 'Zig', help: '', options: '6', criteria: '12' }

describe.each(ENGINES)('an addition to a sealed round on %s', (engine) => {
  const files = useFiles()
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}`
    await world.vote('bo', room, { importance: 4, familiarity: 3, comment: 'As before.' })
  })
  afterEach(() => world.close())

  const fresh = () => world.room(room.id)
  const add = async (fields: Record<string, string> = LATE) =>
    (await world.as('ada')).post(`${path}/additions`, fields)
  const answersOf = async (name: string) => {
    const row = await world.db
      .selectFrom('ballots')
      .select('answers')
      .where('name', '=', name)
      .executeTakeFirst()
    return JSON.parse(row?.answers ?? 'null')
  }

  test('asks only those who voted for what is missing, and keeps the rest of their ballot', async () => {
    expect((await add()).headers.get('Location')).toBe(path)
    const now = await fresh()
    const zig = now.options[6]?.id ?? ''
    const bo = await world.as('bo')
    const page = await bo.page(path)
    expect(page.document.querySelector('.btn-main')?.textContent).toBe('Answer what is new')
    expect(page.text).toContain('One option was added since you voted. The rest of your ballot stands.')

    const { document: ballot } = await bo.page(`${path}/ballot`)
    expect(ballot.querySelector('#news')?.textContent).toBe('One option was added: Zig')
    const first = ballot.querySelector('input[type=radio]')
    expect(first?.getAttribute('name')).toBe(`familiarity.${zig}`)
    const go = now.options[2]?.id
    const known = ballot.querySelector(`[name="familiarity.${go}"]`)
    expect(known?.closest('details.fold')?.hasAttribute('open')).toBe(false)
    expect(inputOf(ballot, `familiarity.${go}`)).toEqual(['3'])
    expect(inputOf(ballot, `familiarity.${zig}`)).toEqual([])
    expect(inputOf(ballot, 'late')).toBe(zig)

    const before = await answersOf('Bo')
    const form = { ...ballotForm(room, { importance: 4, familiarity: 3, comment: 'As before.' }), late: zig }
    await bo.post(`${path}/ballot`, { ...form, [`familiarity.${zig}`]: '1' })
    expect(await answersOf('Bo')).toEqual({
      ...before,
      familiarity: { ...before.familiarity, [zig]: 1 },
      late: [zig],
    })
    expect((await bo.page(path)).text).not.toContain('since you voted')
    expect((await bo.page(`${path}/ballot`)).document.querySelector('#news')).toBeNull()
  })

  test('is asked with the rest of whoever has not voted', async () => {
    await add()
    const now = await fresh()
    const { document: ballot } = await (await world.as('ada')).page(`${path}/ballot`)
    expect([ballot.querySelector('#news'), ballot.querySelectorAll('.opt').length]).toEqual([null, 7])
    const joiner = await world.anonymous().page(await world.invite(room))
    expect(inputOf(joiner.document, 'late')).toBe(now.options[6]?.id)
  })

  test('keeps a half-filled ballot valid, which then has not been asked', async () => {
    const filled = ballotForm(room, { importance: 2 })
    await add()
    expect((await (await world.as('ada')).post(`${path}/ballot`, filled)).status).toBe(303)
    expect(await answersOf('Ada')).not.toHaveProperty('late')
    expect((await (await world.as('ada')).page(path)).text).toContain('One option was added since you voted.')
  })

  test('counts a veto among those who were asked, and says how many were', async () => {
    await add()
    const zig = (await fresh()).options[6]?.id ?? ''
    const form = { ...ballotForm(await fresh()), late: zig, [`vetoes.${zig}`]: 'Nobody here knows it.' }
    await (await world.as('ada')).post(`${path}/ballot`, form)
    await world.reveal(room)
    const { result: stored } = await world.db.selectFrom('rounds').select('result').executeTakeFirstOrThrow()
    const result = JSON.parse(stored ?? '') as FullResult
    expect(result.options[6]).toMatchObject({ asked: 1, vetoes: 1, excluded: { kind: 'veto', found: 1 } })
    expect(verifyFile(files.file(await exportOf(world, room.id)))).toMatchObject({ exitCode: 0 })
    const page = await (await world.as('vera')).page(`${path}/results`)
    expect(page.text).toContain('Zig came late: one of two ballots was asked about it.')
  })

  test('of a criterion is skipped by the ballots before it, never zero', async () => {
    await add({ ...LATE, kind: 'criterion', name: 'Fun', help: 'Do we like it?' })
    const fun = (await fresh()).criteria[12]
    expect(fun).toMatchObject({ name: 'Fun', help: 'Do we like it?', lateAt: world.now().toISOString() })
    const bo = await (await world.as('bo')).page(`${path}/ballot`)
    expect(bo.document.querySelector('input[type=radio]')?.getAttribute('name')).toBe(`importance.${fun?.id}`)
    await world.vote('ada', await fresh())
    await world.reveal(room)
    const { result } = await world.db.selectFrom('rounds').select('result').executeTakeFirstOrThrow()
    expect((JSON.parse(result ?? '') as FullResult).criteria[12]).toMatchObject({ answered: 1, skipped: 1 })
  })

  test.each(['points', 'rank-sum', 'rank-order-centroid'] as const)(
    'of a criterion is refused in words with %s, one of an option is not',
    async (importanceMethod) => {
      const other = await world.openRoom({ importanceMethod, team: { name: 'Elsewhere' } })
      const ada = await world.as('ada')
      const page = await ada.page(`/decisions/${other.id}/additions`)
      expect(page.text).toContain('No criterion can be added to this round.')
      expect(page.document.querySelectorAll('input[name=kind]').length).toBe(1)
      const refused = await ada.post(`/decisions/${other.id}/additions`, {
        ...LATE,
        kind: 'criterion',
        name: 'Fun',
      })
      expect([refused.status, messageAt(await documentOf(refused), 'name')]).toEqual([
        422,
        expect.stringContaining('It can come with the next round.'),
      ])
      expect((await ada.post(`/decisions/${other.id}/additions`, LATE)).status).toBe(303)
      const now = await world.room(other.id)
      expect([now.options.length, now.criteria.length]).toEqual([7, 12])
    },
  )

  test.each([
    [{ ...LATE, name: '' }, 'name', 'Write the name of the option.'],
    [{ ...LATE, name: 'GO' }, 'name', 'GO is there already.'],
    [{ ...LATE, kind: '' }, 'kind', 'Say whether it is an option or a criterion.'],
  ])('comes back with the message and what was written: %#', async (fields, field, message) => {
    const response = await add(fields)
    const page = await documentOf(response)
    expect([response.status, messageAt(page, field), inputOf(page, 'name')]).toEqual([
      422,
      message,
      fields.name,
    ])
    expect((await fresh()).options.length).toBe(6)
  })

  test('comes once with a double click, with one event', async () => {
    expect((await Promise.all([add(), add()])).map(({ status }) => status)).toEqual([303, 303])
    expect(namesOf((await fresh()).options).slice(5)).toEqual(['Ruby', 'Zig'])
    expect((await actionsIn(world, room)).filter((action) => action === 'option_added').length).toBe(1)
  })

  test('comes before the reveal and is in its result, or after it and not at all', async () => {
    await world.vote('ada', room)
    const read = await fresh()
    const by = { actorId: await world.userId('ada'), at: world.now() }
    const fields = { name: 'Zig', help: '' }
    const [added, revealed] = await Promise.all([
      addLateItem(world.db, { room: read, kind: 'option', fields, seen: 6, ...by }),
      revealRound(world.db, { room: read, ...by }),
    ])
    const { result } = await world.db.selectFrom('rounds').select('result').executeTakeFirstOrThrow()
    const asked = (JSON.parse(result ?? '') as FullResult).options.length
    expect([revealed, asked, (await fresh()).options.length]).toEqual([
      true,
      added.ok ? 7 : 6,
      added.ok ? 7 : 6,
    ])
    expect((await add({ ...LATE, name: 'Nim' })).status).toBe(409)
  })

  test.each([
    ['bo', 403],
    ['vera', 403],
    ['mallory', 404],
  ] as const)('is not made by %s', async (person, status) => {
    const browser = await world.as(person)
    expect((await browser.get(`${path}/additions`)).status).toBe(status)
    expect((await browser.post(`${path}/additions`, LATE)).status).toBe(status)
    expect((await fresh()).options.length).toBe(6)
  })

  test('looks the same whatever was answered before it', async () => {
    await add()
    for (const person of ['ada', 'vera'] as const)
      expect((await (await world.as(person)).page(path)).text).not.toContain('since you voted')
  })
})
