import type { Db } from '../../db/connect.ts'
import { listRevealedBallots, listSeats } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { markRevealed, storeResult } from '../../db/queries/rounds.ts'
import { advise } from '../advisor/advise.ts'
import { advisorInput } from '../domain/advisor-input.ts'
import type { Room } from '../domain/room.ts'
import { eligibleOf } from '../domain/turnout.ts'

/**
 * Opens all ballots at once and stores the result they give, in one transaction. One-way; false when the round
 * was revealed before.
 */
export async function revealRound(
  db: Db,
  { room, actorId, at }: { room: Room; actorId: string; at: Date },
): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await markRevealed(trx, { roundId: room.round.id, at: now, by: actorId }))) return false
    const ballots = await listRevealedBallots(trx, room.round.id)
    const cells = await listCells(trx, room.id)
    const seats = await listSeats(trx, room.team.id, room.round.id)
    const answers = ballots.map((ballot) => ballot.answers)
    const result = advise(advisorInput(room, cells, answers, eligibleOf(seats, room.expectedVoters)))
    await storeResult(trx, room.round.id, JSON.stringify(result))
    await recordEvent(trx, room.id, {
      actorId,
      action: 'round_revealed',
      particulars: { round: room.round.number, ballots: ballots.length },
      at: now,
    })
    return true
  })
}
