import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scoreFile } from '../../src/score-file.ts'
import { verifyFile } from '../../src/verify-file.ts'
import { ENGINES } from '../helpers/database.ts'
import { type Export, exportOf } from '../helpers/exports.ts'
import { useFiles } from '../helpers/files.ts'
import { ballotForm, roundForm } from '../helpers/forms.ts'
import { createWorld, type World } from '../helpers/world.ts'

/** Two rounds with a score set after either reveal, an option dropped and one added. */
async function twoRounds(world: World, changes = {}) {
  const room = await world.openRoom(changes)
  const ada = await world.as('ada')
  const bo = await world.as('bo')
  await world.vote('ada', room, { importance: 4, familiarity: 3 })
  await bo.post(`/decisions/${room.id}/ballot`, {
    ...ballotForm(room, { importance: 2, familiarity: 1 }),
    [`importance.${room.criteria[1]?.id}`]: '5',
  })
  await world.reveal(room)
  await setScore(world, room.id, '2.5')
  const [, ...keep] = room.options.map(({ id }) => id)
  const form = roundForm(await world.room(room.id), { keep, ownOptions: 'Elixir', note: 'Talked.' })
  await ada.post(`/decisions/${room.id}/rounds`, form)
  const second = await world.room(room.id)
  if (second.round.number !== 2) throw new Error('The second round is not open.')
  return { first: room, second }
}

async function setScore(world: World, id: string, score: string) {
  const room = await world.room(id)
  const criterion = room.criteria.find(({ kind }) => kind === 'profile')?.id ?? ''
  const page = `/decisions/${id}/profile/${room.options[1]?.id}/${criterion}`
  const last = await world.db
    .selectFrom('cell_overrides')
    .select('seq')
    .where('decision_id', '=', id)
    .where('option_id', '=', room.options[1]?.id ?? '')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  const bo = await world.as('bo')
  const form = { score, reason: 'We measured it.', seen: String(last?.seq ?? 0) }
  const answer = await bo.post(page, form)
  if (answer.status !== 303) throw new Error(`${answer.status} instead of a changed score.`)
}

async function voteAgain(world: World, id: string) {
  const room = await world.room(id)
  await world.vote('ada', room, { importance: 3, familiarity: 3 })
  await world.vote('bo', room, { importance: 4, familiarity: 1 })
  await world.reveal(room)
  await setScore(world, id, '9')
}

describe.each(ENGINES)('the export of a room with two rounds on %s', (engine) => {
  const { file } = useFiles()
  let world: World
  let room: Export
  beforeAll(async () => {
    world = await createWorld(engine)
    const { second } = await twoRounds(world)
    await voteAgain(world, second.id)
    room = await exportOf(world, second.id)
  }, 120_000)
  afterAll(() => world.close())

  const tampered = (change: (copy: Export) => void) => {
    const copy = structuredClone(room)
    change(copy)
    return verifyFile(file(copy))
  }

  test('has both, the latest at the top as well', () => {
    expect(room.round.number).toBe(2)
    expect(room.rounds.map(({ number }: Export) => number)).toEqual([1, 2])
    const [first, second] = room.rounds
    expect(second).toMatchObject({
      note: 'Talked.',
      ballots: room.ballots,
      input: room.input,
      result: room.result,
    })
    expect(first.options.map(({ name }: Export) => name)).not.toContain('Elixir')
    expect(second.options.map(({ name }: Export) => name)).toContain('Elixir')
    expect(first.input.profile).not.toEqual(second.input.profile)
  })

  test('verifies, each round by the profile it had', () => {
    expect(tampered(() => {})).toEqual({
      exitCode: 0,
      line: 'equal: the result follows from the 2 ballots, that of the earlier round likewise, and the history from its events',
    })
  })

  test('is scored by its latest round', () => {
    expect(JSON.parse(scoreFile(file(room))).leaderId).toBe(room.result.leaderId)
  })

  test.each<[what: string, change: (copy: Export) => void, path: string]>([
    [
      'an answer of the earlier round',
      ({ rounds }) => {
        const { importance } = rounds[0].ballots[0].answers
        const [id] = Object.keys(importance)
        importance[id ?? ''] = importance[id ?? ''] === 1 ? 2 : 1
      },
      'rounds[0].input.ballots[0].importance',
    ],
    [
      'its result',
      ({ rounds }) => (rounds[0].result.options[0].score += 1),
      'rounds[0].result.options[0].score',
    ],
    ['its profile', ({ rounds }) => (rounds[0].input.profile[1][1] = 0.1), 'rounds[0].input.profile'],
    [
      'away a ballot of it',
      ({ rounds }) => {
        rounds[0].ballots.pop()
        rounds[0].input.ballots.pop()
      },
      'history.events',
    ],
    [
      'all of it',
      ({ rounds }) => Object.assign(rounds[0], { ballots: null, input: null, result: null }),
      'rounds[0].ballots',
    ],
    ['away the round', ({ rounds }) => rounds.shift(), 'rounds'],
    ['away both', (copy) => delete copy.rounds, 'rounds'],
    ['the latest, but not at the top', ({ rounds }) => (rounds[1].result.gap += 1), 'rounds[1].result.gap'],
    ['when a score was set', ({ changes }) => (changes[0].seq += 100), 'changes[0].seq'],
  ])('tells who changed %s', (_, change, path) => {
    const { exitCode, line } = tampered(change)
    expect([exitCode, line]).toEqual([1, expect.stringContaining(`differs at ${path}`)])
  })
})

describe.each(ENGINES)('while a further round is sealed on %s', (engine) => {
  const { file } = useFiles()
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.close())

  test('the export is that of the round before, whatever is voted', async () => {
    const { second } = await twoRounds(world)
    const text = async () => (await (await world.as('ada')).get(`/decisions/${second.id}/export.json`)).text()
    const before = await text()
    for (const importance of [1, 5, 2]) {
      await world.vote('bo', second, { importance, comment: 'CANARY' })
      expect(await text()).toBe(before)
    }
    expect(before).not.toContain('CANARY')
    const room = JSON.parse(before)
    expect([room.round.number, room.rounds.length]).toEqual([1, 1])
    expect(room.history.events.at(-1).action).toBe('round_opened')
    expect(verifyFile(file(room)).line).toMatch(/^equal: /)
  })

  test('a round of one ballot leaves nothing of it in the export', async () => {
    const room = await world.openRoom()
    await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, ballotForm(room, { comment: 'CANARY' }))
    await world.reveal(room)
    const ada = await world.as('ada')
    await ada.post(`/decisions/${room.id}/rounds`, roundForm(await world.room(room.id)))
    expect((await ada.get(`/decisions/${room.id}/export.json`)).status).toBe(409)
    const second = await world.room(room.id)
    await world.vote('ada', second)
    await world.vote('bo', second)
    await world.reveal(second)
    const found = await exportOf(world, room.id)
    expect(found.rounds[0]).toMatchObject({ number: 1, ballots: null, input: null, result: null })
    expect(JSON.stringify(found)).not.toContain('CANARY')
    expect(verifyFile(file(found))).toEqual({
      exitCode: 3,
      line: expect.stringContaining('round 1 can’t be checked, because its one ballot is left out'),
    })
  })

  test('names stay hidden in every round of a room that hides them', async () => {
    const { second } = await twoRounds(world, { namesShown: false })
    await voteAgain(world, second.id)
    const found = await exportOf(world, second.id)
    for (const { ballots } of found.rounds) for (const { name } of ballots) expect(name).toBeNull()
    expect(verifyFile(file(found)).exitCode).toBe(3)
    found.rounds[0].result.gap += 1
    expect(verifyFile(file(found)).line).toContain('differs at rounds[0].result.gap')
  })
})
