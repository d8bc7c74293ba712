import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import type { Tables } from '../../db/schema.ts'

/** In the order in which rows may be inserted. */
export const TABLES = [
  'users',
  'sessions',
  'teams',
  'return_links',
  'members',
  'decisions',
  'options',
  'criteria',
  'profile_cells',
  'cell_overrides',
  'invites',
  'rounds',
  'ballots',
  'suggestions',
  'expected_voters',
  'anonymous_ballots',
  'participations',
  'comments',
  'comment_versions',
  'proposals',
  'stances',
  'stance_versions',
  'reviews',
  'subscriptions',
  'outbox',
  'suppressions',
  'adrs',
  'adr_versions',
  'adr_links',
  'adr_tags',
  'adr_texts',
  'read_tokens',
  'imports',
  'repositories',
  'events',
  'migrations',
] as const satisfies readonly (keyof Tables)[]

export type Dump = Record<(typeof TABLES)[number], Record<string, unknown>[]>

/** Every row of every table, in an order of its own. */
export async function dumpTables(db: Db): Promise<Dump> {
  const dump = {} as Dump
  for (const table of TABLES) {
    const rows = await db.selectFrom(table).selectAll().execute()
    dump[table] = rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return dump
}

/** Puts the database back to what it was. */
export async function restoreTables(db: Db, dump: Dump) {
  await db.transaction().execute(async (trx) => {
    for (const table of [...TABLES].reverse()) await sql`delete from ${sql.table(table)}`.execute(trx)
    for (const table of TABLES)
      for (let from = 0; from < dump[table].length; from += 500)
        await trx
          .insertInto(table)
          .values(dump[table].slice(from, from + 500) as never)
          .execute()
  })
}

export const countRows = async (db: Db, table: (typeof TABLES)[number]): Promise<number> =>
  (await db.selectFrom(table).selectAll().execute()).length
