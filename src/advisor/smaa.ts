import { type Random, randomShares } from './random.ts'

/** Draws one set of weights. */
export type Draw = () => number[]

export type Acceptability = {
  /** Share of the draws in which an option has a rank, [option][rank - 1]. */
  ranks: number[][]
  /** Share of the draws in which one option is ahead of another, [one][other]. */
  pairwise: number[][]
  /** Mean weights of the draws in which an option is first; null if it never is. */
  central: (number[] | null)[]
}

/**
 * What weights make each option lead (SMAA-2, Lahdelma & Salminen 2001; Tervonen & Figueira 2008): ranks and pairwise
 * shares over `samples` drawn sets of weights. `values` are [option][criterion] in 0..1. The standard error of a share
 * p is sqrt(p(1 - p) / samples).
 */
export function acceptability(
  values: readonly (readonly number[])[],
  draw: Draw,
  samples: number,
): Acceptability {
  const options = values.length
  const ranks = values.map(() => new Array<number>(options).fill(0))
  const pairwise = values.map(() => new Array<number>(options).fill(0))
  const firsts = values.map(() => ({ count: 0, weights: (values[0] ?? []).map(() => 0) }))
  for (let sample = 0; sample < samples; sample += 1) {
    const weights = draw()
    const scores = values.map((row) => weighted(row, weights))
    for (let a = 0; a < options; a += 1) {
      const place = countAhead(scores, a, pairwise[a] ?? [])
      increment(ranks[a] ?? [], place)
      const first = firsts[a]
      if (place > 0 || !first) continue
      first.count += 1
      for (let j = 0; j < weights.length; j += 1)
        first.weights[j] = (first.weights[j] ?? 0) + (weights[j] ?? 0)
    }
  }
  const share = (count: number) => count / samples
  return {
    ranks: ranks.map((row) => row.map(share)),
    pairwise: pairwise.map((row) => row.map(share)),
    central: firsts.map(({ count, weights }) =>
      count === 0 ? null : weights.map((weight) => weight / count),
    ),
  }
}

/** Any weights, all equally likely. */
export const anyWeights =
  (criteria: number, random: Random): Draw =>
  () =>
    randomShares(criteria, random)

/** Any weights that keep the order of importance of `weights`. */
export function weightsInOrder(weights: readonly number[], random: Random): Draw {
  const order = [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  return () => {
    const shares = randomShares(weights.length, random).sort((a, b) => b - a)
    const drawn = weights.map(() => 0)
    for (const [place, j] of order.entries()) drawn[j] = shares[place] ?? 0
    return drawn
  }
}

/** Mixtures of the members' weights with random shares: this team, drawn again (Bayesian bootstrap, Rubin 1981). */
export function weightsOfTeam(members: readonly (readonly number[])[], random: Random): Draw {
  return () => {
    const shares = randomShares(members.length, random)
    const criteria = members[0]?.length ?? 0
    return Array.from({ length: criteria }, (_, j) =>
      members.reduce((sum, weights, k) => sum + (shares[k] ?? 0) * (weights[j] ?? 0), 0),
    )
  }
}

// Counts who is ahead of an option, and notes whom it is ahead of.
function countAhead(scores: readonly number[], a: number, behind: number[]): number {
  const own = scores[a] ?? 0
  let ahead = 0
  for (let b = 0; b < scores.length; b += 1) {
    const other = scores[b] ?? 0
    if (other > own) ahead += 1
    else if (other < own) increment(behind, b)
  }
  return ahead
}

// A loop without closures: it runs for every option of every draw.
function weighted(row: readonly number[], weights: readonly number[]): number {
  let score = 0
  for (let j = 0; j < row.length; j += 1) score += (row[j] ?? 0) * (weights[j] ?? 0)
  return score
}

function increment(counts: number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1
}
