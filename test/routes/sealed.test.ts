import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { type Dump, dumpTables, restoreTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'
import { crawl, differing, normal, readsOf, type Watchers } from './crawl.ts'
import { ACTORS, ask, type Stage, stageOf } from './expectations.ts'

const WATCHERS = ACTORS.filter((actor) => actor !== 'bo')

describe.each(ENGINES)('before the reveal on %s', (engine) => {
  let world: World
  let room: Room
  let stage: Stage
  let start: Dump

  beforeAll(async () => {
    world = await createWorld(engine)
    room = await world.openRoom({ directVote: true, cellRatings: true })
    for (const actor of ACTORS) if (actor !== 'anonymous') await world.as(actor)
    await world.vote('ada', room, { importance: 2, familiarity: 4 })
    stage = await stageOf(world, room)
    start = await dumpTables(world.db)
  })
  afterAll(() => world.close())

  /** Everything the watchers can see once Bo has sent these forms. */
  const seen = (forms: readonly Record<string, string>[], watchers: Watchers) =>
    look(watchers, async () => {
      const bo = await world.as('bo')
      for (const form of forms) await bo.post(`/decisions/${room.id}/ballot`, form)
    })

  /** Everything the watchers can see after `act`, always from the same start. */
  async function look(watchers: Watchers, act: () => Promise<unknown>) {
    await restoreTables(world.db, start)
    await act()
    return crawl(world, stage, watchers)
  }

  const mild = () =>
    ballotForm(room, { importance: 1, familiarity: 1, comment: 'I like all of them.', direct: 1, rating: 2 })
  const fierce = () => ({
    ...ballotForm(room, { importance: 5, familiarity: 4, comment: 'CANARY-COMMENT', direct: 5, rating: 9 }),
    [`vetoes.${room.options[1]?.id}`]: 'CANARY-REASON',
    [`willingness.${room.options[0]?.id}`]: '2',
  })

  test('nobody but the voter sees a difference between two ballots', async () => {
    const [one, other] = [await seen([mild()], WATCHERS), await seen([fierce()], WATCHERS)]
    expect(Object.keys(one).length).toBe(readsOf(world).length * WATCHERS.length + 2)
    expect(differing(one, other)).toEqual([])
    expect(JSON.stringify(other).includes('CANARY')).toBe(false)
  })

  test('nobody but the voter sees that a ballot was changed', async () => {
    const [once, often] = [await seen([mild()], WATCHERS), await seen([mild(), fierce(), mild()], WATCHERS)]
    expect(differing(often, once)).toEqual([])
  })

  test('the voter sees their own answers, and everybody that there is a ballot', async () => {
    const [none, one, other] = [
      await seen([], ACTORS),
      await seen([mild()], ACTORS),
      await seen([fierce()], ACTORS),
    ]
    expect(differing(one, other).sort()).toEqual(
      [
        'GET /decisions/:decisionId/ballot bo',
        'GET /decisions/:decisionId/receipt bo',
        'GET /decisions/:decisionId bo',
      ].sort(),
    )
    for (const watcher of ['ada', 'vera'])
      expect(differing(none, one)).toContain(`GET /decisions/:decisionId/turnout ${watcher}`)
    expect(JSON.stringify(other).includes('CANARY-COMMENT')).toBe(true)
  })

  test('a joiner’s answers are as hidden as a member’s', async () => {
    const joined = async (form: Record<string, string>) =>
      look(ACTORS, () => world.anonymous().post(stage.invite, { ...form, name: 'Joan' }))
    const [one, other] = [await joined(mild()), await joined(fierce())]
    expect(differing(one, other)).toEqual([])
    expect(one['GET /decisions/:decisionId/turnout bo']).toContain('Joan')
  })

  test('the export waits for the reveal, and the result sends one to the room', async () => {
    const pages = await seen([fierce()], ['ada'])
    expect(pages['GET /decisions/:decisionId/export.json ada']).toMatch(/^409 .*The room is sealed/s)
    expect(pages['GET /decisions/:decisionId/results ada']).toMatch(/^303 /)
  })

  test('the same eyes see the answers after it', async () => {
    const opened = async (form: Record<string, string>) => {
      await seen([form], [])
      // Of one ballot alone nothing would be shown.
      await world.vote('ada', room)
      await world.reveal(room)
      const bodies: string[] = []
      for (const route of readsOf(world)) bodies.push(normal(await (await ask(route, stage, 'vera')).text()))
      return bodies.join('')
    }
    const [one, other] = [await opened(mild()), await opened(fierce())]
    expect(other === one).toBe(false)
    for (const canary of ['CANARY-COMMENT', 'CANARY-REASON']) {
      expect(other.includes(canary)).toBe(true)
      expect(one.includes(canary)).toBe(false)
    }
  })
})
