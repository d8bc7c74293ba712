import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSample } from '../../db/seeds/sample.ts'
import { ENGINES } from '../helpers/database.ts'
import { type Dump, dumpTables, restoreTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'
import { ACTORS, ask, EXPECTATIONS, STATES, type Stage, type State, stageOf } from './expectations.ts'

const ROUTES = Object.keys(EXPECTATIONS)
const READS = ROUTES.filter((route) => route.startsWith('GET '))
const statusesOf = (route: string, state: State) => {
  const { expected } = EXPECTATIONS[route] ?? { expected: [0, 0, 0, 0, 0] as const }
  return 'open' in expected ? expected[state] : expected
}

describe.each(ENGINES)('every route on %s', (engine) => {
  let world: World
  let stage: Stage
  const dumps = new Map<State, Dump>()

  beforeAll(async () => {
    world = await createWorld(engine)
    await loadSample(world.db, world.deps.secret, world.now())
    const room = await world.openRoom()
    for (const actor of ACTORS) if (actor !== 'anonymous') await world.as(actor)
    stage = await stageOf(world, room)
    dumps.set('open', await dumpTables(world.db))
    await world.vote('bo', room)
    dumps.set('voting', await dumpTables(world.db))
    // Of one ballot alone nothing would be shown.
    await world.vote('ada', room)
    await world.reveal(room)
    stage.comment = await world.comment('bo', room)
    dumps.set('revealed', await dumpTables(world.db))
    await world.decide(room)
    dumps.set('decided', await dumpTables(world.db))
  })
  afterAll(() => world.close())

  const startFrom = (state: State) => restoreTables(world.db, dumps.get(state) as Dump)

  test('has an expectation, and every expectation a route', () => {
    const registered = world.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(registered)].sort()).toEqual(ROUTES.toSorted())
  })

  describe.each(STATES)('of a room that is %s', (state) => {
    beforeAll(() => startFrom(state))

    test.each(ROUTES)('answers as expected to all five people: %s', async (route) => {
      const answers: number[] = []
      for (const actor of ACTORS) {
        const cookies = actor === 'anonymous' ? [] : [...(await world.as(actor)).cookies]
        const { status } = await ask(route, stage, actor)
        answers.push(status)
        if (route.startsWith('GET ') || status >= 400) continue
        await startFrom(state)
        // A new session may have taken the place of the one that was put back.
        if (actor !== 'anonymous')
          for (const [name, value] of cookies) (await world.as(actor)).cookies.set(name, value)
      }
      expect(answers).toEqual([...statusesOf(route, state)])
    })

    test('changes nothing when it is only read', async () => {
      const before = await dumpTables(world.db)
      for (const route of READS) for (const actor of ACTORS) await ask(route, stage, actor)
      expect(await dumpTables(world.db)).toEqual(before)
    })
  })

  test('of a room is 404 for an id that is no room, or another team’s', async () => {
    await startFrom('revealed')
    const theirs = await world.openRoom({ team: { name: 'Elsewhere' } })
    await world.db.deleteFrom('members').where('team_id', '=', theirs.team.id).execute()
    const ids = [
      theirs.id,
      'nothing',
      '%00',
      '%F0%9F%92%A9',
      '%ff',
      "'or''='",
      'x'.repeat(5_000),
      '__proto__',
    ]
    const answers: Record<string, number> = {}
    for (const route of ROUTES.filter((name) => name.includes('/:decisionId')))
      for (const id of ids) {
        const { status } = await ask(route, { ...stage, room: { ...stage.room, id } }, 'ada')
        if (status !== 404) answers[`${route} ${id}`] = status
      }
    for (const id of [theirs.team.id, ...ids]) {
      const { status } = await (await world.as('ada')).get(`/teams/${id}/adrs`)
      if (status !== 404) answers[`log ${id}`] = status
    }
    expect(answers).toEqual({})
    expect((await ask('GET /decisions/:decisionId/results', stage, 'ada')).status).toBe(200)
  })

  test('with a token that opens nothing is 404', async () => {
    await startFrom('open')
    for (const token of ['nothing', '%00', 'HARE-0000', 'x'.repeat(32)]) {
      expect((await world.anonymous().get(`/join/${token}`)).status).toBe(404)
      expect((await world.anonymous().get(`/return/${token}`)).status).toBe(404)
    }
  })
})
