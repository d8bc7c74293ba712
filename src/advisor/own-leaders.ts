import { firstChoices, personalScores } from './personal.ts'
import type { AdvisorInput, Result } from './types.ts'
import { fixedWeight, mixFamiliarity, weightsOf } from './weights.ts'

/**
 * Ids of the options that each ballot's own priorities put first, several where they are level; null for a ballot that
 * gives no priorities. Not for a page or a record where names are hidden, but as counts.
 */
export function ownLeaders(input: AdvisorInput, result: Result): (string[] | null)[] {
  const { criteria, model } = input
  const fixed = fixedWeight(criteria, model)
  const values = result.options.map((option) => option.values)
  const admissible = result.options.map(({ excluded }) => excluded === null)
  return input.ballots.map((ballot) => {
    const weights = weightsOf(input, ballot)
    if (!weights || !admissible.includes(true)) return null
    const first = firstChoices(personalScores([mixFamiliarity(weights, criteria, fixed)], values), admissible)
    return result.options.flatMap(({ id }, i) => ((first[i] ?? 0) > 0 ? [id] : []))
  })
}
