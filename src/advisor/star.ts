/** Scores 0..max that one voter gives, in the order of the options. A missing score counts 0. */
type Scores = readonly (number | null)[]

export type Star = {
  totals: number[]
  /** Options with the highest total. */
  scoreWinners: number[]
  /** Voters who score one option above another, [one][other]. */
  preferences: number[][]
  /** Null when the tie among `tied` cannot be broken. */
  winner: number | null
  /** The two of the run-off; null when a tie for it cannot be broken. */
  finalists: number[] | null
  tied: number[] | null
  /** Every option that leads under some way of breaking the tie for the run-off; one alone can be announced. */
  possibleWinners: number[]
}

/**
 * Score voting with automatic run-off of the two highest totals. Ties for the run-off go to the most preferences among
 * those tied, then to the most highest scores; a tied run-off to the higher total, then to the most highest scores.
 * Needs at least one option.
 */
export function star(ballots: readonly Scores[], options: number, highest: number): Star {
  const indices = Array.from({ length: options }, (_, i) => i)
  const scored = (ballot: Scores, i: number) => ballot[i] ?? 0
  const count = (holds: (ballot: Scores) => boolean) => ballots.filter(holds).length
  const totals = indices.map((i) => ballots.reduce((total, ballot) => total + scored(ballot, i), 0))
  const preferences = indices.map((a) =>
    indices.map((b) => count((ballot) => scored(ballot, a) > scored(ballot, b))),
  )
  const prefers = (a: number, b: number) => preferences[a]?.[b] ?? 0
  const highScores = indices.map((i) => count((ballot) => scored(ballot, i) === highest))
  const total = (i: number) => totals[i] ?? 0
  const highs = (i: number) => highScores[i] ?? 0
  const amongTied = (i: number, tied: readonly number[]) =>
    tied.reduce((wins, other) => wins + prefers(i, other), 0)

  const result = { totals, scoreWinners: leading(indices, total), preferences }
  const possibleWinners = runOffs(indices, total).flatMap(([a, b]) =>
    leading([a, b], (i) => prefers(i, i === a ? b : a)),
  )
  const possible = [...new Set(possibleWinners)].sort((a, b) => a - b)
  const finalists = fill(indices, 2, [total, amongTied, highs])
  if ('tied' in finalists)
    return { ...result, winner: null, finalists: null, tied: finalists.tied, possibleWinners: possible }
  const winner = fill(finalists.chosen, 1, [amongTied, total, highs])
  const run = { ...result, finalists: finalists.chosen, possibleWinners: possible }
  return 'tied' in winner
    ? { ...run, winner: null, tied: winner.tied }
    : { ...run, winner: winner.chosen[0] ?? null, tied: null }
}

type Criterion = (option: number, among: readonly number[]) => number

// Takes the highest by the first criterion until the places are full; those level at the last place go on to the next.
function fill(
  among: readonly number[],
  places: number,
  [criterion, ...further]: readonly Criterion[],
): { chosen: number[] } | { tied: number[] } {
  if (among.length <= places) return { chosen: [...among] }
  if (!criterion) return { tied: [...among] }
  const chosen: number[] = []
  let left = [...among]
  while (chosen.length < places) {
    const level = leading(left, (option) => criterion(option, among))
    if (level.length > places - chosen.length) {
      const rest = fill(level, places - chosen.length, further)
      return 'tied' in rest ? rest : { chosen: [...chosen, ...rest.chosen] }
    }
    chosen.push(...level)
    left = left.filter((option) => !level.includes(option))
  }
  return { chosen }
}

// Pairs that could meet in the run-off, whichever way ties between totals fall.
function runOffs(indices: readonly number[], total: (i: number) => number): [number, number][] {
  const first = leading(indices, total)
  const rest = indices.filter((i) => !first.includes(i))
  if (first.length === 1 && rest.length === 0) return first.map((i) => [i, i])
  if (first.length === 1) return leading(rest, total).map((second) => [first[0] ?? 0, second])
  return first.flatMap((a, index) => first.slice(index + 1).map((b): [number, number] => [a, b]))
}

function leading(indices: readonly number[], of: (i: number) => number): number[] {
  const most = Math.max(...indices.map(of))
  return indices.filter((i) => of(i) === most)
}
