import { dot, sum } from './sum.ts'
import type { Values } from './values.ts'

export type Score = { score: number; lo: number; hi: number; contributions: number[] }

/**
 * Additive value of one option in points of 100, with its contributions and the interval it could end in if every
 * unknown cell were 0 or 10. Weights sum to 1. Additive multi-attribute value model (Keeney & Raiffa 1976).
 */
export function scoreOption(weights: readonly number[], { values, unknown }: Values): Score {
  const known = values.map((value, j) => (unknown[j] ? 0 : value))
  const most = values.map((value, j) => (unknown[j] ? 1 : value))
  return {
    score: 100 * dot(weights, values),
    lo: 100 * dot(weights, known),
    hi: 100 * dot(weights, most),
    contributions: values.map((value, j) => 100 * ((weights[j] ?? 0) * value)),
  }
}

/** Score 0..100 over the criteria where `counts` is true, their weights rescaled to 1; null when they weigh nothing. */
export function partialScore(
  weights: readonly number[],
  values: readonly number[],
  counts: readonly boolean[],
): number | null {
  const kept = weights.map((weight, j) => (counts[j] ? weight : 0))
  const weight = sum(kept)
  return weight > 0 ? (100 * dot(kept, values)) / weight : null
}
