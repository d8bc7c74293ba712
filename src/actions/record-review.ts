import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { wantPush } from '../../db/queries/repositories.ts'
import { holdDecided, insertReview, listReviews, setReviewOn } from '../../db/queries/reviews.ts'
import { findMember } from '../../db/queries/users.ts'
import type { Review } from '../domain/review.ts'
import type { Room } from '../domain/room.ts'
import { newId } from '../ids.ts'

/** Keeps what came true and sets when to look again; false when the room has no outcome. Sent twice it is kept once. */
export async function recordReview(
  db: Db,
  { room, review, actorId, at }: { room: Room; review: Review; actorId: string; at: Date },
): Promise<boolean> {
  const now = at.toISOString()
  const { verdict, findings, next, nextOn } = review
  return db.transaction().execute(async (trx) => {
    // The record tells what came true. First, as whoever changes a record takes it before the room.
    await wantPush(trx, room.team.id, now)
    if (!(await holdDecided(trx, room.id))) return false
    const isSent = (await listReviews(trx, room.id)).some(
      (known) =>
        known.user_id === actorId &&
        known.verdict === verdict &&
        known.findings === findings &&
        known.next === next &&
        known.next_on === nextOn,
    )
    if (isSent) return true
    await setReviewOn(trx, room.id, nextOn)
    await insertReview(trx, {
      id: newId(),
      decision_id: room.id,
      user_id: actorId,
      name: (await findMember(trx, room.team.id, actorId))?.name ?? '',
      verdict,
      findings,
      next,
      next_on: nextOn,
      at: now,
    })
    await recordEvent(trx, room.id, {
      actorId,
      action: 'review_recorded',
      particulars: { next, on: nextOn },
      at: now,
    })
    return true
  })
}
