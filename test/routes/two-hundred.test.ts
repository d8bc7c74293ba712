import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertMember } from '../../db/queries/users.ts'
import { castBallot } from '../../src/actions/cast-ballot.ts'
import { insertGuest } from '../../src/actions/open-decision.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, type World } from '../helpers/world.ts'
import { readsOf } from './crawl.ts'
import { ask, type Stage, stageOf } from './expectations.ts'

const PEOPLE = 200
const MOST_BYTES = 60 * 1024

describe.each(ENGINES)('a room of two hundred on %s', (engine) => {
  let world: World
  let room: Room
  let stage: Stage
  const voters: string[] = []

  beforeAll(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    const names = Array.from({ length: PEOPLE }, (_, index) => `Voter Number ${index + 1}`)
    const ada = await world.as('ada')
    const listed = await ada.post(`/decisions/${room.id}/voters`, { voters: names.join('\n') })
    expect(listed.status).toBe(303)
    const at = world.now().toISOString()
    for (const name of names) {
      const userId = await insertGuest(world.db, world.deps.secret, name, at)
      await insertMember(world.db, { teamId: room.team.id, userId, name, role: 'member', at })
      voters.push(userId)
    }
    stage = await stageOf(world, room)
  }, 120_000)
  afterAll(() => world.close())

  /** Answers of somebody who thinks about half of the questions, and writes a line. */
  const answers = (index: number) => ({
    importance: Object.fromEntries(
      room.criteria.flatMap(({ id }, j) => ((index + j) % 7 === 0 ? [] : [[id, (index * 7 + j * 3) % 6]])),
    ),
    familiarity: Object.fromEntries(room.options.map(({ id }, j) => [id, (index + j * 2) % 5])),
    willingness: Object.fromEntries(room.options.map(({ id }, j) => [id, (index + j) % 3])),
    vetoes:
      index % 20 === 0 ? { [room.options[index % 6]?.id ?? '']: 'It does not fit what we run today.' } : {},
  })

  async function vote(from: number, to: number) {
    for (const [index, userId] of voters.entries())
      if (index >= from && index < to)
        await castBallot(world.db, world.deps.secret, {
          room: await world.room(room.id),
          userId,
          ballot: { name: '', comment: `What I think is number ${index}.`, answers: answers(index) },
          submissionKey: null,
          at: world.now(),
        })
  }

  /** Pages that would take longer than a second to come on a slow phone. */
  async function heavy(): Promise<string[]> {
    const found: string[] = []
    let pages = 0
    for (const route of readsOf(world).filter((path) => path.includes('/decisions/:decisionId')))
      for (const actor of ['ada', 'bo'] as const) {
        const response = await ask(route, stage, actor)
        const type = response.headers.get('Content-Type') ?? ''
        const body = Buffer.from(await response.arrayBuffer())
        if (!type.includes('text/html')) continue
        pages += 1
        const bytes = gzipSync(body).length
        if (bytes > MOST_BYTES) found.push(`${route} as ${actor}: ${bytes}`)
      }
    expect(pages).toBeGreaterThan(20)
    return found
  }

  test('has light pages while it waits, when all have voted, and when it is open', async () => {
    expect(await heavy()).toEqual([])
    await vote(0, PEOPLE)
    expect(await heavy()).toEqual([])
    await world.reveal(room)
    expect(await heavy()).toEqual([])
  }, 300_000)
})
