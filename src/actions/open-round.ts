import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { setDeadline } from '../../db/queries/life-cycle.ts'
import { holdRevealedDecision } from '../../db/queries/overrides.ts'
import { insertRound } from '../../db/queries/rounds.ts'
import type { Room } from '../domain/room.ts'
import { newId } from '../ids.ts'

export type OpenRound = {
  room: Room
  /** Criteria asked again of those who voted before; null asks everything. */
  asked: readonly string[] | null
  note: string
  deadlineAt: string | null
  timeZone: string
  actorId: string
  at: Date
  /** What else the round begins with, in the same transaction: options that come or go. */
  prepare?: (trx: Db, round: number) => Promise<void>
}

/**
 * Opens the next sealed round of a revealed room: new ballots on the same rules, the earlier rounds stay as they are.
 * False when the room was not waiting, or another round was opened meanwhile.
 */
export async function openRound(
  db: Db,
  { room, asked, note, deadlineAt, timeZone, actorId, at, prepare }: OpenRound,
): Promise<boolean> {
  const now = at.toISOString()
  const number = room.round.number + 1
  return db.transaction().execute(async (trx) => {
    if (!(await holdRevealedDecision(trx, room.id))) return false
    await prepare?.(trx, number)
    await insertRound(trx, {
      id: newId(),
      decision_id: room.id,
      number,
      opened_at: now,
      opened_by: actorId,
      rules_version: 1,
      ballot_count: 0,
      revealed_at: null,
      revealed_by: null,
      result: null,
      revealed_result: null,
      asked: asked && JSON.stringify(asked),
      note,
      revealed_how: 'manual',
    })
    await setDeadline(trx, room.id, { deadlineAt, timeZone })
    await recordEvent(trx, room.id, {
      actorId,
      action: 'round_opened',
      particulars: { round: number, criteria: asked?.length ?? null },
      at: now,
    })
    return true
  })
}
