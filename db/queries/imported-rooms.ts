import type { Db } from '../connect.ts'
import type { Tables } from '../schema.ts'

/** The ids that an imported room had where it came from, by those it has here; undefined for a room opened here. */
export async function findImportedIds(db: Db, decisionId: string): Promise<Map<string, string> | undefined> {
  const row = await db
    .selectFrom('decisions')
    .select('imported_ids')
    .where('id', '=', decisionId)
    .executeTakeFirst()
  return row?.imported_ids ? idsIn(row.imported_ids) : undefined
}

export const idsIn = (stored: string) => new Map(Object.entries(JSON.parse(stored) as Record<string, string>))

/** The room that a file with this hash has become in a team. */
export const findImportIn = (db: Db, teamId: string, hash: string) =>
  db
    .selectFrom('decisions')
    .select('id')
    .where('team_id', '=', teamId)
    .where('imported', '=', hash)
    .executeTakeFirst()

/** The room that a form sent before has become. */
export const findImportBySubmission = (db: Db, submissionKey: string) =>
  db
    .selectFrom('decisions')
    .select(['id', 'facilitator_id as userId', 'imported', 'imported_at as at'])
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst()

const ROWS_PER_INSERT = 500

/** As many rows as there are, also none. */
export async function insertRows<Table extends keyof Tables>(
  db: Db,
  table: Table,
  rows: readonly Tables[Table][],
) {
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT)
    await db
      .insertInto(table)
      .values(rows.slice(from, from + ROWS_PER_INSERT) as never)
      .execute()
}
