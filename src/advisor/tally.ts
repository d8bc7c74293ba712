import { add, emptySum, type Sum, total } from './sum.ts'
import type { AdvisorBallot, AdvisorInput } from './types.ts'
import { weightsOf } from './weights.ts'

/** All the advisor needs to know of the ballots; its size does not depend on their number. */
export type Tally = {
  ballots: number
  /** Ballots that state any familiarity, N. */
  familiarityBallots: number
  /** Ballots that rate a priority above zero, K_w. */
  weightedBallots: number
  /** Sum of the member weights per criterion. */
  weights: Sum[]
  /** Sum of the products of two member weights, [j][l] for l from j upwards. */
  products: Sum[][]
  /** Answers per importance level, [criterion][level]. */
  importance: number[][]
  /** Stated answers per familiarity level, [option][level]. */
  familiarity: number[][]
  vetoes: number[]
  /** Ballots that did not ask about the option. */
  unasked: number[]
  /** Sum and number of member ratings, [option][criterion]. */
  ratings: { sum: Sum; count: number }[][]
}

type Shape = Pick<AdvisorInput, 'options' | 'criteria' | 'model'>

export function emptyTally({ options, criteria, model }: Shape): Tally {
  return {
    ballots: 0,
    familiarityBallots: 0,
    weightedBallots: 0,
    weights: criteria.map(emptySum),
    products: criteria.map((_, j) => criteria.slice(j).map(emptySum)),
    importance: criteria.map(() => zeros(model.importanceMax + 1)),
    familiarity: options.map(() => zeros(model.familiarityMax + 1)),
    vetoes: zeros(options.length),
    unasked: zeros(options.length),
    ratings: options.map(() => criteria.map(() => ({ sum: emptySum(), count: 0 }))),
  }
}

/** Counts all ballots of an input. */
export function tallyBallots(input: AdvisorInput): Tally {
  const tally = emptyTally(input)
  for (const ballot of input.ballots) countBallot(tally, input, ballot)
  return tally
}

/**
 * Counts one ballot into the tally, or takes it out again with `times` -1. Sums are exact: any order of additions and
 * removals that leaves the same ballots leaves the same tally. Assumes answers on the model's scales.
 */
export function countBallot(tally: Tally, shape: Shape, ballot: AdvisorBallot, times: 1 | -1 = 1): void {
  tally.ballots += times
  countWeights(tally, weightsOf(shape, ballot), times)
  countLevels(tally.importance, ballot.importance, times)
  if (ballot.familiarity.some((level) => level !== null)) tally.familiarityBallots += times
  countLevels(tally.familiarity, ballot.familiarity, times)
  for (const [i, vetoed] of ballot.vetoes?.entries() ?? []) {
    const counts = vetoed === null ? tally.unasked : tally.vetoes
    if (vetoed !== false) counts[i] = (counts[i] ?? 0) + times
  }
  if (shape.model.ratingPrior !== null) countRatings(tally, ballot, times)
}

/** Mean of the member weights per criterion; null when every ballot abstains. */
export function meanWeights(tally: Tally): number[] | null {
  if (tally.weightedBallots === 0) return null
  return tally.weights.map((weights) => total(weights) / tally.weightedBallots)
}

/** Sample covariance of the member weights, [j][l]; null below two weighted ballots. */
export function weightCovariance(tally: Tally): number[][] | null {
  const mean = meanWeights(tally)
  const count = tally.weightedBallots
  if (!mean || count < 2) return null
  const entry = (j: number, l: number) => {
    const product = tally.products[Math.min(j, l)]?.[Math.abs(j - l)]
    const deviation = (product ? total(product) : 0) - count * (mean[j] ?? 0) * (mean[l] ?? 0)
    return deviation / (count - 1)
  }
  return mean.map((_, j) => mean.map((_, l) => entry(j, l)))
}

function countWeights(tally: Tally, weights: readonly number[] | null, times: 1 | -1): void {
  if (!weights) return
  tally.weightedBallots += times
  for (const [j, weight] of weights.entries()) {
    const sum = tally.weights[j]
    if (sum) add(sum, weight, times)
    for (const [offset, product] of tally.products[j]?.entries() ?? []) {
      add(product, weight * (weights[j + offset] ?? 0), times)
    }
  }
}

function countLevels(histograms: number[][], answers: readonly (number | null)[], times: 1 | -1): void {
  for (const [index, level] of answers.entries()) {
    const histogram = histograms[index]
    if (level !== null && histogram) histogram[level] = (histogram[level] ?? 0) + times
  }
}

function countRatings(tally: Tally, { ratings = [] }: AdvisorBallot, times: 1 | -1): void {
  for (const [i, row] of ratings.entries()) {
    for (const [j, rating] of row.entries()) {
      const cell = tally.ratings[i]?.[j]
      if (rating === null || !cell) continue
      add(cell.sum, rating, times)
      cell.count += times
    }
  }
}

const zeros = (length: number): number[] => new Array<number>(length).fill(0)
