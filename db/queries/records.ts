import { fileName } from '../../src/adr/file-name.ts'
import { type AdrHead, type AdrRecord, type AnyRecord, chosenName, isWritten } from '../../src/adr/record.ts'
import { searchable } from '../../src/adr/searchable.ts'
import type { Db } from '../connect.ts'
import type { AdrRow, AdrVersionRow } from '../schema.ts'
import { linksInForce, listLinks } from './adr-links.ts'
import { wantPush } from './repositories.ts'

/** A record of a team, complete, with what is known of it besides. */
export type StoredAdr = {
  id: string
  teamId: string
  version: number
  origin: AdrRow['origin']
  decisionId: string | null
  facilitatorId: string | null
  deciderId: string | null
  /** Of the room it came from. */
  timeZone: string | null
  createdAt: string
  changedAt: string
  source: { name: string; hash: string } | null
  record: AnyRecord
}

/** By its number in the team. */
export const findRecord = (db: Db, teamId: string, number: number) =>
  complete(db, selectRecord(db).where('adrs.team_id', '=', teamId).where('adrs.number', '=', number))

/** By the room it came from. */
export const findRecordOf = (db: Db, decisionId: string) =>
  complete(db, selectRecord(db).where('adrs.decision_id', '=', decisionId))

/** The same alone: a room records nothing but what came of its vote. */
export async function findRoomRecord(db: Db, decisionId: string): Promise<AdrRecord | undefined> {
  const stored = await findRecordOf(db, decisionId)
  return stored && (stored.record as AdrRecord)
}

export const findRecordById = (db: Db, id: string) => complete(db, selectRecord(db).where('adrs.id', '=', id))

const selectRecord = (db: Db) =>
  db
    .selectFrom('adrs')
    .leftJoin('decisions', 'decisions.id', 'adrs.decision_id')
    .select([
      'adrs.id',
      'adrs.team_id as teamId',
      'adrs.number',
      'adrs.title',
      'adrs.status',
      'adrs.decided_on as date',
      'adrs.version',
      'adrs.origin',
      'adrs.decision_id as decisionId',
      'adrs.file_name as fileName',
      'adrs.record',
      'adrs.created_at as createdAt',
      'adrs.changed_at as changedAt',
      'adrs.source_name as sourceName',
      'adrs.source_hash as sourceHash',
      'decisions.facilitator_id as facilitatorId',
      'decisions.decider_id as deciderId',
      'decisions.time_zone as timeZone',
    ])

async function complete(db: Db, query: ReturnType<typeof selectRecord>): Promise<StoredAdr | undefined> {
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const { number, title, status, date, fileName: name, record, sourceName, sourceHash, ...about } = row
  return {
    ...about,
    source: sourceName === null ? null : { name: sourceName, hash: sourceHash ?? '' },
    record: {
      ...(JSON.parse(record) as AnyRecord),
      number,
      title,
      status,
      date,
      fileName: name,
      tags: await listTags(db, row.id),
      links: linksInForce(await listLinks(db, row.id)),
    },
  }
}

const listTags = async (db: Db, adrId: string): Promise<string[]> =>
  (await db.selectFrom('adr_tags').select('tag').where('adr_id', '=', adrId).orderBy('tag').execute()).map(
    ({ tag }) => tag,
  )

export type Change = { action: AdrVersionRow['action']; actorId: string | null; note?: string; at: string }

type NewRecord = Pick<AdrRow, 'id' | 'team_id' | 'decision_id' | 'created_by' | 'origin'> & {
  source?: { name: string; hash: string; text: string } | null
}

/** Writes a record for the first time; its links are inserted before `keepVersion` is called, or by whoever links it later. */
export async function insertRecord(db: Db, row: NewRecord, record: AnyRecord, at: string) {
  await db
    .insertInto('adrs')
    .values(newRow(row, record, at))
    .execute()
  await writeTags(db, row.id, record)
}

/** A record as it is stored for the first time. */
export const newRow = ({ source = null, ...own }: NewRecord, record: AnyRecord, at: string): AdrRow => ({
  ...own,
  ...columnsOf(record),
  number: record.number,
  created_at: at,
  changed_at: at,
  version: 1,
  file_name: record.fileName ?? fileName(record),
  source_name: source?.name ?? null,
  source_hash: source?.hash ?? null,
  source: source?.text ?? null,
})

/**
 * Takes the record's next version if it is as expected, and the lock with it; undefined when it was changed in the
 * meantime. `saveRecord` or `keepVersion` must follow in the same transaction.
 */
export async function holdRecord(
  db: Db,
  id: string,
  expected: { version?: number; status?: AdrRow['status'] },
  at: string,
): Promise<StoredAdr | undefined> {
  const { version, status } = expected
  const held = await db
    .updateTable('adrs')
    .set((eb) => ({ version: eb('version', '+', 1), changed_at: at }))
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'proposed'))
    .returning('id')
    .executeTakeFirst()
  return held && findRecordById(db, id)
}

/** Writes a record that is held, and keeps what it has become as a version. */
export async function saveRecord(db: Db, id: string, record: AnyRecord, change: Change) {
  await db
    .updateTable('adrs')
    .set((eb) => ({
      ...columnsOf(record),
      file_name: eb.fn.coalesce('file_name', eb.val(record.fileName ?? fileName(record))),
    }))
    .where('id', '=', id)
    .execute()
  await writeTags(db, id, record)
  await keepVersion(db, id, change)
}

/** Keeps the record as it is now, with its links, as a version; and what it is found by. */
export async function keepVersion(db: Db, id: string, { action, actorId, note = '', at }: Change) {
  const stored = await findRecordById(db, id)
  if (!stored) throw new Error('A record that was written is gone.')
  const { version, record, teamId } = stored
  await db
    .insertInto('adr_versions')
    .values({ adr_id: id, version, action, actor_id: actorId, note, record: JSON.stringify(record), at })
    .execute()
  await wantPush(db, teamId, at)
  const text = searchable(record)
  await db
    .insertInto('adr_texts')
    .values({ adr_id: id, team_id: teamId, ...text })
    .onConflict((conflict) => conflict.column('adr_id').doUpdateSet(text))
    .execute()
}

async function writeTags(db: Db, adrId: string, { tags = [] }: AdrHead) {
  await db.deleteFrom('adr_tags').where('adr_id', '=', adrId).execute()
  const rows = [...new Set(tags)].map((tag) => ({ adr_id: adrId, tag }))
  if (rows.length > 0) await db.insertInto('adr_tags').values(rows).execute()
}

function columnsOf(record: AnyRecord) {
  const { reviews: _, ...kept } = record as Extract<AnyRecord, { reviews?: unknown }>
  const followed = isWritten(record) ? null : record.adviceFollowed
  return {
    title: record.title,
    status: record.status,
    decided_on: record.date,
    decider: record.decider,
    chosen: isWritten(record) || record.chosenOptionId === null ? '' : chosenName(record),
    advice_followed: followed === null ? null : followed ? (1 as const) : (0 as const),
    record: JSON.stringify({ ...kept, links: [], tags: [] }),
  }
}
