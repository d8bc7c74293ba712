import type { AdvisorCriterion, Model } from './types.ts'

/**
 * One ballot's weights, 0..1 in the order of `importance` and summing to 1 over the active criteria; null when the
 * ballot rates nothing above zero and so abstains. A skipped criterion gets the ballot's own average share. Swing
 * weights normalised per member (Edwards & Barron 1994). Assumes answers 0 or above.
 */
export function memberWeights(
  importance: readonly (number | null)[],
  active: readonly boolean[],
): number[] | null {
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
