import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES } from '../helpers/database.ts'
import { type Export, exported } from '../helpers/exports.ts'
import { documentOf, messageAt } from '../helpers/html.ts'
import { send } from '../helpers/imports.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('a room whose record no log could hold, on %s', (engine) => {
  let world: World
  let room: Export
  beforeAll(async () => {
    world = await createWorld(engine)
    room = await exported(engine)
  }, 60_000)
  afterAll(() => world.close())

  test.each([
    ['a title of two lines', { title: 'a\n\n# b' }],
    ['a decider without end', { decider: 'Ada '.repeat(10_000).trim() }],
    ['a tag without end', { tags: ['x'.repeat(5_000)] }],
    ['a tag of two lines', { tags: ['a\nb'] }],
    ['too many tags', { tags: Array.from({ length: 13 }, (_, at) => `tag ${at}`) }],
  ])('is refused: %s', async (_, change) => {
    const answer = await send(world, { ...room, adr: { ...room.adr, ...change } })
    expect([answer.status, messageAt(await documentOf(answer), 'file')]).toEqual([
      422,
      expect.stringMatching(/title, a decider or tags/),
    ])
    expect(await countRows(world.db, 'adrs')).toBe(0)
  })

  test('and as it was it is taken', async () => {
    expect((await send(world, { ...room, adr: { ...room.adr, tags: ['queue'] } })).status).toBe(303)
    expect(await countRows(world.db, 'adrs')).toBe(1)
  })
})
