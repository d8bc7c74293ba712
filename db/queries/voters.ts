import type { ExpectedVoter } from '../../src/domain/voters.ts'
import type { Db } from '../connect.ts'
import type { ExpectedVoterRow } from '../schema.ts'

/** Somebody on the list of those expected; `userId` once they came. */
export type ListedVoter = ExpectedVoter & { id: string; userId: string | null; position: number }

const ROWS_PER_STATEMENT = 500

export const listVoters = (db: Db, decisionId: string): Promise<ListedVoter[]> =>
  db
    .selectFrom('expected_voters')
    .select(['id', 'name', 'email', 'user_id as userId', 'position'])
    .where('decision_id', '=', decisionId)
    .orderBy('position')
    .execute()

export async function insertVoters(db: Db, rows: readonly ExpectedVoterRow[]) {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    await db
      .insertInto('expected_voters')
      .values(rows.slice(from, from + ROWS_PER_STATEMENT))
      .execute()
}

export const updateVoter = (
  db: Db,
  { id, name, email, position }: ExpectedVoter & { id: string; position: number },
) => db.updateTable('expected_voters').set({ name, email, position }).where('id', '=', id).execute()

export async function deleteVoters(db: Db, ids: readonly string[]) {
  for (let from = 0; from < ids.length; from += ROWS_PER_STATEMENT)
    await db
      .deleteFrom('expected_voters')
      .where('id', 'in', ids.slice(from, from + ROWS_PER_STATEMENT))
      .execute()
}

/** Holds the place of somebody expected; false when it was taken off the list. */
export async function holdVoter(db: Db, voterId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('expected_voters')
    .set((eb) => ({ position: eb.ref('position') }))
    .where('id', '=', voterId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Says who came as somebody on the list; false when that place was taken before, or they have one already. */
export async function claimVoter(db: Db, voterId: string, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('expected_voters')
    .set({ user_id: userId })
    .where('id', '=', voterId)
    .where('user_id', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('expected_voters as other')
            .select('other.id')
            .whereRef('other.decision_id', '=', 'expected_voters.decision_id')
            .where('other.user_id', '=', userId),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Whoever is taken out of a team is expected in none of its rooms any more. */
export const forgetVoter = (db: Db, teamId: string, userId: string) =>
  db
    .deleteFrom('expected_voters')
    .where('user_id', '=', userId)
    .where('decision_id', 'in', (eb) =>
      eb
        .selectFrom('decisions')
        .select('decisions.id')
        .where('decisions.team_id', '=', teamId)
        .where('decisions.decided_at', 'is', null),
    )
    .execute()

export async function findVoterName(db: Db, decisionId: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('expected_voters')
    .select('name')
    .where('id', '=', id)
    .where('decision_id', '=', decisionId)
    .executeTakeFirst()
  return row?.name
}
