import { dot } from './sum.ts'

const NOTHING = 1e-12

/** Weight 0..1 that has to move, the criterion that loses most of it and the one that gains it. */
export type WeightShift = { amount: number; from: number | null; to: number | null }

/**
 * Smallest total change of weights, half the sum of their absolute differences, after which the rival is level with
 * the leader; null when no weights can do it. `advantage` is the leader's value less the rival's. The greedy solution
 * is exact: weight moves from the criteria that favour the leader most to the one that favours the rival most.
 */
export function smallestShift(weights: readonly number[], advantage: readonly number[]): WeightShift | null {
  const least = Math.min(...advantage)
  if (least > NOTHING) return null
  let open = dot(weights, advantage)
  if (open <= NOTHING) return { amount: 0, from: null, to: null }

  const to = advantage.indexOf(least)
  const largestFirst = [...advantage.keys()].sort((a, b) => (advantage[b] ?? 0) - (advantage[a] ?? 0))
  let amount = 0
  let from: number | null = null
  let most = 0
  for (const j of largestFirst) {
    const closes = (advantage[j] ?? 0) - least
    if (open <= NOTHING || closes <= NOTHING) break
    const moved = Math.min(weights[j] ?? 0, open / closes)
    open -= moved * closes
    amount += moved
    if (moved > most) {
      most = moved
      from = j
    }
  }
  return { amount, from, to }
}
