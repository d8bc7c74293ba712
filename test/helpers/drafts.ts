import type { Brief } from '../../src/domain/brief.ts'
import type { Room } from '../../src/domain/room.ts'
import type { World } from './world.ts'

/** A room of Ada's that is still being prepared, with Bo and Vera in the team. */
export async function openDraft(world: World, changes: Partial<Brief> = {}): Promise<Room> {
  const room = await world.openRoom(changes)
  await (await world.as('ada')).post(`/decisions/${room.id}/draft`)
  return world.room(room.id)
}

export const namesOf = (items: readonly { name: string }[]) => items.map(({ name }) => name)

/** What happened in a room, the first thing first. */
export async function actionsIn(world: World, room: Room): Promise<string[]> {
  const events = await world.db
    .selectFrom('events')
    .select('action')
    .where('decision_id', '=', room.id)
    .orderBy('seq')
    .execute()
  return events.map(({ action }) => action)
}
