import { mean } from './aggregation.ts'
import { sum } from './sum.ts'

// Below this a side varies by rounding only.
const NOTHING = 1e-12

/** Ranks of values, lowest first from 1; equal values share the mean of their ranks. */
export function midRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length
    const level = values.filter((other) => other === value).length
    return below + (level + 1) / 2
  })
}

/** Rank correlation -1..1, ties by mid-rank; null when one side does not vary. */
export const spearman = (x: readonly number[], y: readonly number[]): number | null =>
  pearson(midRanks(x), midRanks(y))

/** Linear correlation -1..1; null when one side does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  const left = deviations(x)
  const right = deviations(y)
  const scale = Math.sqrt(squares(left) * squares(right))
  return scale > NOTHING ? sum(left.map((value, i) => value * (right[i] ?? 0))) / scale : null
}

/** Rank correlation -1..1 from the pairs in the same and in opposite order, corrected for ties; null as above. */
export function kendallTauB(x: readonly number[], y: readonly number[]): number | null {
  let concordance = 0
  let [untiedX, untiedY] = [0, 0]
  for (let a = 0; a < x.length; a += 1) {
    for (let b = a + 1; b < x.length; b += 1) {
      const [dx, dy] = [Math.sign((x[a] ?? 0) - (x[b] ?? 0)), Math.sign((y[a] ?? 0) - (y[b] ?? 0))]
      concordance += dx * dy
      untiedX += Math.abs(dx)
      untiedY += Math.abs(dy)
    }
  }
  return untiedX > 0 && untiedY > 0 ? concordance / Math.sqrt(untiedX * untiedY) : null
}

/** Spearman's correlation with more weight on the first ranks; null unless both are rankings without ties. */
export function weightedSpearman(x: readonly number[], y: readonly number[]): number | null {
  const n = x.length
  if (n < 2 || !isRanking(x) || !isRanking(y)) return null
  const terms = x.map((rank, i) => {
    const other = y[i] ?? 0
    return (rank - other) ** 2 * (n - rank + 1 + (n - other + 1))
  })
  return 1 - (6 * sum(terms)) / (n ** 4 + n ** 3 - n ** 2 - n)
}

/** Similarity of ranking `y` to the reference `x`, the first places counting most; null unless both are rankings. */
export function rankSimilarity(x: readonly number[], y: readonly number[]): number | null {
  const n = x.length
  if (n < 2 || !isRanking(x) || !isRanking(y)) return null
  const terms = x.map((rank, i) => {
    const distance = Math.abs(rank - (y[i] ?? 0))
    return (2 ** -rank * distance) / Math.max(Math.abs(1 - rank), Math.abs(n - rank))
  })
  return 1 - sum(terms)
}

function deviations(values: readonly number[]): number[] {
  const centre = values.length === 0 ? 0 : mean(values)
  return values.map((value) => value - centre)
}

const squares = (values: readonly number[]): number => sum(values.map((value) => value ** 2))

const isRanking = (values: readonly number[]): boolean =>
  [...values].sort((a, b) => a - b).every((value, index) => value === index + 1)
