import { mean } from './aggregation.ts'
import { normalShare } from './certainty.ts'
import { midRanks, spearman } from './correlation.ts'

/** How far raters order the same items alike; `ratings` are [rater][item]. */
type Ratings = readonly (readonly number[])[]

export type Concordance = { w: number; chiSquare: number; degrees: number; p: number }

/**
 * Kendall's coefficient of concordance 0..1 with correction for ties, and its test against no agreement (Kendall &
 * Babington Smith 1939). Null below two raters or items, or when every rater rates all items alike.
 */
export function concordance(ratings: Ratings): Concordance | null {
  const raters = ratings.length
  const items = ratings[0]?.length ?? 0
  if (raters < 2 || items < 2) return null
  const ranks = ratings.map(midRanks)
  const expected = (raters * (items + 1)) / 2
  let spread = 0
  for (let j = 0; j < items; j += 1) {
    spread += (ranks.reduce((total, row) => total + (row[j] ?? 0), 0) - expected) ** 2
  }
  const ties = ratings.reduce((total, row) => total + tieCorrection(row), 0)
  const most = raters ** 2 * (items ** 3 - items) - raters * ties
  if (most <= 0) return null
  const w = (12 * spread) / most
  const degrees = items - 1
  const chiSquare = raters * degrees * w
  return { w, chiSquare, degrees, p: chiSquareTail(chiSquare, degrees) }
}

/** Mean of Spearman's correlation over all pairs of raters; null below two raters or where one of them rates all alike. */
export function meanSpearman(ratings: Ratings): number | null {
  const pairs = ratings.flatMap((row, a) => ratings.slice(a + 1).map((other) => spearman(row, other)))
  const known = pairs.filter((pair) => pair !== null)
  return pairs.length === 0 || known.length < pairs.length ? null : mean(known)
}

/** How strongly priorities agree, by W (Schmidt 1997). */
export function concordanceWord(
  w: number,
): 'very weakly' | 'weakly' | 'moderately' | 'strongly' | 'unusually strongly' {
  if (w < 0.2) return 'very weakly'
  if (w < 0.4) return 'weakly'
  if (w < 0.6) return 'moderately'
  return w < 0.8 ? 'strongly' : 'unusually strongly'
}

function tieCorrection(row: readonly number[]): number {
  const sizes = new Map<number, number>()
  for (const value of row) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  return [...sizes.values()].reduce((total, size) => total + size ** 3 - size, 0)
}

/** Chance of at least `x` with a whole number of degrees of freedom; absolute error below 1e-12. */
export function chiSquareTail(x: number, degrees: number): number {
  if (x <= 0) return 1
  const isOdd = degrees % 2 === 1
  let tail = isOdd ? 2 * normalShare(-Math.sqrt(x)) : Math.exp(-x / 2)
  let term = isOdd ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : (Math.exp(-x / 2) * x) / 2
  for (let reached = isOdd ? 3 : 4; reached <= degrees; reached += 2) {
    tail += term
    term *= x / reached
  }
  return Math.min(1, tail)
}
