import type { ENGINES } from './database.ts'
import { ballotForm } from './forms.ts'
import { breachesOf } from './room-schema.ts'
import { createWorld, type World } from './world.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test tampers with a file wherever it likes
export type Export = any

/** The export of a room, which keeps to its schema. */
export async function exportOf(world: World, id: string): Promise<Export> {
  const answer = await (await world.as('bo')).get(`/decisions/${id}/export.json`)
  const room: Export = await answer.json()
  const breaches = breachesOf(room)
  if (breaches.length > 0) throw new Error(`The export breaks its schema: ${JSON.stringify(breaches)}`)
  return room
}

/** What a room that was voted in, revealed and decided exports. */
export async function exported(engine: (typeof ENGINES)[number], changes = {}): Promise<Export> {
  const world = await createWorld(engine)
  try {
    const room = await world.openRoom(changes)
    await world.vote('ada', room, { importance: 4, familiarity: 3, direct: 4, rating: 8 })
    // Bo does not rate all criteria alike, so that the lead is uncertain.
    const form = ballotForm(room, { importance: 2, familiarity: 1, direct: 1, rating: 3 })
    const uneven = room.importanceMethod === 'rating' ? { [`importance.${room.criteria[1]?.id}`]: '5' } : {}
    await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, { ...form, ...uneven })
    await world.reveal(room)
    await world.decide(room)
    return await exportOf(world, room.id)
  } finally {
    await world.close()
  }
}
