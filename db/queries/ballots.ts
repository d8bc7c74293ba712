import type { Answers } from '../../src/domain/ballot.ts'
import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'
import type { BallotRow } from '../schema.ts'

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
  castAt: string
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
  const rows = await db
    .selectFrom('ballots')
    .innerJoin('rounds', 'rounds.id', 'ballots.round_id')
    .selectAll('ballots')
    .where('ballots.round_id', '=', roundId)
    .where('rounds.revealed_at', 'is not', null)
    .orderBy('ballots.receipt')
    .execute()
  return rows.map(toBallot)
}

export type Seat = { name: string; voted: boolean }

/** Who may vote and who has, by name; nothing of what they answered. */
export async function listSeats(db: Db, teamId: string, roundId: string): Promise<Seat[]> {
  const rows = await db
    .selectFrom('members')
    .leftJoin('ballots', (join) =>
      join.onRef('ballots.user_id', '=', 'members.user_id').on('ballots.round_id', '=', roundId),
    )
    .select(['members.name', 'ballots.id as ballot'])
    .where('members.team_id', '=', teamId)
    .where('members.role', '!=', 'observer')
    .execute()
  return rows
    .map(({ name, ballot }) => ({ name, voted: ballot !== null }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

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
