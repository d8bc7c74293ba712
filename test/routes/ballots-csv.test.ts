import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { exportOf } from '../helpers/exports.ts'
import { ballotForm, roundForm } from '../helpers/forms.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const FORMULA = '=HYPERLINK("https://example.org","Click")'

describe.each(ENGINES)('the ballots of a room as CSV on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  const get = async (room: Room, person: Person = 'bo', query = '') =>
    (await world.as(person)).get(`/decisions/${room.id}/ballots.csv${query}`)
  const read = async (room: Room): Promise<Record<string, string>[]> =>
    parse(await (await get(room)).text(), { columns: true })
  const voted = async (changes = {}) => {
    const room = await world.openRoom(changes)
    const [first, second] = room.options
    await (await world.as('ada')).post(`/decisions/${room.id}/ballot`, {
      ...ballotForm(room, { importance: 4, familiarity: 3, comment: FORMULA, direct: 5, rating: 8 }),
      [`importance.${room.criteria[0]?.id}`]: 'cant-judge',
      [`vetoes.${first?.id}`]: '-5 degrees,\nand "cold"',
      [`willingness.${second?.id}`]: '2',
    })
    await world.vote('bo', room, { importance: 2, familiarity: 1, direct: 1, rating: 3 })
    await world.reveal(room)
    return world.room(room.id)
  }

  test('have a row for each ballot, a column for each question, and nothing that is computed', async () => {
    const room = await voted({ directVote: true, cellRatings: true })
    const answer = await get(room)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
    ])
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="ballots-[\w-]{22}\.csv"/,
    )
    const rows = await read(room)
    const [first, second] = room.options
    const [asked, next] = room.criteria
    expect(rows.map(({ name }) => name).sort()).toEqual(['Ada', 'Bo'])
    const ada = rows.find(({ name }) => name === 'Ada')
    expect(ada).toMatchObject({
      round: '1',
      comment: `'${FORMULA}`,
      [`importance: ${asked?.name}`]: 'can’t judge',
      [`importance: ${next?.name}`]: '4',
      [`familiarity: ${first?.name}`]: '3',
      [`willingness: ${first?.name}`]: '',
      [`willingness: ${second?.name}`]: '2',
      [`direct: ${first?.name}`]: '5',
      [`could not work with: ${first?.name}`]: '\'-5 degrees,\nand "cold"',
    })
    expect(Object.keys(ada ?? {}).filter((heading) => heading.startsWith('rating: '))).toHaveLength(
      room.options.length * room.criteria.filter(({ kind }) => kind === 'profile').length,
    )
    const text = await (await get(room)).text()
    expect(text).toContain(',4,')
    const bytes = await (await get(room, 'bo', '?bom')).bytes()
    expect([...bytes.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x22])
  })

  test('are the same ballots as the export has, each by its receipt', async () => {
    const room = await voted()
    const exported = await exportOf(world, room.id)
    const rows = await read(room)
    expect(rows.map(({ receipt }) => receipt)).toEqual(
      exported.ballots.map(({ receipt }: { receipt: string }) => receipt),
    )
    expect(Object.keys(rows[0] ?? {}).some((heading) => /^(direct|rating): /.test(heading))).toBe(false)
  })

  test.each<[string, Partial<Room>]>([
    ['hides names', { namesShown: false }],
    ['is anonymous', { namesShown: false, anonymous: true }],
  ])('name nobody where the room %s', async (_, changes) => {
    const room = await voted(changes)
    const text = await (await get(room)).text()
    expect(text).not.toMatch(/Ada|Bo\b|name"/)
    expect(text).not.toContain('2026-11-23')
    const receipts = (await read(room)).map(({ receipt }) => receipt)
    expect(receipts).toEqual(receipts.toSorted())
  })

  test('are for those in the room, after the reveal, and not of one ballot alone', async () => {
    const room = await world.openRoom()
    await world.vote('bo', room, { comment: 'CANARY' })
    const sealed = await get(room, 'ada')
    expect([sealed.status, await sealed.text()]).toEqual([409, expect.not.stringContaining('CANARY')])
    await world.reveal(room)
    const alone = await get(room, 'ada')
    expect([alone.status, await alone.text()]).toEqual([
      409,
      expect.stringContaining('Only one person has voted'),
    ])
    expect((await get(room, 'vera')).status).toBe(409)
    expect((await get(room, 'mallory')).status).toBe(404)
    expect((await world.anonymous().get(`/decisions/${room.id}/ballots.csv`)).status).toBe(404)
    const seen = await world.openRoom()
    await world.vote('ada', seen)
    await world.vote('bo', seen)
    await world.reveal(seen)
    expect((await get(seen, 'vera')).status).toBe(200)
  })

  test('stay those of the round before while a further one is sealed, and come from both after it', async () => {
    const room = await voted()
    const [dropped, ...keep] = room.options
    await (await world.as('ada')).post(
      `/decisions/${room.id}/rounds`,
      roundForm(room, { keep: keep.map(({ id }) => id), ownOptions: 'Elixir' }),
    )
    const before = await (await get(room)).text()
    const second = await world.room(room.id)
    await world.vote('bo', second, { importance: 5, comment: 'CANARY' })
    expect(await (await get(room)).text()).toBe(before)
    await world.vote('ada', second)
    await world.reveal(second)
    const rows = await read(room)
    expect(rows.map(({ round }) => round)).toEqual(['1', '1', '2', '2'])
    expect(rows.map((row) => row[`familiarity: ${dropped?.name}`]).sort()).toEqual(['', '', '1', '3'])
    expect(rows.map((row) => row['familiarity: Elixir'])).toEqual(['', '', '2', '2'])
  })
})
