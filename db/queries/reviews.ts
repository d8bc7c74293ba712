import type { RecordReview } from '../../src/adr/record.ts'
import { dayOf } from '../../src/domain/time.ts'
import type { Db } from '../connect.ts'
import type { ReviewRow } from '../schema.ts'

/** The day on which the team looks again; null for none. */
export const setReviewOn = (db: Db, decisionId: string, day: string | null) =>
  db.updateTable('decisions').set({ review_on: day }).where('id', '=', decisionId).execute()

/** Holds a decision that is made, so that two reviews can't pass each other. */
export async function holdDecided(db: Db, decisionId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('decisions')
    .set((eb) => ({ changed_at: eb.ref('changed_at') }))
    .where('id', '=', decisionId)
    .where('decided_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const insertReview = (db: Db, row: ReviewRow) => db.insertInto('reviews').values(row).execute()

/** All reviews of a decision, the first one first. */
export const listReviews = (db: Db, decisionId: string): Promise<ReviewRow[]> =>
  db
    .selectFrom('reviews')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** The same as a record tells them. */
export async function reviewsOf(db: Db, room: { id: string; timeZone: string }): Promise<RecordReview[]> {
  const rows = await listReviews(db, room.id)
  return rows.map(({ at, name, verdict, findings, next, next_on }) => ({
    on: dayOf(at, room.timeZone),
    by: name,
    verdict,
    findings,
    next,
    nextOn: next_on,
  }))
}

/** What a team found at its reviews, the first one first. */
export const listReviewsOf = (db: Db, teamId: string) =>
  db
    .selectFrom('reviews')
    .innerJoin('decisions', 'decisions.id', 'reviews.decision_id')
    .select(['reviews.decision_id as decisionId', 'reviews.verdict', 'reviews.at'])
    .where('decisions.team_id', '=', teamId)
    .orderBy('reviews.at')
    .orderBy('reviews.id')
    .execute()
