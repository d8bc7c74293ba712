import { randomInt } from 'node:crypto'
import type { Db } from '../connect.ts'
import type { AnonymousBallotRow } from '../schema.ts'

/**
 * Ballots that nothing stored links to their voters: there is no name, no time and no order in them, and who took part
 * is a list of its own. See `mixBallots` for what PostgreSQL would tell all the same.
 */

export const findBallotByKey = (db: Db, roundId: string, keyHash: string) =>
  db
    .selectFrom('anonymous_ballots')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()

export const insertAnonymousBallot = (db: Db, row: AnonymousBallotRow) =>
  db.insertInto('anonymous_ballots').values(row).execute()

export const replaceAnonymousBallot = (
  db: Db,
  { id, answers, comment, receipt }: Pick<AnonymousBallotRow, 'id' | 'answers' | 'comment' | 'receipt'>,
) => db.updateTable('anonymous_ballots').set({ answers, comment, receipt }).where('id', '=', id).execute()

/** Whether the ballot of that key was there to be taken back by somebody who voted, and is gone. */
export async function deleteAnonymousBallot(
  db: Db,
  roundId: string,
  { userId, keyHash }: { userId: string; keyHash: string },
): Promise<boolean> {
  if (!(await hasParticipated(db, roundId, userId))) return false
  const { numDeletedRows } = await db
    .deleteFrom('anonymous_ballots')
    .where('round_id', '=', roundId)
    .where('key_hash', '=', keyHash)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) return false
  await db
    .deleteFrom('participations')
    .where('round_id', '=', roundId)
    .where('user_id', '=', userId)
    .execute()
  return true
}

/** Says that somebody voted; false when they had before. */
export async function insertParticipation(db: Db, roundId: string, userId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('participations')
    .values({ round_id: roundId, user_id: userId })
    .onConflict((conflict) => conflict.columns(['round_id', 'user_id']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function hasParticipated(db: Db, roundId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('participations')
    .select('user_id')
    .where('round_id', '=', roundId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

/** How many ballots and participations are written anew together with the one that comes. */
const CROWD = 64
const ROWS_PER_STATEMENT = 500

type New = { ballotId: string; userId: string }

/**
 * Writes ballots and participations anew in the order of their random keys: the new ones among a crowd of others, or at
 * the reveal all of them. Without it PostgreSQL would keep both rows of one vote under the same transaction number, and
 * all rows in the order they came.
 */
export async function mixBallots(db: Db, roundId: string, fresh: New | null) {
  const ballots = await db
    .selectFrom('anonymous_ballots')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('id')
    .execute()
  for (const rows of parts(fresh ? crowdOf(ballots, ({ id }) => id === fresh.ballotId) : ballots)) {
    const ids = rows.map(({ id }) => id)
    await db.deleteFrom('anonymous_ballots').where('id', 'in', ids).execute()
    await db.insertInto('anonymous_ballots').values(rows).execute()
  }

  const people = await db
    .selectFrom('participations')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('user_id')
    .execute()
  for (const rows of parts(fresh ? crowdOf(people, ({ user_id }) => user_id === fresh.userId) : people)) {
    const ids = rows.map(({ user_id }) => user_id)
    await db
      .deleteFrom('participations')
      .where('round_id', '=', roundId)
      .where('user_id', 'in', ids)
      .execute()
    await db.insertInto('participations').values(rows).execute()
  }
}

/** The one and some others, whichever, still in their order. */
function crowdOf<Row>(rows: readonly Row[], isFresh: (row: Row) => boolean): Row[] {
  const left = rows.filter((row) => !isFresh(row))
  const drawn = new Set(rows.filter(isFresh))
  while (drawn.size < CROWD && left.length > 0)
    for (const row of left.splice(randomInt(left.length), 1)) drawn.add(row)
  return rows.filter((row) => drawn.has(row))
}

function* parts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    yield rows.slice(from, from + ROWS_PER_STATEMENT)
}
