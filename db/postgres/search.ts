import { type RawBuilder, sql } from 'kysely'
import type { Term } from '../../src/adr/search.ts'
import type { HitRow } from '../schema.ts'

/**
 * Records of a team in which all terms stand: in tier 1 all in the title, in tier 2 in title and tags. Terms are letters
 * and figures, and in quotes at that, so that none of them is an operator of a query.
 */
export function postgresHits(teamId: string, terms: readonly Term[]): RawBuilder<HitRow> {
  const within = (weights: string) =>
    terms
      .map(({ words, isPrefix }) =>
        words
          .map((word, at) => {
            const marks = `${isPrefix && at === words.length - 1 ? '*' : ''}${weights}`
            return `${quoted(word)}${marks && `:${marks}`}`
          })
          .join(' <-> '),
      )
      .map((term) => `(${term})`)
      .join(' & ')
  const team = quoted(`team/${teamId}`)
  return sql<HitRow>`(
    select adr_id, -ts_rank('{0, 0.1, 0.5, 1}', words, ${within('')}::tsquery) as score,
      case when head @@ ${within('A')}::tsquery then 1 when head @@ ${within('AB')}::tsquery then 2 else 3 end as tier
    from adr_search where words @@ ${`${team} & ${within('')}`}::tsquery
  )`
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
