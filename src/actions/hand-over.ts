import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { findPerson, holdPeople, setRunners } from '../../db/queries/people.ts'
import type { Room } from '../domain/room.ts'

export type HandOver = {
  room: Room
  facilitatorId: string
  deciderId: string
  actorId: string
  at: Date
}

/**
 * Gives the room to another facilitator or decider, who may vote in the team. `late` when the one who does it no longer
 * is the facilitator, `unfit` when one of the two went or became an observer meanwhile.
 */
export async function handOver(
  db: Db,
  { room, facilitatorId, deciderId, actorId, at }: HandOver,
): Promise<'handed over' | 'same' | 'unfit' | 'late'> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, room.team.id, [facilitatorId, deciderId])
    for (const id of [facilitatorId, deciderId]) {
      const person = await findPerson(trx, room.team.id, id)
      if (!person || person.role === 'observer') return 'unfit'
    }
    const before = await setRunners(trx, room.id, { facilitatorId, deciderId, actorId })
    if (!before) return 'late'
    if (before.deciderId !== deciderId)
      await recordEvent(trx, room.id, {
        actorId,
        action: 'decider_changed',
        particulars: { from: before.deciderId, to: deciderId },
        at: now,
      })
    if (actorId !== facilitatorId)
      await recordEvent(trx, room.id, {
        actorId,
        action: 'facilitator_changed',
        particulars: { from: actorId, to: facilitatorId },
        at: now,
      })
    return before.deciderId === deciderId && actorId === facilitatorId ? 'same' : 'handed over'
  })
}
