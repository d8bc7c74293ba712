import type { Db } from '../../db/connect.ts'
import { deleteAnonymousBallot } from '../../db/queries/anonymous-ballots.ts'
import { deleteBallot } from '../../db/queries/ballots.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { countOf, holdSealedRound, uncountBallot } from '../../db/queries/rounds.ts'
import type { Room } from '../domain/room.ts'
import { isStep } from '../domain/turnout.ts'
import { sha256 } from '../ids.ts'

export type WithdrawBallot = {
  room: Room
  userId: string
  /** The key of an anonymous ballot, which can't be found without it. */
  ballotKey: string | null
  at: Date
}

/**
 * Takes one's own ballot back while the round is sealed, as if it had never been cast. `none` where there is none, or it
 * can't be found; `late` once the round takes no changes.
 */
export async function withdrawBallot(
  db: Db,
  { room, userId, ballotKey, at }: WithdrawBallot,
): Promise<'withdrawn' | 'none' | 'late'> {
  const { id: roundId, rulesVersion, number } = room.round
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdSealedRound(trx, { roundId, rulesVersion, at: now }))) return 'late'
    const isGone = room.anonymous
      ? ballotKey !== null &&
        (await deleteAnonymousBallot(trx, roundId, { userId, keyHash: sha256(ballotKey) }))
      : await deleteBallot(trx, roundId, userId)
    if (!isGone) return 'none'
    await uncountBallot(trx, roundId)
    const event = { action: 'ballot_withdrawn' as const, particulars: { round: number } }
    if (room.anonymous) {
      const isNoticed = isStep(await countOf(trx, roundId), room.expectedVoters)
      await recordEvent(trx, room.id, { ...event, actorId: null, at: room.round.openedAt }, { isNoticed })
    } else await recordEvent(trx, room.id, { ...event, actorId: userId, at: now })
    return 'withdrawn'
  })
}
