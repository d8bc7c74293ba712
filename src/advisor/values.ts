import { total } from './sum.ts'
import type { Tally } from './tally.ts'
import type { AdvisorInput } from './types.ts'

/** Values 0..1 of one option in the order of the criteria; an unknown cell is worth one half. */
export type Values = { values: number[]; unknown: boolean[] }

const UNKNOWN_VALUE = 0.5
const PROFILE_MAX = 10

/**
 * Values of option `i` on fixed scales, never rescaled against other options (Keeney & Raiffa 1976; Monat 2009).
 * `readiness` (0..1) is the value of the familiarity criterion. Member ratings pull a profile score towards their mean
 * as the ratings outweigh `ratingPrior`; an unknown cell with ratings takes their mean.
 */
export function optionValues(input: AdvisorInput, tally: Tally, i: number, readiness: number): Values {
  const cells = input.criteria.map((criterion, j) =>
    criterion.kind === 'familiarity' ? readiness : profileValue(input, tally, i, j),
  )
  return { values: cells.map((cell) => cell ?? UNKNOWN_VALUE), unknown: cells.map((cell) => cell === null) }
}

function profileValue({ profile, model }: AdvisorInput, tally: Tally, i: number, j: number): number | null {
  const evidence = profile[i]?.[j] ?? null
  const ratings = tally.ratings[i]?.[j]
  if (model.ratingPrior === null || !ratings || ratings.count === 0) {
    return evidence === null ? null : evidence / PROFILE_MAX
  }
  const prior = evidence === null ? 0 : model.ratingPrior
  return (prior * (evidence ?? 0) + total(ratings.sum)) / (prior + ratings.count) / PROFILE_MAX
}
