import type { Tally } from './tally.ts'
import type { AdvisorCriterion, Constraint, Exclusion } from './types.ts'
import type { Values } from './values.ts'

type Candidate = { index: number; knowers: number } & Values

/**
 * Constraints an option fails, in their order; empty when it is admissible. Conjunctive screening: it never touches a
 * score. `min` is a profile score 0..10 and passes an unknown cell; `share` is of the ballots
 * that asked about the option.
 */
export function exclusions(
  constraints: readonly Constraint[],
  criteria: readonly AdvisorCriterion[],
  tally: Tally,
  option: Candidate,
): Exclusion[] {
  return constraints.flatMap((constraint) => failure(constraint, criteria, tally, option) ?? [])
}

function failure(
  constraint: Constraint,
  criteria: readonly AdvisorCriterion[],
  tally: Tally,
  option: Candidate,
): Exclusion | null {
  switch (constraint.kind) {
    case 'min': {
      const j = criteria.findIndex((criterion) => criterion.id === constraint.criterionId)
      const value = option.values[j]
      if (value === undefined || option.unknown[j]) return null
      const found = profileScore(value)
      return found < constraint.value ? { ...constraint, found } : null
    }
    case 'knowers':
      return option.knowers < constraint.people ? { ...constraint, found: option.knowers } : null
    case 'veto': {
      const vetoes = tally.vetoes[option.index] ?? 0
      const asked = tally.ballots - (tally.unasked[option.index] ?? 0)
      const found = asked === 0 ? 0 : vetoes / asked
      return vetoes > 0 && found >= constraint.share ? { ...constraint, found } : null
    }
  }
}

// A value is a score divided by ten; undoing that must not turn 7 into 7.000000000000001.
const profileScore = (value: number): number => Math.round(value * 10 * 1e9) / 1e9
