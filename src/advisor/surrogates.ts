import { sum } from './sum.ts'

/** Weights of `count` criteria known only by their order, most important first; each sums to 1. */

/** Mean of all weights that keep the order (Barron & Barrett 1996). */
export const rankOrderCentroid = (count: number): number[] =>
  ranks(count).map((rank) => sum(ranks(count).map((k) => (k >= rank ? 1 / k : 0))) / count)

/** Falling by the same step; closer to direct ratings (Roberts & Goodwin 2002). */
export const rankSum = (count: number): number[] =>
  ranks(count).map((rank) => (2 * (count + 1 - rank)) / (count * (count + 1)))

/** Proportional to one over the rank. */
export function rankReciprocal(count: number): number[] {
  const whole = sum(ranks(count).map((rank) => 1 / rank))
  return ranks(count).map((rank) => 1 / rank / whole)
}

const ranks = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
