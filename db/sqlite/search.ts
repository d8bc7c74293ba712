import { type RawBuilder, sql } from 'kysely'
import type { Term } from '../../src/adr/search.ts'
import type { HitRow } from '../schema.ts'

/**
 * Records of a team in which all terms stand: in tier 1 all in the title, in tier 2 in title and tags. Terms are letters
 * and figures, and in quotes at that, so that none of them is a word of the query language.
 */
export function sqliteHits(teamId: string, terms: readonly Term[]): RawBuilder<HitRow> {
  const all = terms.map(({ words, isPrefix }) => `${quoted(words.join(' '))}${isPrefix ? ' *' : ''}`)
  const within = (columns: string) => `{${columns}} : (${all.join(' AND ')}) AND team_id : ${quoted(teamId)}`
  const rows = (columns: string) =>
    sql`(select rowid from adr_search where adr_search match ${within(columns)})`
  return sql<HitRow>`(
    select adr_texts.adr_id, bm25(adr_search, 0, 10, 5, 1) as score,
      case when adr_search.rowid in ${rows('title')} then 1
        when adr_search.rowid in ${rows('title tags')} then 2 else 3 end as tier
    from adr_search join adr_texts on adr_texts.id = adr_search.rowid
    where adr_search match ${within('title tags body')}
  )`
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
