import type { Db } from '../../db/connect.ts'
import { mixBallots } from '../../db/queries/anonymous-ballots.ts'
import { listSeats } from '../../db/queries/ballots.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRoundUnderWay, markRevealed, storeResult } from '../../db/queries/rounds.ts'
import type { RevealRule, Room } from '../domain/room.ts'
import { eligibleOf } from '../domain/turnout.ts'
import { computeResult } from './compute-result.ts'

export type RevealRound = {
  room: Room
  /** Null when nobody pressed a button: the deadline or the last ballot did it. */
  actorId: string | null
  how?: RevealRule
  /** Ballots it must have still, when it is opened: some may have been taken back. */
  least?: number
  at: Date
}

/**
 * Opens all ballots at once and stores the result they give, in one transaction. One-way; false when the round
 * was revealed before, or the decision was given up.
 */
export async function revealRound(
  db: Db,
  { room, actorId, how = 'manual', least = 0, at }: RevealRound,
): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    await holdRoundUnderWay(trx, room.id)
    if (!(await markRevealed(trx, { roundId: room.round.id, at: now, by: actorId, how, least }))) return false
    if (room.anonymous) await mixBallots(trx, room.round.id, null)
    const seats = await listSeats(trx, room.team.id, room.round.id)
    const eligible = eligibleOf(seats, room.expectedVoters)
    const result = await computeResult(trx, room, eligible)
    await storeResult(trx, room.round.id, JSON.stringify(result))
    await recordEvent(trx, room.id, {
      actorId,
      action: 'round_revealed',
      particulars: { round: room.round.number, ballots: result.counted.ballots, eligible, how },
      at: now,
    })
    return true
  })
}
