import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRound } from '../../src/actions/open-round.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { actionsIn, namesOf, openDraft } from '../helpers/drafts.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const ZIG = { kind: 'option', name: 'Zig', why: 'It is small.' }

describe.each(ENGINES)('suggestions on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await openDraft(world)
    path = `/decisions/${room.id}/suggestions`
  })
  afterEach(() => world.close())

  const post = async (person: Person, rest: string, fields: Record<string, string> = {}) =>
    (await world.as(person)).post(`${path}${rest}`, fields)
  const rows = () => world.db.selectFrom('suggestions').selectAll().orderBy('at').execute()
  const idOf = async (name: string) => (await rows()).find((row) => row.name === name)?.id ?? ''
  const fresh = () => world.room(room.id)

  test('are read by everybody in the room, with name and reason', async () => {
    expect((await post('bo', '', ZIG)).headers.get('Location')).toBe(path)
    for (const person of ['ada', 'bo', 'vera'] as const) {
      const { text } = await (await world.as(person)).page(path)
      expect(text).toMatch(/Zig ?Option, Bo, .*It is small\./)
    }
    const ada = await (await world.as('ada')).page(`/decisions/${room.id}`)
    expect(ada.text).toContain('Waiting for an answer: Zig (Bo).')
    expect((await (await world.as('mallory')).get(path)).status).toBe(404)
    expect((await fresh()).options.length).toBe(6)
  })

  test.each([
    [{ kind: 'option', name: '', why: 'Because.' }, 'name', 'Write the name of the option.'],
    [{ kind: 'criterion', name: 'Fun', why: ' ' }, 'why', 'Say in a sentence why.'],
    [{ kind: 'option', name: 'go', why: 'Because.' }, 'name', 'go is there already.'],
    [{ kind: 'room', name: 'Zig', why: 'Because.' }, 'kind', 'Say whether it is an option or a criterion.'],
    [{ kind: 'option', name: 'Zig', why: 'x'.repeat(1001) }, 'why', 'Use at most 1000 characters.'],
  ])('come back with the message and what was written: %#', async (fields, field, message) => {
    const response = await post('bo', '', fields)
    const page = await documentOf(response)
    expect([response.status, messageAt(page, field)]).toEqual([422, message])
    expect([inputOf(page, 'name'), inputOf(page, 'why')]).toEqual([fields.name, fields.why])
    expect(await rows()).toEqual([])
  })

  test('are made once by a double click, and not twice by two people', async () => {
    const both = await Promise.all([post('bo', '', ZIG), post('bo', '', ZIG)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    const page = await documentOf(await post('ada', '', { ...ZIG, name: 'ZIG' }))
    expect(messageAt(page, 'name')).toBe('Bo has suggested Zig already.')
    expect((await rows()).length).toBe(1)
    expect((await actionsIn(world, room)).filter((action) => action === 'suggestion_made').length).toBe(1)
  })

  test('wait for an answer twenty at a time', async () => {
    for (let n = 1; n <= 20; n++) await post('bo', '', { ...ZIG, name: `Option ${n}` })
    const response = await post('bo', '', ZIG)
    expect([response.status, textOf(await documentOf(response))]).toEqual([
      422,
      expect.stringContaining('You have 20 suggestions that wait'),
    ])
    await post('ada', `/${await idOf('Option 1')}/review`, { verdict: 'declined', note: 'Not that one.' })
    expect((await post('bo', '', ZIG)).status).toBe(303)
  })

  test('are withdrawn by whoever made them, while they are open', async () => {
    await post('bo', '', ZIG)
    const id = await idOf('Zig')
    expect((await post('ada', `/${id}/withdrawal`)).status).toBe(409)
    expect((await post('vera', `/${id}/withdrawal`)).status).toBe(403)
    const both = await Promise.all([post('bo', `/${id}/withdrawal`), post('bo', `/${id}/withdrawal`)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await rows()).toEqual([])
    expect((await actionsIn(world, room)).at(-1)).toBe('suggestion_withdrawn')
  })

  test('are out of reach from another room', async () => {
    await post('bo', '', ZIG)
    const other = await openDraft(world)
    const there = `/decisions/${other.id}/suggestions/${await idOf('Zig')}`
    await (await world.as('bo')).post(`${there}/withdrawal`)
    await (await world.as('ada')).post(`${there}/review`, { verdict: 'accepted', note: '' })
    expect((await rows()).map(({ name, verdict }) => [name, verdict])).toEqual([['Zig', null]])
    expect(await actionsIn(world, other)).not.toContain('suggestion_withdrawn')
  })

  test('come into a draft at once when they are accepted', async () => {
    await post('bo', '', ZIG)
    const id = await idOf('Zig')
    const both = await Promise.all([
      post('ada', `/${id}/review`, { verdict: 'accepted', note: '' }),
      post('ada', `/${id}/review`, { verdict: 'accepted', note: '' }),
    ])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(namesOf((await fresh()).options).slice(5)).toEqual(['Ruby', 'Zig'])
    expect((await actionsIn(world, room)).slice(-2)).toEqual(['option_added', 'suggestion_accepted'])
    expect((await post('bo', `/${id}/withdrawal`)).status).toBe(409)
    expect((await post('ada', `/${id}/review`, { verdict: 'declined', note: 'No.' })).status).toBe(409)
    expect((await (await world.as('bo')).page(path)).text).toMatch(/AnsweredZig accepted/)
  })

  test('are declined with a reason that everybody reads', async () => {
    await post('bo', '', { kind: 'criterion', name: 'Fun', why: 'We stay longer.' })
    const id = await idOf('Fun')
    const refused = await post('ada', `/${id}/review`, { verdict: 'declined', note: '' })
    expect([refused.status, messageAt(await documentOf(refused), `note-${id}`)]).toEqual([
      422,
      'Say in a sentence why not.',
    ])
    await post('ada', `/${id}/review`, { verdict: 'declined', note: 'It is in Hiring.' })
    expect((await (await world.as('vera')).page(path)).text).toContain('Ada: It is in Hiring.')
    expect((await fresh()).criteria.length).toBe(12)
  })

  test('that are there by now can’t be accepted', async () => {
    await post('bo', '', ZIG)
    const form = { kind: 'option', name: 'Zig', help: '', seen: '6' }
    await (await world.as('ada')).post(`/decisions/${room.id}/items`, form)
    const response = await post('ada', `/${await idOf('Zig')}/review`, { verdict: 'accepted', note: '' })
    expect([response.status, textOf(await documentOf(response))]).toEqual([
      422,
      expect.stringContaining('Zig is there already.'),
    ])
    expect((await fresh()).options.length).toBe(7)
  })

  test('that are accepted while the round is sealed come into it late', async () => {
    await (await world.as('ada')).post(`/decisions/${room.id}/start`)
    await world.vote('bo', room)
    await post('bo', '', ZIG)
    await post('ada', `/${await idOf('Zig')}/review`, { verdict: 'accepted', note: '' })
    expect((await fresh()).options[6]).toMatchObject({
      name: 'Zig',
      sinceRound: 1,
      lateAt: world.now().toISOString(),
    })
    const bo = await (await world.as('bo')).page(`/decisions/${room.id}`)
    expect(bo.text).toContain('One option was added since you voted.')
  })

  test('that are accepted after the reveal are asked in the next round', async () => {
    await (await world.as('ada')).post(`/decisions/${room.id}/start`)
    await post('bo', '', ZIG)
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    expect((await post('bo', '', { ...ZIG, name: 'Nim' })).status).toBe(409)
    expect((await (await world.as('ada')).page(path)).text).toContain('asked in the next round')
    await post('ada', `/${await idOf('Zig')}/review`, { verdict: 'accepted', note: '' })
    expect((await fresh()).options.length).toBe(6)
    await openRound(world.db, {
      room: await fresh(),
      ...{ asked: null, note: '', deadlineAt: null, timeZone: 'UTC', at: world.now() },
      actorId: await world.userId('ada'),
    })
    expect((await fresh()).options[6]).toMatchObject({ name: 'Zig', sinceRound: 2, lateAt: null })
  })

  test('of a criterion wait for the next round where a sealed ranking can’t take it in', async () => {
    const ranked = await openDraft(world, { importanceMethod: 'rank-sum', team: { name: 'Elsewhere' } })
    const ada = await world.as('ada')
    await ada.post(`/decisions/${ranked.id}/start`)
    await ada.post(`/decisions/${ranked.id}/suggestions`, {
      kind: 'criterion',
      name: 'Fun',
      why: 'We like it.',
    })
    const review = `/decisions/${ranked.id}/suggestions/${await idOf('Fun')}/review`
    expect((await ada.post(review, { verdict: 'accepted', note: '' })).status).toBe(303)
    expect((await world.room(ranked.id)).criteria.length).toBe(12)
    const kept = await world.db.selectFrom('criteria').selectAll().where('name', '=', 'Fun').execute()
    expect(kept).toMatchObject([{ since_round: 2, late_at: null }])
  })

  test.each([
    ['vera', '', 403],
    ['mallory', '', 404],
    ['bo', 'review', 403],
    ['vera', 'review', 403],
    ['mallory', 'review', 404],
  ] as const)('are not %s’s: %s', async (person, act, status) => {
    await post('bo', '', ZIG)
    const before = await dumpTables(world.db)
    const rest = act === '' ? '' : `/${await idOf('Zig')}/review`
    expect((await post(person, rest, { ...ZIG, name: 'Nim', verdict: 'accepted' })).status).toBe(status)
    expect((await dumpTables(world.db)).suggestions).toEqual(before.suggestions)
  })
})
