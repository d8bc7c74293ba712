import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findResult } from '../../db/queries/rounds.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('a reveal on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  test('counts an option that came in after the room was read', async () => {
    const room = await world.openRoom()
    await world.vote('ada', room)
    await world.vote('bo', room)
    const ada = await world.as('ada')
    const seen = await world.room(room.id)
    const added = await ada.post(`/decisions/${room.id}/additions`, {
      kind: 'option',
      name: 'Stay on the PHP site',
      help: '',
      seen: String(seen.options.length),
    })
    expect(added.status).toBe(303)
    const actorId = await world.userId('ada')
    expect(await revealRound(world.db, { room: seen, actorId, at: world.now() })).toBe(true)
    const result = JSON.parse((await findResult(world.db, room.round.id)) ?? '') as FullResult
    expect(result.options.map(({ name }) => name)).toContain('Stay on the PHP site')
  })
})
