import type { KnownLink, KnownRecord } from '../../src/adr/reading/plan.ts'
import type { AnyRecord } from '../../src/adr/record.ts'
import { searchable } from '../../src/adr/searchable.ts'
import type { Db } from '../connect.ts'
import type { AdrLinkRow, AdrRow, ImportRow } from '../schema.ts'
import type { Change } from './records.ts'
import { wantPush } from './repositories.ts'

/** Keeps what somebody uploaded while they look at the report; what they left lying before is gone. */
export async function insertImport(db: Db, row: ImportRow) {
  await db
    .deleteFrom('imports')
    .where('team_id', '=', row.team_id)
    .where('user_id', '=', row.user_id)
    .where('done_at', 'is', null)
    .execute()
  await db.insertInto('imports').values(row).execute()
}

/** An import of one's own. */
export const findImport = (
  db: Db,
  { id, teamId, userId }: { id: string; teamId: string; userId: string },
): Promise<ImportRow | undefined> =>
  db
    .selectFrom('imports')
    .selectAll()
    .where('id', '=', id)
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .executeTakeFirst()

/** Takes an import that is not done yet; its files give way to what became of them. */
export async function endImport(db: Db, id: string, report: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ done_at: at, files: report })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const sweepImports = (db: Db, before: string) =>
  db.deleteFrom('imports').where('created_at', '<', before).execute()

/** Takes the lock on the numbers of a team, and raises the last one. */
export const holdNumbers = (db: Db, teamId: string, lastNumber: number) =>
  db
    .updateTable('teams')
    .set((eb) => ({
      adr_number: eb
        .case()
        .when('adr_number', '<', lastNumber)
        .then(lastNumber)
        .else(eb.ref('adr_number'))
        .end(),
    }))
    .where('id', '=', teamId)
    .execute()

/** What an import has to know of the records that are there. */
export async function listKnownRecords(db: Db, teamId: string): Promise<KnownRecord[]> {
  const rows = await db
    .selectFrom('adrs')
    .select([
      'id',
      'number',
      'title',
      'status',
      'version',
      'origin',
      'decided_on as date',
      'file_name as fileName',
      'source_name as sourceName',
      'source_hash as sourceHash',
    ])
    .where('team_id', '=', teamId)
    .orderBy('number')
    .execute()
  const touched = await db
    .selectFrom('adr_versions')
    .innerJoin('adrs', 'adrs.id', 'adr_versions.adr_id')
    .select('adr_versions.adr_id')
    .distinct()
    .where('adrs.team_id', '=', teamId)
    .where('adr_versions.action', '!=', 'imported')
    .execute()
  const isTouched = new Set(touched.map(({ adr_id }) => adr_id))
  return rows.map(({ sourceName, sourceHash, fileName, ...row }) => ({
    ...row,
    fileName: fileName ?? '',
    source: sourceName === null ? null : { name: sourceName, hash: sourceHash ?? '' },
    isTouched: isTouched.has(row.id),
  }))
}

export const listKnownLinks = (db: Db, teamId: string): Promise<KnownLink[]> =>
  db
    .selectFrom('adr_links')
    .innerJoin('adrs', 'adrs.id', 'adr_links.from_id')
    .select(['adr_links.from_id as fromId', 'adr_links.to_id as toId', 'adr_links.verb'])
    .where('adrs.team_id', '=', teamId)
    .orderBy('adr_links.id')
    .execute()

export const findLastNumber = async (db: Db, teamId: string): Promise<number> =>
  (await db.selectFrom('teams').select('adr_number').where('id', '=', teamId).executeTakeFirstOrThrow())
    .adr_number

/** Rows in one statement: far below what either engine takes. */
const AT_ONCE = 200

function* inParts<Row>(rows: readonly Row[]) {
  for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE)
}

/** Many records for the first time, with their tags. */
export async function insertRecords(db: Db, rows: readonly AdrRow[], tags: ReadonlyMap<string, string[]>) {
  for (const part of inParts(rows)) await db.insertInto('adrs').values(part).execute()
  const tagRows = [...tags].flatMap(([adr_id, all]) => all.map((tag) => ({ adr_id, tag })))
  for (const part of inParts(tagRows)) await db.insertInto('adr_tags').values(part).execute()
}

export async function insertLinks(db: Db, rows: readonly AdrLinkRow[]) {
  for (const part of inParts(rows))
    await db
      .insertInto('adr_links')
      .values(part)
      .onConflict((conflict) => conflict.columns(['from_id', 'to_id', 'verb']).doNothing())
      .execute()
}

export const deleteLink = (db: Db, { fromId, toId, verb }: KnownLink) =>
  db
    .deleteFrom('adr_links')
    .where('from_id', '=', fromId)
    .where('to_id', '=', toId)
    .where('verb', '=', verb)
    .execute()

/** Where a record's file came from the last time. */
export const setSource = (db: Db, id: string, source: { name: string; hash: string; text: string }) =>
  db
    .updateTable('adrs')
    .set({ source_name: source.name, source_hash: source.hash, source: source.text })
    .where('id', '=', id)
    .execute()

/** First versions of many records, complete with their links, and what they are found by. */
export async function keepFirstVersions(
  db: Db,
  teamId: string,
  records: readonly { id: string; record: AnyRecord }[],
  { action, actorId, note = '', at }: Change,
) {
  for (const part of inParts(records)) {
    const versions = part.map(({ id, record }) => ({
      ...{ adr_id: id, version: 1, action, actor_id: actorId, note, at },
      record: JSON.stringify(record),
    }))
    await db.insertInto('adr_versions').values(versions).execute()
    const texts = part.map(({ id, record }) => ({ adr_id: id, team_id: teamId, ...searchable(record) }))
    await db.insertInto('adr_texts').values(texts).execute()
  }
  await wantPush(db, teamId, at)
}

/** In whose name records are kept that came by the command line. */
export const findOwner = async (db: Db, teamId: string): Promise<string> =>
  (
    await db
      .selectFrom('members')
      .select('user_id')
      .where('team_id', '=', teamId)
      .orderBy((eb) => eb.case().when('role', '=', 'owner').then(0).else(1).end())
      .orderBy('user_id')
      .executeTakeFirstOrThrow()
  ).user_id
