import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeToken } from '../../src/actions/make-token.ts'
import { newId } from '../../src/ids.ts'
import { ENGINES } from '../helpers/database.ts'
import { finite } from '../helpers/frames.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'
import { ask, EXPECTATIONS, type Stage, stageOf } from '../routes/expectations.ts'

/** All that a token opens. */
const OPEN = [
  'GET /decisions/:decisionId/adr.md',
  'GET /teams/:teamId/adrs.atom',
  'GET /teams/:teamId/adrs.json',
  'GET /teams/:teamId/adrs.zip',
  'GET /teams/:teamId/adrs/:number/adr.md',
  'GET /teams/:teamId/radar.json',
]

describe.each(ENGINES)('with a read token, and nothing else, on %s', (engine) => {
  let world: World
  let stage: Stage
  let token: string
  beforeAll(async () => {
    world = await createWorld(engine)
    const room = await world.openRoom()
    stage = await stageOf(world, room)
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    stage.comment = await world.comment('bo', room)
    await world.decide(room)
    const made = await makeToken(world.db, world.deps.secret, {
      id: newId(),
      teamId: room.team.id,
      userId: await world.userId('ada'),
      label: 'all',
      expiresAt: null,
      at: world.now(),
    })
    if (typeof made === 'string') throw new Error(made)
    token = made.token
  })
  afterAll(() => world.close())

  test('a program reads the records', async () => {
    const answers: Record<string, number> = {}
    for (const route of OPEN) answers[route] = (await withToken(route)).status
    expect(answers).toEqual(Object.fromEntries(OPEN.map((route) => [route, 200])))
  })

  test.each(Object.keys(EXPECTATIONS).filter((route) => !OPEN.includes(route)))(
    'it is a stranger at %s',
    async (route) => {
      const before = await dumpTables(world.db)
      const stranger = await ask(route, stage, 'anonymous')
      const wrote = JSON.stringify(await dumpTables(world.db)) !== JSON.stringify(before)
      const program = await withToken(route)
      expect(program.status).toBe(stranger.status)
      if (!wrote) expect(await dumpTables(world.db)).toEqual(before)
    },
  )

  test('it can write nothing, wherever it comes from', async () => {
    for (const route of OPEN) {
      const path = EXPECTATIONS[route]?.path?.(stage) ?? ''
      for (const headers of [{}, { Origin: 'https://moot.example' }, { 'Sec-Fetch-Site': 'same-origin' }]) {
        const { status } = await world.app.request(`https://moot.example${path}`, {
          method: 'POST',
          headers: { Host: 'moot.example', Authorization: `Bearer ${token}`, ...headers },
        })
        expect([403, 404]).toContain(status)
      }
    }
  })

  async function withToken(route: string): Promise<Response> {
    const { path, form } = EXPECTATIONS[route] ?? {}
    const [method = '', pattern = ''] = route.split(' ')
    const browser = world.anonymous()
    const headers = { Authorization: `Bearer ${token}` }
    const address = path?.(stage) ?? pattern
    return method === 'GET'
      ? finite(await browser.get(address, headers))
      : browser.post(address, form?.(stage), headers)
  }
})
