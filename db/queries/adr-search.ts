import { type Insertable, type RawBuilder, SqliteAdapter, sql } from 'kysely'
import type { Search } from '../../src/adr/search.ts'
import { type LogFilter, PER_PAGE, searchOf } from '../../src/domain/log-filter.ts'
import type { Db } from '../connect.ts'
import { postgresHits } from '../postgres/search.ts'
import type { AdrTextRow, HitRow } from '../schema.ts'
import { sqliteHits } from '../sqlite/search.ts'

/** A page of a log: how many records there are in all, and the ids of those on it in their order. */
export type Found = { total: number; page: number; ids: string[] }

const NOTHING: Found = { total: 0, page: 1, ids: [] }

/** The records of a team that are asked for. A page there is none of is the first one. */
export async function findInLog(db: Db, teamId: string, filter: LogFilter): Promise<Found> {
  const search = searchOf(filter)
  if (filter.text !== '' && search.terms.length === 0) return NOTHING
  const rows = await selectFound(db, teamId, filter, search).execute()
  if (rows.length === 0 && filter.page > 1) return findInLog(db, teamId, { ...filter, page: 1 })
  return { total: Number(rows[0]?.total ?? 0), page: filter.page, ids: rows.map(({ id }) => id) }
}

function selectFound(db: Db, teamId: string, filter: LogFilter, search: Search) {
  const { statuses, tag, decider, from, to, order, page } = filter
  const query = db
    .selectFrom('adrs')
    .select((eb) => ['adrs.id', sql<number | string>`${eb.fn.countAll()} over ()`.as('total')])
    .where('adrs.team_id', '=', teamId)
    .$if(statuses.length > 0, (some) => some.where('adrs.status', 'in', statuses))
    .$if(decider !== '', (some) => some.where('adrs.decider', '=', decider))
    .$if(from !== '', (some) => some.where('adrs.decided_on', '>=', from))
    .$if(to !== '', (some) => some.where('adrs.decided_on', '<=', to))
    .$if(tag !== '', (some) =>
      some.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('adr_tags')
            .select('adr_tags.tag')
            .whereRef('adr_tags.adr_id', '=', 'adrs.id')
            .where('adr_tags.tag', '=', tag),
        ),
      ),
    )
    .$if(order === 'date', (some) => some.orderBy('adrs.decided_on', 'desc'))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
  if (search.terms.length === 0) return query.orderBy('adrs.number', 'desc')
  const hits = hitsOf(db, teamId, search).as<'hits'>(sql.ref('hits'))
  return query
    .innerJoin(hits, 'hits.adr_id', 'adrs.id')
    .$if(order === 'relevance', (some) => some.orderBy('hits.tier').orderBy('hits.score'))
    .orderBy('adrs.number', 'desc')
}

/** What the engine finds; and before it the record of that number, where one is asked for. */
function hitsOf(db: Db, teamId: string, { terms, number }: Search): RawBuilder<HitRow> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const found = (isSqlite ? sqliteHits : postgresHits)(teamId, terms)
  if (number === null) return found
  return sql<HitRow>`(
    select adr_id, min(tier) as tier, min(score) as score from (
      select adr_id, tier, score from ${found} as found
      union all select id, 0, 0 from adrs where team_id = ${teamId} and number = ${number}
    ) as every_hit group by adr_id
  )`
}

/** What the records of a team can be filtered by. */
export type Facets = { tags: string[]; deciders: string[] }

const MOST_FACETS = 500

export async function listFacets(db: Db, teamId: string): Promise<Facets> {
  const tags = await db
    .selectFrom('adrs')
    .innerJoin('adr_tags', 'adr_tags.adr_id', 'adrs.id')
    .select('adr_tags.tag')
    .distinct()
    .where('adrs.team_id', '=', teamId)
    .orderBy('adr_tags.tag')
    .limit(MOST_FACETS)
    .execute()
  const deciders = await db
    .selectFrom('adrs')
    .select('decider')
    .distinct()
    .where('team_id', '=', teamId)
    .where('decider', '<>', '')
    .orderBy('decider')
    .limit(MOST_FACETS)
    .execute()
  return { tags: tags.map(({ tag }) => tag), deciders: deciders.map(({ decider }) => decider) }
}

/** Some of the records that no search finds yet, in the order of their ids. */
export const listUnsearchable = async (db: Db, after: string, most: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('adrs')
    .leftJoin('adr_texts', 'adr_texts.adr_id', 'adrs.id')
    .select('adrs.id')
    .where('adr_texts.adr_id', 'is', null)
    .where('adrs.id', '>', after)
    .orderBy('adrs.id')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** What a record is found by, unless that is known already. */
export const insertText = (db: Db, text: Insertable<AdrTextRow>) =>
  db
    .insertInto('adr_texts')
    .values(text)
    .onConflict((conflict) => conflict.column('adr_id').doNothing())
    .execute()
