import { type Answers, ratedCriteria } from './ballot.ts'
import type { Room } from './room.ts'

type Cast = { receipt: string; name: string | null; answers: Answers; comment: string }

type Round = Pick<Room, 'options' | 'criteria'> & {
  number: number
  /** Null where one ballot alone would tell whose it is. */
  ballots: readonly Cast[] | null
}

type Rules = Pick<Room, 'namesShown' | 'willingnessAsked' | 'directVote' | 'cellRatings'>

type Cell = string | number | null
type Column = { heading: string; cell: (ballot: Cast) => Cell }

/** Ballots as a table: a row for each ballot of each round, a column for each question, its heading first. */
export function ballotTable(room: Rules, rounds: readonly Round[]): Cell[][] {
  const columns = columnsOf(room, rounds)
  const headings = ['round', ...toldApart(columns.map(({ heading }) => heading))]
  const rows = rounds.flatMap(({ number, ballots }) =>
    (ballots ?? []).map((ballot) => [number, ...columns.map(({ cell }) => cell(ballot))]),
  )
  return [headings, ...rows]
}

function columnsOf(room: Rules, rounds: readonly Round[]): Column[] {
  const options = everAsked(rounds.map((round) => round.options))
  const criteria = everAsked(rounds.map((round) => round.criteria))
  const levels = (part: 'familiarity' | 'willingness' | 'direct'): Column[] =>
    options.map(({ id, name }) => ({
      heading: `${part}: ${name}`,
      cell: ({ answers }) => answers[part]?.[id] ?? null,
    }))
  return [
    { heading: 'receipt', cell: ({ receipt }) => receipt },
    ...(room.namesShown ? [{ heading: 'name', cell: ({ name }: Cast) => name }] : []),
    ...criteria.map(({ id, name }) => ({
      heading: `importance: ${name}`,
      cell: ({ answers }: Cast) =>
        answers.importance[id] === 'cant-judge' ? 'can’t judge' : (answers.importance[id] ?? null),
    })),
    ...levels('familiarity'),
    ...(room.willingnessAsked ? levels('willingness') : []),
    ...(room.directVote ? levels('direct') : []),
    ...(room.cellRatings ? options : []).flatMap((option) =>
      ratedCriteria(criteria).map((criterion) => ({
        heading: `rating: ${option.name}, ${criterion.name}`,
        cell: ({ answers }: Cast) => answers.ratings?.[option.id]?.[criterion.id] ?? null,
      })),
    ),
    ...options.map(({ id, name }) => ({
      heading: `could not work with: ${name}`,
      cell: ({ answers }: Cast) => answers.vetoes[id] ?? null,
    })),
    { heading: 'comment', cell: ({ comment }) => comment || null },
  ]
}

/** What any of the rounds asked about, in the order in which it came. */
function everAsked<Item extends { id: string }>(asked: readonly (readonly Item[])[]): Item[] {
  const known = new Map<string, Item>()
  for (const item of asked.flat()) if (!known.has(item.id)) known.set(item.id, item)
  return [...known.values()]
}

/** An option that was dropped may have come back under its name. */
function toldApart(headings: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headings.map((heading) => {
    const count = (seen.get(heading) ?? 0) + 1
    seen.set(heading, count)
    return count === 1 ? heading : `${heading} (${count})`
  })
}
