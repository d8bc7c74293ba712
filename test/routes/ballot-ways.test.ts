import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Result } from '../../src/advisor/types.ts'
import { type Answers, ratingField } from '../../src/domain/ballot.ts'
import type { Brief } from '../../src/domain/brief.ts'
import { importanceField } from '../../src/domain/importance.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { createWorld, type World } from '../helpers/world.ts'

const CRITERIA: Brief['criteria'] = [
  { key: null, name: 'What we know', help: '', kind: 'familiarity' },
  { key: null, name: 'Cost', help: '', kind: 'profile' },
  { key: null, name: 'Speed', help: '', kind: 'profile' },
]
const OPTIONS: Brief['options'] = ['Go', 'PHP'].map((name) => ({ key: null, name }))

type Export = {
  decision: Record<string, unknown>
  ballots: { name: string | null; answers: Answers }[]
  input: { ballots: unknown[]; seed: number }
  result: Result
}

describe.each(ENGINES)('other ways to fill a ballot on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  const open = (changes: Partial<Brief> = {}) =>
    world.openRoom({ criteria: CRITERIA, options: OPTIONS, quorum: 2, ...changes })

  const cast = async (person: 'ada' | 'bo', room: Room, form: Record<string, string>) =>
    (await world.as(person)).post(`/decisions/${room.id}/ballot`, form)

  const answersOf = async (person: 'ada' | 'bo'): Promise<Answers> => {
    const userId = await world.userId(person)
    const row = await world.db
      .selectFrom('ballots')
      .select('answers')
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    return JSON.parse(row.answers) as Answers
  }

  const exported = async (room: Room) => {
    const response = await (await world.as('bo')).get(`/decisions/${room.id}/export.json`)
    return (await response.json()) as Export
  }

  /** What is sent for the criteria in the room's order. */
  const saying = (room: Room, values: readonly string[]) =>
    Object.fromEntries(
      room.criteria.map(({ id }, index) => [importanceField(room.importanceMethod, id), values[index] ?? '']),
    )

  // Worked out by hand: rank-sum of three is 3:2:1, rank-order centroid 11:5:2, and two who share a place share both.
  const WAYS = [
    {
      importanceMethod: 'points',
      first: ['0', '80', '20'],
      second: ['50', '50', ''],
      weights: [0.25, 0.65, 0.1],
    },
    {
      importanceMethod: 'rank-sum',
      first: ['3', '1', '2'],
      second: ['1', '2', '3'],
      weights: [4 / 12, 5 / 12, 3 / 12],
    },
    {
      importanceMethod: 'rank-order-centroid',
      first: ['3', '1', '2'],
      second: ['1', '1', '3'],
      weights: [10 / 36, 19 / 36, 7 / 36],
    },
  ] as const

  test.each(WAYS)(
    'by $importanceMethod a ballot is cast, revised, revealed and ranked',
    async ({ importanceMethod, first, second, weights }) => {
      const room = await open({ importanceMethod, cellRatings: true })
      const [go, php] = room.options.map(({ id }) => id)
      const cost = room.criteria[1]?.id ?? ''
      const rated = {
        [ratingField(go ?? '', cost)]: '10',
        [ratingField(php ?? '', cost)]: '0',
      }
      const path = `/decisions/${room.id}/ballot`
      expect((await cast('bo', room, saying(room, second))).status).toBe(303)
      expect((await cast('bo', room, { ...saying(room, first), ...rated })).status).toBe(303)
      const own = await documentOf(await (await world.as('bo')).get(path))
      for (const [field, value] of Object.entries({ ...saying(room, first), ...rated }))
        expect([field, inputOf(own, field)]).toEqual([field, value])

      expect((await cast('ada', room, saying(room, second))).status).toBe(303)
      await world.reveal(room)
      const { decision, ballots, input, result } = await exported(room)
      expect(decision).toMatchObject({ importanceMethod, directVote: false, cellRatings: true })
      expect(ballots.length).toBe(2)
      expect(ballots.find(({ name }) => name === 'Bo')?.answers.ratings).toEqual({
        [go ?? '']: { [cost]: 10 },
        [php ?? '']: { [cost]: 0 },
      })
      expect(result.counted).toMatchObject({ ballots: 2, weights: 2, abstained: 0 })
      for (const [index, { weight }] of result.criteria.entries())
        expect(weight).toBeCloseTo(weights[index] ?? 0, 12)
      expect(result.leaderId).toBe(go)
      expect(result.gap).toBeCloseTo(100 * weights[1], 9)
      expect(input.seed).toBeGreaterThan(0)

      const results = await (await world.as('bo')).get(`/decisions/${room.id}/results`)
      expect([results.status, textOf(await documentOf(results))]).toEqual([
        200,
        expect.stringContaining('Go'),
      ])
    },
  )

  test('a guest comes by the invite, answers all there is, and finds it in the export', async () => {
    const room = await open({ importanceMethod: 'points', directVote: true, cellRatings: true })
    const invite = await world.invite(room)
    const joan = world.anonymous()
    const page = await documentOf(await joan.get(invite))
    expect(page.querySelectorAll('input[type=number][name^="points."]').length).toBe(3)
    const form = { ...ballotForm(room, { direct: 4, rating: 7 }), name: 'Joan' }
    expect((await joan.post(invite, form)).status).toBe(303)
    const back = await documentOf(await joan.get(`/decisions/${room.id}/ballot`))
    const [option, cost] = [room.options[0]?.id ?? '', room.criteria[1]?.id ?? '']
    expect(inputOf(back, `direct.${option}`)).toEqual(['4'])
    expect(inputOf(back, ratingField(option, cost))).toBe('7')

    await world.vote('bo', room, { direct: 0, rating: 1 })
    await world.reveal(room)
    const { decision, ballots } = await exported(room)
    expect(decision).toMatchObject({ importanceMethod: 'points', directVote: true, cellRatings: true })
    const given = ballots.find(({ name }) => name === 'Joan')?.answers
    expect(given?.direct).toEqual(Object.fromEntries(room.options.map(({ id }) => [id, 4])))
    expect(Object.values(given?.ratings ?? {}).map((row) => Object.values(row))).toEqual([
      [7, 7],
      [7, 7],
    ])
  })

  test('with hidden names the export names nobody beside their answers', async () => {
    const room = await open({ namesShown: false, directVote: true, cellRatings: true })
    await world.vote('ada', room, { direct: 5, rating: 9 })
    await world.vote('bo', room, { direct: 1, rating: 2 })
    await world.reveal(room)
    const response = await (await world.as('bo')).get(`/decisions/${room.id}/export.json`)
    const text = await response.text()
    const { ballots, result } = JSON.parse(text) as Export
    expect(ballots.map(({ name }) => name)).toEqual([null, null])
    expect(JSON.stringify([ballots, result])).not.toMatch(/\b(Bo|Ada)\b/)
    for (const person of ['ada', 'bo'] as const) expect(text).not.toContain(await world.userId(person))
  })

  test('points that are not 100 come back with what was typed, and the message at the group', async () => {
    const room = await open({ importanceMethod: 'points' })
    const response = await cast('bo', room, saying(room, ['60', '35', '']))
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, 'points')).toBe('Your points add up to 95. Share out 5 more.')
    expect(page.querySelector('#errors a')?.getAttribute('href')).toBe('#points')
    expect(room.criteria.map(({ id }) => inputOf(page, `points.${id}`))).toEqual(['60', '35', ''])
    expect(await world.db.selectFrom('ballots').selectAll().execute()).toEqual([])
  })

  test.each([
    ['points', 'points', '7.5', 'Give Cost a whole number of points from 0 to 100.'],
    ['rank-sum', 'place', '4', 'Choose a place from 1 to 3 for Cost, or leave it blank.'],
    ['rank-order-centroid', 'place', '0', 'Choose a place from 1 to 3 for Cost, or leave it blank.'],
  ] as const)('a wrong answer by %s is told at its field', async (importanceMethod, part, value, message) => {
    const room = await open({ importanceMethod })
    const response = await cast('bo', room, saying(room, ['1', value, '2']))
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, `${part}.${room.criteria[1]?.id}`)).toBe(message)
    expect(page.querySelectorAll('#errors li').length).toBe(1)
    expect(await world.db.selectFrom('ballots').selectAll().execute()).toEqual([])
  })

  test('wrong direct votes and ratings are told at their fields, in a fold that is open', async () => {
    const room = await open({ directVote: true, cellRatings: true })
    const [option, cost] = [room.options[0]?.id ?? '', room.criteria[1]?.id ?? '']
    const field = ratingField(option, cost)
    const response = await cast('bo', room, { [`direct.${option}`]: '6', [field]: '11' })
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, `direct.${option}`)).toBe('Say from 0 to 5 how happy you would be with Go.')
    expect(messageAt(page, field)).toBe('Rate Go from 0 to 10 on Cost.')
    expect(page.getElementById(field)?.closest('details')?.hasAttribute('open')).toBe(true)
    expect(page.querySelectorAll('details.rates[open]').length).toBe(1)
    expect(page.querySelectorAll('details.rates').length).toBe(2)
  })

  test('optional answers that the room does not ask for were made for another room', async () => {
    const room = await open()
    const [option, cost] = [room.options[0]?.id ?? '', room.criteria[1]?.id ?? '']
    for (const field of [`direct.${option}`, ratingField(option, cost), `points.${cost}`, `place.${cost}`]) {
      const response = await cast('bo', room, { comment: 'x', [field]: '1' })
      expect([field, response.status]).toEqual([field, 422])
      expect(textOf(await documentOf(response))).toContain('The room has changed')
    }
    const page = await documentOf(await (await world.as('bo')).get(`/decisions/${room.id}/ballot`))
    expect(page.querySelectorAll('[name^="direct."], details.rates').length).toBe(0)
  })

  test('a ballot without optional answers is stored as one always was, and read with them blank', async () => {
    const room = await open({ directVote: true, cellRatings: true })
    expect((await cast('bo', room, ballotForm(room))).status).toBe(303)
    expect(Object.keys(await answersOf('bo'))).toEqual(['importance', 'familiarity', 'willingness', 'vetoes'])
    const page = await documentOf(await (await world.as('bo')).get(`/decisions/${room.id}/ballot`))
    const [option, cost] = [room.options[0]?.id ?? '', room.criteria[1]?.id ?? '']
    expect([inputOf(page, `direct.${option}`), inputOf(page, ratingField(option, cost))]).toEqual([[], ''])
    await world.vote('ada', room)
    await world.reveal(room)
    expect((await exported(room)).result.counted.ballots).toBe(2)
  })

  test('all points left blank say nothing of what matters', async () => {
    const room = await open({ importanceMethod: 'points' })
    await world.vote('ada', room)
    const blank = { ...ballotForm(room), ...saying(room, []) }
    expect((await cast('bo', room, blank)).status).toBe(303)
    await world.reveal(room)
    expect((await exported(room)).result.counted).toMatchObject({ ballots: 2, weights: 1, abstained: 1 })
  })

  test('the largest room there is can be answered in full', async () => {
    const numbered = (word: string) => Array.from({ length: 40 }, (_, index) => `${word} ${index + 1}`)
    const room = await open({
      options: numbered('Option').map((name) => ({ key: null, name })),
      criteria: numbered('Criterion').map((name) => ({ key: null, name, help: '', kind: 'profile' })),
      importanceMethod: 'rank-sum',
      directVote: true,
      cellRatings: true,
    })
    const form = ballotForm(room, { direct: 5, rating: 10 })
    for (const { id } of room.options)
      Object.assign(form, { [`willingness.${id}`]: '2', [`vetoes.${id}`]: '' })
    expect((await cast('bo', room, form)).status).toBe(303)
    const { direct, ratings } = await answersOf('bo')
    expect(Object.keys(direct ?? {}).length).toBe(40)
    expect(Object.values(ratings ?? {}).flatMap((row) => Object.values(row)).length).toBe(1600)
  })
})
