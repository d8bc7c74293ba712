import type { FullResult, OpinionMethod } from '../advisor/complement-types.ts'
import { type Explanation, explain } from '../advisor/explain.ts'
import { fullResult } from '../advisor/full-result.ts'
import type { AdvisorInput } from '../advisor/types.ts'

/** Both are one's own weights where there is one ballot, so they would agree by themselves. */
const OF_SEVERAL: readonly OpinionMethod[] = ['median', 'geometric']

/** Said of a team; one person covers nothing alone, and needs not be told. */
const COVER = 'Thin cover'

/**
 * The result of one person and its reasons, without what only several people can mean: no verdict to hold the reasons
 * back, no camps, no ballots to change, no cover.
 */
export function soloResult(input: AdvisorInput): { result: FullResult; explanation: Explanation } {
  const result = alone(fullResult(input))
  const explanation = explain(
    result.leaderId === null ? result : { ...result, verdict: { level: 'likely', reason: 'low-certainty' } },
    result.complements,
  )
  const risks = explanation.risks.filter((sentence) => !sentence.startsWith(COVER))
  return { result, explanation: { ...explanation, risks } }
}

function alone(result: FullResult): FullResult {
  const { complements } = result
  const { opinions } = complements
  const methods = opinions?.methods.filter(({ method }) => !OF_SEVERAL.includes(method)) ?? []
  return {
    ...result,
    complements: {
      ...complements,
      camps: null,
      personal: null,
      tipping: { withoutOne: null, margin: null },
      robustness: { ...complements.robustness, team: null },
      opinions: opinions && {
        ...opinions,
        methods,
        w: null,
        agreeing: methods.filter(({ agrees }) => agrees).length,
        of: methods.filter(({ places }) => places !== null).length,
      },
    },
  }
}
