import { fillShares, type Random } from './random.ts'

/** Fills in one set of weights, summing to 1. */
export type Draw = (weights: Float64Array) => void

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
  const criteria = values[0]?.length ?? 0
  // Flat typed arrays, and loops without closures: this is the hottest code of a result.
  const flat = Float64Array.from(values.flat())
  const weights = new Float64Array(criteria)
  const scores = new Float64Array(options)
  const ranked = new Uint32Array(options * options)
  const ahead = new Uint32Array(options * options)
  const central = new Float64Array(options * criteria)
  for (let sample = 0; sample < samples; sample += 1) {
    draw(weights)
    score(flat, weights, scores)
    for (let a = 0; a < options; a += 1) {
      const place = countAhead(scores, a, ahead)
      ranked[a * options + place] = (ranked[a * options + place] ?? 0) + 1
      if (place === 0) addTo(central, a * criteria, weights)
    }
  }
  const shares = (counts: Uint32Array) =>
    values.map((_, a) => Array.from(counts.subarray(a * options, (a + 1) * options), (n) => n / samples))
  return {
    ranks: shares(ranked),
    pairwise: shares(ahead),
    central: values.map((_, a) => {
      const firsts = ranked[a * options] ?? 0
      const sums = central.subarray(a * criteria, (a + 1) * criteria)
      return firsts === 0 ? null : Array.from(sums, (weight) => weight / firsts)
    }),
  }
}

/** Any weights, all equally likely. */
export const anyWeights =
  (random: Random): Draw =>
  (weights) =>
    fillShares(weights, random)

/**
 * Any weights that keep the order of importance of `weights`. Where those are level there is no order to keep, and each
 * draw takes one by chance.
 */
export function weightsInOrder(weights: readonly number[], random: Random): Draw {
  const groups = levelGroups(weights)
  const shares = new Float64Array(weights.length)
  return (drawn) => {
    fillShares(shares, random)
    shares.sort()
    let place = shares.length
    for (const group of groups) {
      if (group.length > 1) shuffle(group, random)
      for (const j of group) {
        place -= 1
        drawn[j] = shares[place] ?? 0
      }
    }
  }
}

/** Indices by weight, heaviest first; weights that differ by rounding only are in one group. */
export function levelGroups(weights: readonly number[]): number[][] {
  const rounded = weights.map((weight) => Math.round(weight * 1e9))
  const levels = [...new Set(rounded)].sort((a, b) => b - a)
  return levels.map((level) => [...rounded.keys()].filter((j) => rounded[j] === level))
}

function shuffle(indices: number[], random: Random): void {
  for (let last = indices.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const kept = indices[last] ?? 0
    indices[last] = indices[other] ?? 0
    indices[other] = kept
  }
}

/** Mixtures of the members' weights with random shares: this team, drawn again (Bayesian bootstrap, Rubin 1981). */
export function weightsOfTeam(members: readonly (readonly number[])[], random: Random): Draw {
  const criteria = members[0]?.length ?? 0
  const flat = Float64Array.from(members.flat())
  const shares = new Float64Array(members.length)
  return (drawn) => {
    fillShares(shares, random)
    drawn.fill(0)
    for (let k = 0; k < shares.length; k += 1) {
      const share = shares[k] ?? 0
      for (let j = 0; j < criteria; j += 1) drawn[j] = (drawn[j] ?? 0) + share * (flat[k * criteria + j] ?? 0)
    }
  }
}

/** The same draws with a fixed weight for one criterion and the rest shared out among the others. */
export function withFixedWeight(draw: Draw, index: number, fixed: number, criteria: number): Draw {
  const free = new Float64Array(criteria - 1)
  return (drawn) => {
    draw(free)
    for (let j = 0; j < criteria; j += 1)
      drawn[j] = j === index ? fixed : (1 - fixed) * (free[j < index ? j : j - 1] ?? 0)
  }
}

function score(values: Float64Array, weights: Float64Array, scores: Float64Array): void {
  for (let a = 0, at = 0; a < scores.length; a += 1) {
    let sum = 0
    for (let j = 0; j < weights.length; j += 1, at += 1) sum += (values[at] ?? 0) * (weights[j] ?? 0)
    scores[a] = sum
  }
}

// Counts who is ahead of an option, and notes whom it is ahead of.
function countAhead(scores: Float64Array, a: number, behind: Uint32Array): number {
  const own = scores[a] ?? 0
  const row = a * scores.length
  let ahead = 0
  for (let b = 0; b < scores.length; b += 1) {
    const other = scores[b] ?? 0
    if (other > own) ahead += 1
    else if (other < own) behind[row + b] = (behind[row + b] ?? 0) + 1
  }
  return ahead
}

function addTo(sums: Float64Array, from: number, weights: Float64Array): void {
  for (let j = 0; j < weights.length; j += 1) sums[from + j] = (sums[from + j] ?? 0) + (weights[j] ?? 0)
}
