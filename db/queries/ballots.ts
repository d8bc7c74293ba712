import type { Answers } from '../../src/domain/ballot.ts'
import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'
import type { AnonymousBallotRow, BallotRow } from '../schema.ts'
import { findBallotByKey } from './anonymous-ballots.ts'

/**
 * The only module that reads ballots. Until the reveal it gives a member their own and, of the others', only
 * that they exist.
 */

export type OwnBallot = {
  id: string
  userId: string
  name: string
  answers: Answers
  comment: string
  receipt: string
  revision: number
  /** Null where the ballot is anonymous. */
  castAt: string | null
  revisedAt: string | null
}

const ballotsOf = prepared((db, roundId: string, userId: string) =>
  db.selectFrom('ballots').selectAll().where('round_id', '=', roundId).where('user_id', '=', userId),
)

export async function findOwnBallot(db: Db, roundId: string, userId: string): Promise<OwnBallot | undefined> {
  const [row] = await ballotsOf(db, roundId, userId)
  return row && toBallot(row)
}

/** Whose ballot a form with this key was cast as. */
export const findBallotBySubmission = (db: Db, submissionKey: string) =>
  db
    .selectFrom('ballots')
    .select(['user_id as userId', 'round_id as roundId', 'name', 'answers', 'comment', 'cast_at as castAt'])
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst()

export const insertBallot = (db: Db, row: BallotRow) => db.insertInto('ballots').values(row).execute()

export const replaceBallot = (
  db: Db,
  ballot: { id: string; answers: string; comment: string; receipt: string; revision: number; at: string },
) =>
  db
    .updateTable('ballots')
    .set({
      answers: ballot.answers,
      comment: ballot.comment,
      receipt: ballot.receipt,
      revision: ballot.revision,
      revised_at: ballot.at,
    })
    .where('id', '=', ballot.id)
    .execute()

/** All ballots of a round, in the order of their receipts; empty until it is revealed. */
export async function listRevealedBallots(db: Db, roundId: string): Promise<OwnBallot[]> {
  const named = await db
    .selectFrom('ballots')
    .innerJoin('rounds', 'rounds.id', 'ballots.round_id')
    .selectAll('ballots')
    .where('ballots.round_id', '=', roundId)
    .where('rounds.revealed_at', 'is not', null)
    .orderBy('ballots.receipt')
    .execute()
  const anonymous = await db
    .selectFrom('anonymous_ballots')
    .innerJoin('rounds', 'rounds.id', 'anonymous_ballots.round_id')
    .selectAll('anonymous_ballots')
    .where('anonymous_ballots.round_id', '=', roundId)
    .where('rounds.revealed_at', 'is not', null)
    .orderBy('anonymous_ballots.receipt')
    .execute()
  return [...named.map(toBallot), ...anonymous.map(fromAnonymous)]
}

/** One's own anonymous ballot, for whoever holds its key. */
export async function findOwnAnonymousBallot(
  db: Db,
  roundId: string,
  keyHash: string,
): Promise<OwnBallot | undefined> {
  const row = await findBallotByKey(db, roundId, keyHash)
  return row && fromAnonymous(row)
}

/** Whether the member's ballot was there to be taken back, and is gone. */
export async function deleteBallot(db: Db, roundId: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('ballots')
    .where('round_id', '=', roundId)
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export type Seat = { name: string; voted: boolean }

/** Who may vote and who has, by name; nothing of what they answered. */
export async function listSeats(db: Db, teamId: string, roundId: string): Promise<Seat[]> {
  const rows = await db
    .selectFrom('members')
    .leftJoin('ballots', (join) =>
      join.onRef('ballots.user_id', '=', 'members.user_id').on('ballots.round_id', '=', roundId),
    )
    .leftJoin('participations', (join) =>
      join
        .onRef('participations.user_id', '=', 'members.user_id')
        .on('participations.round_id', '=', roundId),
    )
    .select(['members.name', 'ballots.id as ballot', 'participations.user_id as part'])
    .where('members.team_id', '=', teamId)
    .where('members.role', '!=', 'observer')
    .execute()
  return rows
    .map(({ name, ballot, part }) => ({ name, voted: ballot !== null || part !== null }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** It is nobody's, and of no time. */
const fromAnonymous = (row: AnonymousBallotRow): OwnBallot => ({
  id: row.id,
  userId: '',
  name: '',
  answers: JSON.parse(row.answers) as Answers,
  comment: row.comment,
  receipt: row.receipt,
  revision: 1,
  castAt: null,
  revisedAt: null,
})

const toBallot = (row: BallotRow): OwnBallot => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  answers: JSON.parse(row.answers) as Answers,
  comment: row.comment,
  receipt: row.receipt,
  revision: row.revision,
  castAt: row.cast_at,
  revisedAt: row.revised_at,
})
