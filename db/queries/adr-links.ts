import { fileName } from '../../src/adr/file-name.ts'
import type { AdrLink, AdrRecord, AdrStatus } from '../../src/adr/record.ts'
import { BACK, type Linkable } from '../../src/domain/adr-links.ts'
import { isInForce } from '../../src/domain/adr-status.ts'
import type { Db } from '../connect.ts'
import type { AdrLinkRow } from '../schema.ts'

/** A link as one of its two records sees it. */
export type LinkedRecord = AdrLink & {
  id: string
  adrId: string
  decisionId: string | null
  status: AdrStatus
  /** False on the side of a record whose successor or amendment is not accepted yet: its file must not say so. */
  isInForce: boolean
}

/** All links of a record, from both sides, by number. */
export async function listLinks(db: Db, adrId: string): Promise<LinkedRecord[]> {
  const [own, others] = [await side(db, adrId, 'from_id', 'to_id'), await side(db, adrId, 'to_id', 'from_id')]
  return [
    ...own.map((row) => linked(row, row.verb, true)),
    ...others.map((row) => linked(row, BACK[row.verb], row.verb === 'relates to' || isInForce(row.status))),
  ].sort((a, b) => a.number - b.number || (a.verb < b.verb ? -1 : 1))
}

/** What of it stands in the record and its files. */
export const linksInForce = (links: readonly LinkedRecord[]): AdrLink[] =>
  links
    .filter((item) => item.isInForce)
    .map(({ verb, number, title, fileName: name }) => ({ verb, number, title, fileName: name }))

const side = (db: Db, adrId: string, here: 'from_id' | 'to_id', there: 'from_id' | 'to_id') =>
  db
    .selectFrom('adr_links')
    .innerJoin('adrs', 'adrs.id', `adr_links.${there}`)
    .select([
      'adr_links.id',
      'adr_links.verb',
      'adrs.id as adrId',
      'adrs.number',
      'adrs.title',
      'adrs.status',
      'adrs.file_name as name',
      'adrs.decision_id as decisionId',
    ])
    .where(`adr_links.${here}`, '=', adrId)
    .execute()

function linked(
  { name, ...row }: Awaited<ReturnType<typeof side>>[number],
  verb: AdrLink['verb'],
  isForced: boolean,
): LinkedRecord {
  return { ...row, verb, fileName: name ?? fileName(row), isInForce: isForced }
}

export const insertLink = (db: Db, row: AdrLinkRow) =>
  db
    .insertInto('adr_links')
    .values(row)
    .onConflict((conflict) => conflict.columns(['from_id', 'to_id', 'verb']).doNothing())
    .execute()

/** Every link by which a record of the team replaces another, in force or not. */
export const listReplacing = (db: Db, teamId: string) =>
  db
    .selectFrom('adr_links')
    .innerJoin('adrs as newer', 'newer.id', 'adr_links.from_id')
    .innerJoin('adrs as older', 'older.id', 'adr_links.to_id')
    .select(['newer.number as from', 'older.number as to'])
    .where('newer.team_id', '=', teamId)
    .where('adr_links.verb', '=', 'supersedes')
    .execute()

/** Takes a link off, if it is one of this record: its own, or one that both sides say. */
export const deleteLink = (db: Db, id: string, adrId: string): Promise<AdrLinkRow | undefined> =>
  db
    .deleteFrom('adr_links')
    .where('id', '=', id)
    .where((eb) =>
      eb.or([eb('from_id', '=', adrId), eb.and([eb('to_id', '=', adrId), eb('verb', '=', 'relates to')])]),
    )
    .returningAll()
    .executeTakeFirst()

/** Records of a team by their numbers. */
export const listByNumber = async (
  db: Db,
  teamId: string,
  numbers: readonly number[],
): Promise<Linkable[]> =>
  numbers.length === 0
    ? []
    : db
        .selectFrom('adrs')
        .select(['id', 'number', 'title', 'status'])
        .where('team_id', '=', teamId)
        .where('number', 'in', numbers)
        .execute()

/** Records that a form suggests, the newest first. */
export const listSuggested = (db: Db, teamId: string) =>
  db
    .selectFrom('adrs')
    .select(['number', 'title'])
    .where('team_id', '=', teamId)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()

/** What a record was before it was replaced. */
export async function statusBefore(db: Db, adrId: string): Promise<'accepted' | 'deprecated'> {
  const rows = await db
    .selectFrom('adr_versions')
    .select('record')
    .where('adr_id', '=', adrId)
    .orderBy('version', 'desc')
    .execute()
  const statuses = rows.map(({ record }) => (JSON.parse(record) as AdrRecord).status)
  return statuses.find((status) => status === 'accepted' || status === 'deprecated') ?? 'accepted'
}

/** The record of what a room was started from, if it is one of the same team. */
export const findStartedFrom = (db: Db, decisionId: string): Promise<Linkable | undefined> =>
  db
    .selectFrom('decisions')
    .innerJoin('adrs', (join) =>
      join
        .onRef('adrs.team_id', '=', 'decisions.team_id')
        .on((eb) =>
          eb.or([
            eb('adrs.decision_id', '=', eb.ref('decisions.started_from')),
            eb('adrs.id', '=', eb.ref('decisions.started_from_record')),
          ]),
        ),
    )
    .select(['adrs.id', 'adrs.number', 'adrs.title', 'adrs.status'])
    .where('decisions.id', '=', decisionId)
    .executeTakeFirst()
