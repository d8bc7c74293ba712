import { fileName } from '../../src/adr/file-name.ts'
import { type AdrLink, type AnyRecord, isWritten, type RecordReview } from '../../src/adr/record.ts'
import { BACK } from '../../src/domain/adr-links.ts'
import { isInForce } from '../../src/domain/adr-status.ts'
import { dayOf } from '../../src/domain/time.ts'
import type { Db } from '../connect.ts'
import type { AdrRow, AdrVersionRow } from '../schema.ts'

/** A record among all of its team, with what a copy of the log needs to know of it. */
export type LoggedRecord = {
  id: string
  version: number
  decisionId: string | null
  createdAt: string
  changedAt: string
  record: AnyRecord
}

/** All records of a team by number, complete, in a handful of questions however many there are. */
export async function listRecords(db: Db, teamId: string): Promise<LoggedRecord[]> {
  const rows = await db
    .selectFrom('adrs')
    .select([
      'id',
      'version',
      'number',
      'title',
      'status',
      'decided_on as date',
      'decision_id as decisionId',
      'file_name as fileName',
      'record',
      'created_at as createdAt',
      'changed_at as changedAt',
    ])
    .where('team_id', '=', teamId)
    .orderBy('number')
    .execute()
  const [links, tags, reviews] = [
    await linksByRecord(db, teamId, rows),
    await tagsByRecord(db, teamId),
    await reviewsByDecision(db, teamId),
  ]
  return rows.map(({ number, title, status, date, fileName: name, record, ...about }) => {
    const kept = JSON.parse(record) as AnyRecord
    const head = { number, title, status, date, fileName: name, tags: tags.get(about.id) ?? [] }
    const found = about.decisionId === null ? undefined : reviews.get(about.decisionId)
    const whole = { ...kept, ...head, links: links.get(about.id) ?? [] }
    return { ...about, record: isWritten(whole) || !found ? whole : { ...whole, reviews: found } }
  })
}

type Linked = Pick<AdrRow, 'id' | 'number' | 'title' | 'status'> & { fileName: string | null }

/** As `linksInForce` of one record: what a proposed successor says does not count on the other side yet. */
async function linksByRecord(db: Db, teamId: string, rows: readonly Linked[]) {
  const known = new Map(rows.map((row) => [row.id, row]))
  const found = new Map<string, AdrLink[]>()
  const add = (from: string, verb: AdrLink['verb'], to: Linked) => {
    const own = found.get(from) ?? []
    own.push({ verb, number: to.number, title: to.title, fileName: to.fileName ?? fileName(to) })
    found.set(from, own)
  }
  const links = await db
    .selectFrom('adr_links')
    .innerJoin('adrs', 'adrs.id', 'adr_links.from_id')
    .select(['adr_links.from_id', 'adr_links.to_id', 'adr_links.verb'])
    .where('adrs.team_id', '=', teamId)
    .execute()
  for (const { from_id, to_id, verb } of links) {
    const [from, to] = [known.get(from_id), known.get(to_id)]
    if (!from || !to) continue
    add(from_id, verb, to)
    if (verb === 'relates to' || isInForce(from.status)) add(to_id, BACK[verb], from)
  }
  for (const [id, own] of found)
    found.set(
      id,
      own.toSorted((a, b) => a.number - b.number || (a.verb < b.verb ? -1 : 1)),
    )
  return found
}

async function tagsByRecord(db: Db, teamId: string) {
  const rows = await db
    .selectFrom('adr_tags')
    .innerJoin('adrs', 'adrs.id', 'adr_tags.adr_id')
    .select(['adr_tags.adr_id', 'adr_tags.tag'])
    .where('adrs.team_id', '=', teamId)
    .orderBy('adr_tags.tag')
    .execute()
  return grouped(
    rows,
    ({ adr_id }) => adr_id,
    ({ tag }) => tag,
  )
}

async function reviewsByDecision(db: Db, teamId: string) {
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('decisions', 'decisions.id', 'reviews.decision_id')
    .selectAll('reviews')
    .select('decisions.time_zone as timeZone')
    .where('decisions.team_id', '=', teamId)
    .orderBy('reviews.at')
    .orderBy('reviews.id')
    .execute()
  return grouped(
    rows,
    ({ decision_id }) => decision_id,
    ({ at, timeZone, name, verdict, findings, next, next_on }): RecordReview => ({
      on: dayOf(at, timeZone),
      by: name,
      verdict,
      findings,
      next,
      nextOn: next_on,
    }),
  )
}

function grouped<Row, Value>(rows: readonly Row[], keyOf: (row: Row) => string, what: (row: Row) => Value) {
  const groups = new Map<string, Value[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(what(row))
    else groups.set(keyOf(row), [what(row)])
  }
  return groups
}

/** A record as it once was, by whom it was made so. */
export type PastVersion = Pick<AdrVersionRow, 'version' | 'action' | 'at'> & { by: string; record: AnyRecord }

/** What has become of the named records, each from its first version on. */
export async function listVersionsOf(
  db: Db,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, PastVersion[]>> {
  const found = new Map<string, PastVersion[]>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('adr_versions')
      .leftJoin('members', (join) =>
        join.onRef('members.user_id', '=', 'adr_versions.actor_id').on('members.team_id', '=', teamId),
      )
      .select(['adr_id', 'version', 'action', 'at', 'record', 'members.name'])
      .where('adr_id', 'in', ids.slice(from, from + AT_ONCE))
      .orderBy('adr_id')
      .orderBy('version')
      .execute()
    const past = grouped(
      rows,
      ({ adr_id }) => adr_id,
      ({ version, action, at, record, name }): PastVersion => ({
        version,
        action,
        at,
        by: name ?? '',
        record: JSON.parse(record) as AnyRecord,
      }),
    )
    for (const [id, versions] of past) found.set(id, versions)
  }
  return found
}

/** How many ids one statement names, on either engine and with room to spare. */
const AT_ONCE = 500

/** What was said of the standing of each record, in order; and the template of the room it came from. */
export async function listStandings(db: Db, teamId: string) {
  const rows = await db
    .selectFrom('adr_versions')
    .innerJoin('adrs', 'adrs.id', 'adr_versions.adr_id')
    .select(['adrs.id', 'adr_versions.action'])
    .where('adrs.team_id', '=', teamId)
    .where('adr_versions.action', 'in', ['accepted', 'rejected', 'deprecated', 'superseded'])
    .orderBy('adr_versions.adr_id')
    .orderBy('adr_versions.version')
    .execute()
  const templates = await db
    .selectFrom('decisions')
    .select(['id', 'template'])
    .where('team_id', '=', teamId)
    .execute()
  return {
    steps: grouped(
      rows,
      ({ id }) => id,
      ({ action }) => action as AdrRow['status'],
    ),
    templates: new Map(templates.map(({ id, template }) => [id, template])),
  }
}
