import type { Answers } from '../../src/domain/ballot.ts'
import { toldApart } from '../../src/domain/people.ts'
import { type Seat, seatsOf } from '../../src/domain/turnout.ts'
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
  /** Its answers are not told: whoever asks may have come by a link that went through other hands. */
  isVeiled: boolean
}

const ballotsOf = prepared((db, roundId: string, userId: string) =>
  db.selectFrom('ballots').selectAll().where('round_id', '=', roundId).where('user_id', '=', userId),
)

export async function findOwnBallot(db: Db, roundId: string, userId: string): Promise<OwnBallot | undefined> {
  const [row] = await ballotsOf(db, roundId, userId)
  return row && (row.veiled_at === null ? toBallot(row) : veiled(toBallot(row)))
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
      veiled_at: null,
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

/**
 * Who may vote and who has, by name; nothing of what they answered. With a list of those expected it is they, and whoever
 * else has voted.
 */
export async function listSeats(db: Db, teamId: string, roundId: string): Promise<Seat[]> {
  const members = await db
    .selectFrom('members')
    .leftJoin('ballots', (join) =>
      join.onRef('ballots.user_id', '=', 'members.user_id').on('ballots.round_id', '=', roundId),
    )
    .leftJoin('participations', (join) =>
      join
        .onRef('participations.user_id', '=', 'members.user_id')
        .on('participations.round_id', '=', roundId),
    )
    .select([
      'members.user_id as id',
      'members.name',
      'members.joined_at as joinedAt',
      'ballots.id as ballot',
      'participations.user_id as part',
    ])
    .where('members.team_id', '=', teamId)
    .where('members.role', '!=', 'observer')
    .orderBy('members.joined_at')
    .execute()
  const labels = toldApart(members, 'UTC')
  const voters = members.map(({ id, ballot, part }, i) => ({
    id,
    name: labels[i] ?? '',
    voted: ballot !== null || part !== null,
  }))
  const gone = (await listGone(db, teamId, roundId)).map(({ id }) => ({ id, name: '', voted: true }))
  return seatsOf([...voters, ...gone], await expectedIn(db, roundId)).sort((a, b) =>
    a.name.localeCompare(b.name, 'en'),
  )
}

/** Whoever took part in an anonymous round and votes no more: their ballots stay, since nobody can find them. */
const listGone = (db: Db, teamId: string, roundId: string) =>
  db
    .selectFrom('participations')
    .select('participations.user_id as id')
    .where('round_id', '=', roundId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('members')
            .select('members.user_id')
            .whereRef('members.user_id', '=', 'participations.user_id')
            .where('team_id', '=', teamId)
            .where('role', '!=', 'observer'),
        ),
      ),
    )
    .execute()

const expectedIn = (db: Db, roundId: string) =>
  db
    .selectFrom('rounds')
    .innerJoin('expected_voters', 'expected_voters.decision_id', 'rounds.decision_id')
    .select(['expected_voters.name', 'expected_voters.user_id as userId'])
    .where('rounds.id', '=', roundId)
    .execute()

/** Who has voted in a round, so that nobody reminds them. */
export async function listVoterIds(db: Db, roundId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ballots')
    .select('user_id')
    .where('round_id', '=', roundId)
    .unionAll(db.selectFrom('participations').select('user_id').where('round_id', '=', roundId))
    .execute()
  return rows.map(({ user_id }) => user_id)
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
  isVeiled: false,
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
  isVeiled: false,
})

/** Where names are hidden, the receipt alone would tell which of the open ballots it is. */
const veiled = (ballot: OwnBallot): OwnBallot => ({
  ...ballot,
  receipt: '',
  answers: { importance: {}, familiarity: {}, willingness: {}, vetoes: {} },
  comment: '',
  isVeiled: true,
})
