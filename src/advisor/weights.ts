import { mean } from './aggregation.ts'
import { rankOrderCentroid, rankSum } from './surrogates.ts'
import type { AdvisorBallot, AdvisorCriterion, ImportanceMethod, Model } from './types.ts'

/**
 * One ballot's weights, 0..1 in the order of `importance` and summing to 1 over the active criteria; null when the
 * ballot rates nothing above zero and so abstains. A skipped criterion gets the ballot's own average share. Swing
 * weights normalised per member (Edwards & Barron 1994). With a ranking method the answers are places counted from the
 * bottom, which get that method's weights (Barron & Barrett 1996; Roberts & Goodwin 2002); what is skipped comes last.
 * Assumes answers 0 or above.
 */
export function memberWeights(
  importance: readonly (number | null)[],
  active: readonly boolean[],
  method: ImportanceMethod = 'rating',
): number[] | null {
  if (isRanking(method)) return surrogateWeights(importance, active, method)
  let asked = 0
  let answered = 0
  let points = 0
  for (const [j, isActive] of active.entries()) {
    if (!isActive) continue
    asked += 1
    const answer = importance[j] ?? null
    if (answer === null) continue
    answered += 1
    points += answer
  }
  if (points === 0) return null
  return active.map((isActive, j) => {
    if (!isActive) return 0
    const answer = importance[j] ?? null
    return answer === null ? 1 / asked : (answered * answer) / (asked * points)
  })
}

/** The same for a ballot of an input. */
export const weightsOf = (
  { criteria, model }: { criteria: readonly AdvisorCriterion[]; model: Model },
  ballot: Pick<AdvisorBallot, 'importance'>,
): number[] | null =>
  memberWeights(ballot.importance, activeCriteria(criteria, model), model.importanceMethod)

/** Each criterion is rated by itself, so that a blank is silence on that one. */
export const isRatedEach = ({ importanceMethod = 'rating' }: Model): boolean => importanceMethod === 'rating'

const isRanking = (method: ImportanceMethod): method is 'rank-sum' | 'rank-order-centroid' =>
  method === 'rank-sum' || method === 'rank-order-centroid'

// Criteria on one place share the weights of the places they take up together. What a ranking leaves blank comes after
// all it names, on one place; a ballot that names nothing says nothing.
function surrogateWeights(
  places: readonly (number | null)[],
  active: readonly boolean[],
  method: 'rank-sum' | 'rank-order-centroid',
): number[] | null {
  if (places.every((place, j) => place === null || !active[j])) return null
  const ranked = places.map((place) => place ?? -Infinity).filter((_, j) => active[j])
  const weights = method === 'rank-sum' ? rankSum(ranked.length) : rankOrderCentroid(ranked.length)
  return places.map((given, j) => {
    if (!active[j]) return 0
    const place = given ?? -Infinity
    const ahead = ranked.filter((other) => other > place).length
    const level = ranked.filter((other) => other === place).length
    return mean(weights.slice(ahead, ahead + level))
  })
}

/** Rank-sum weights 0..1 of criteria by their weights, heaviest first; equal weights share theirs. Sums to 1. */
export const rankSumOf = (weights: readonly number[]): number[] =>
  surrogateWeights(
    // Means of the same answers may differ in the last digit, by the order in which they were added.
    weights.map((weight) => Math.round(weight * 1e9)),
    weights.map(() => true),
    'rank-sum',
  ) ?? []

/** Weight of the familiarity criterion if it is fixed and there is something to mix it with, else null. */
export function fixedWeight(criteria: readonly AdvisorCriterion[], model: Model): number | null {
  const kinds = new Set(criteria.map((criterion) => criterion.kind))
  return kinds.size === 2 ? model.fixedFamiliarityWeight : null
}

/** Criteria the members weigh: all of them, or all but familiarity when its weight is fixed. */
export function activeCriteria(criteria: readonly AdvisorCriterion[], model: Model): boolean[] {
  const fixed = fixedWeight(criteria, model)
  return criteria.map((criterion) => fixed === null || criterion.kind === 'profile')
}

/** Equal weights over the active criteria, summing to 1. */
export function equalWeights(active: readonly boolean[]): number[] {
  const asked = active.filter(Boolean).length
  return active.map((isActive) => (isActive ? 1 / asked : 0))
}

/** Puts the fixed familiarity weight (0..1) beside the members' weights; null leaves them as they are. */
export function mixFamiliarity(
  weights: readonly number[],
  criteria: readonly AdvisorCriterion[],
  fixed: number | null,
): number[] {
  if (fixed === null) return [...weights]
  return weights.map((weight, j) => (criteria[j]?.kind === 'familiarity' ? fixed : (1 - fixed) * weight))
}
