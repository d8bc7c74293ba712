import { advise } from './advise.ts'
import type { FullResult } from './complement-types.ts'
import { complements } from './complements.ts'
import type { AdvisorInput } from './types.ts'

/** The ranking and everything that is said beside it: what a room stores at the reveal. Assumes what `advise` does. */
export function fullResult(input: AdvisorInput): FullResult {
  const result = advise(input)
  return { ...result, complements: complements(input, result) }
}
