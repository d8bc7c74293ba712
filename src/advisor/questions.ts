import { agreement, answeredQuartiles, consensus } from './agreement.ts'
import type { AgreementLabel, Priorities, QuestionAgreement } from './complement-types.ts'
import { concordance } from './concordance.ts'
import { overlap } from './overlap.ts'
import type { Result } from './types.ts'

/** Consensus from which answers count as aligned, and below which as split. */
export const ALIGNED = 0.8
export const SPLIT = 0.6

/** Agreement on each importance question, in the order of the criteria; levels as they were answered, from 0. */
export const questionAgreement = ({ criteria }: Pick<Result, 'criteria'>): QuestionAgreement[] =>
  criteria.map(({ id, histogram, answered }) => {
    const quartiles = answeredQuartiles(histogram)
    const found = { consensus: consensus(histogram), agreement: agreement(histogram) }
    return {
      criterionId: id,
      answers: answered,
      ...found,
      quartiles: quartiles && [quartiles[0] - 1, quartiles[1] - 1, quartiles[2] - 1],
      label: answered < 2 ? null : labelOf(found),
    }
  })

function labelOf(found: { consensus: number | null; agreement: number | null }): AgreementLabel | null {
  if (found.consensus === null) return null
  if (found.agreement !== null && found.agreement < 0) return 'two camps'
  if (found.consensus >= ALIGNED) return 'aligned'
  return found.consensus >= SPLIT ? 'mixed' : 'split'
}

/**
 * Agreement on the priorities as a whole, from the members' weights, [member][criterion] over the active criteria: a
 * blank stands at the member's own average. Concordance compares the order of the criteria, overlap the weights.
 */
export function priorityAgreement(members: readonly (readonly number[])[]): Priorities {
  const found = concordance(members)
  return {
    concordance: found && { w: found.w, ballots: members.length },
    overlap: members.length < 2 ? null : (overlap(members)?.overlap ?? null),
  }
}
