import { isInForce } from '../../src/domain/adr-status.ts'
import type { Db } from '../connect.ts'

/** A record as the log tells it. */
export type LogEntry = Awaited<ReturnType<typeof listRows>>[number] & {
  tags: string[]
  /** Numbers of the records that took its place, and of those whose place it took. */
  supersededBy: number[]
  supersedes: number[]
}

export const countRecords = async (db: Db, teamId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('adrs')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('team_id', '=', teamId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The records of these ids, in their order. */
export async function listEntries(db: Db, ids: readonly string[]): Promise<LogEntry[]> {
  if (ids.length === 0) return []
  const [rows, tags, links] = [await listRows(db, ids), await listTagsOf(db, ids), await listPlaces(db, ids)]
  const known = new Map(rows.map((row) => [row.id, row]))
  return ids
    .map((id) => known.get(id))
    .filter((row) => row !== undefined)
    .map((row) => ({
      ...row,
      tags: tags.filter(({ adrId }) => adrId === row.id).map(({ tag }) => tag),
      supersededBy: links
        .filter(({ oldId, status }) => oldId === row.id && isInForce(status))
        .map(({ newNumber }) => newNumber),
      supersedes: links.filter(({ newId }) => newId === row.id).map(({ oldNumber }) => oldNumber),
    }))
}

/** What is read for excerpts, by the id of its record. */
export async function findPlainTexts(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('adr_texts')
    .select(['adr_id as id', 'plain'])
    .where('adr_id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, plain }) => [id, plain]))
}

const listRows = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('adrs')
    .leftJoin('decisions', 'decisions.id', 'adrs.decision_id')
    .select([
      'adrs.id',
      'adrs.number',
      'adrs.title',
      'adrs.status',
      'adrs.origin',
      'adrs.decided_on as decidedOn',
      'adrs.decision_id as decisionId',
      'adrs.decider',
      'adrs.chosen',
      'adrs.advice_followed as adviceFollowed',
      'decisions.review_on as reviewOn',
      'decisions.time_zone as timeZone',
    ])
    .where('adrs.id', 'in', ids)
    .execute()

const listTagsOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('adr_tags')
    .select(['adr_id as adrId', 'tag'])
    .where('adr_id', 'in', ids)
    .orderBy('tag')
    .execute()

/** Who takes whose place, from both sides. */
const listPlaces = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('adr_links')
    .innerJoin('adrs as later', 'later.id', 'adr_links.from_id')
    .innerJoin('adrs as earlier', 'earlier.id', 'adr_links.to_id')
    .select([
      'adr_links.from_id as newId',
      'adr_links.to_id as oldId',
      'later.number as newNumber',
      'later.status',
      'earlier.number as oldNumber',
    ])
    .where('adr_links.verb', '=', 'supersedes')
    .where((eb) => eb.or([eb('adr_links.from_id', 'in', ids), eb('adr_links.to_id', 'in', ids)]))
    .orderBy('later.number')
    .orderBy('earlier.number')
    .execute()
