import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES } from '../helpers/database.ts'
import { type Export, exportOf } from '../helpers/exports.ts'
import { decide, fullRoom } from '../helpers/imports.ts'
import { closed } from '../helpers/room-schema.ts'
import { createWorld, PUBLIC_URL, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the schema of a room export on %s', (engine) => {
  let world: World
  let schema: Record<string, unknown>
  let validate: ValidateFunction
  beforeAll(async () => {
    world = await createWorld(engine)
    const answer = await world.anonymous().get('/schemas/room-1.json')
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      200,
      'application/schema+json; charset=utf-8',
    ])
    schema = (await answer.json()) as Record<string, unknown>
    validate = new Ajv2020({ strict: false, allErrors: true }).compile(closed(schema) as object)
  })
  afterAll(() => world.close())

  test('is at the address that an export names', async () => {
    expect(schema.$id).toBe(`${PUBLIC_URL}/schemas/room-1.json`)
    const room = await exportOf(world, await fullRoom(world))
    expect(room.$schema).toBe(schema.$id)
  })

  test.each([
    ['names shown', {}],
    ['names hidden', { namesShown: false, quorumPercent: 50, expectedVoters: 4 }],
    ['anonymous', { namesShown: false, anonymous: true }],
    ['points', { importanceMethod: 'points' as const }],
  ])('knows every part of a room with %s, revealed and decided', async (_, changes) => {
    const id = await fullRoom(world, changes)
    const check = (room: Export) => (validate(room) ? [] : validate.errors)
    expect(check(await exportOf(world, id))).toEqual([])
    await decide(world, id)
    const room = await exportOf(world, id)
    expect(room.adr.title).not.toBe('')
    expect(check(room)).toEqual([])
    expect(check({ ...room, extra: 1 })).not.toEqual([])
    expect(check({ ...room, ballots: [{ ...room.ballots[0], weight: 2 }] })).not.toEqual([])
    expect(check({ ...room, format: 'stackmoot-room-2' })).not.toEqual([])
  })
})
