import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { setDeadline } from '../../db/queries/life-cycle.ts'
import { holdSealed } from '../../db/queries/rounds.ts'
import type { Room } from '../domain/room.ts'

export type ExtendDeadline = {
  room: Room
  /** Null takes the deadline away. */
  deadlineAt: string | null
  timeZone: string
  actorId: string
  at: Date
}

/**
 * Gives a sealed round more time, also after its deadline. Never less: nobody is cut off who counted on it. `late` when
 * the round was revealed meanwhile, `sooner` when the deadline would come no later than the one it has.
 */
export async function extendDeadline(
  db: Db,
  { room, deadlineAt, timeZone, actorId, at }: ExtendDeadline,
): Promise<'extended' | 'late' | 'sooner'> {
  return db.transaction().execute(async (trx) => {
    if (!(await holdSealed(trx, room.round.id))) return 'late'
    const before = await trx
      .selectFrom('decisions')
      .select('deadline_at')
      .where('id', '=', room.id)
      .executeTakeFirstOrThrow()
    const { deadline_at: end } = before
    if (end === null || (deadlineAt !== null && deadlineAt <= end)) return 'sooner'
    await setDeadline(trx, room.id, { deadlineAt, timeZone })
    await recordEvent(trx, room.id, {
      actorId,
      action: 'deadline_extended',
      particulars: { from: before.deadline_at, to: deadlineAt },
      at: at.toISOString(),
    })
    return 'extended'
  })
}
