import { agreement, answeredQuartiles, consensus } from './agreement.ts'
import type { AgreementLabel, Priorities, QuestionAgreement } from './complement-types.ts'
import { concordance } from './concordance.ts'
import { overlap } from './overlap.ts'
import type { Model, Result } from './types.ts'

/** Consensus from which answers count as aligned, and below which as split. */
export const ALIGNED = 0.8
export const SPLIT = 0.6

/**
 * Agreement on each importance question, in the order of the criteria; levels as they were answered, from 0. Points of
 * 100 are first put on six levels, one for each even share, else any two answers would look alike.
 */
export const questionAgreement = ({
  criteria,
  model,
}: Pick<Result, 'criteria' | 'model'>): QuestionAgreement[] =>
  criteria.map(({ id, histogram, answered }) => {
    const quartiles = answeredQuartiles(histogram)
    const levels = comparedLevels(histogram, criteria.length, model)
    const found = { consensus: consensus(levels), agreement: agreement(levels) }
    return {
      criterionId: id,
      answers: answered,
      ...found,
      quartiles: quartiles && [quartiles[0] - 1, quartiles[1] - 1, quartiles[2] - 1],
      label: answered < 2 ? null : labelOf(found),
    }
  })

/** Answers on levels of which each holds more than one person's: as they were given, or points by even shares. */
export const comparedLevels = (
  histogram: readonly number[],
  criteria: number,
  { importanceMethod }: Pick<Model, 'importanceMethod'>,
): readonly number[] => (importanceMethod === 'points' ? byEvenShare(histogram, criteria) : histogram)

/** Levels above none on which points are put; the last one holds all that is more. */
const LEVELS = 5

// One level for each even share; with few criteria these would not all be reached, and fifths of 100 stand for them.
function byEvenShare(histogram: readonly number[], criteria: number): number[] {
  const step = Math.min(100 / criteria, 100 / LEVELS)
  const levels = new Array<number>(LEVELS + 1).fill(0)
  for (const [points, answers] of histogram.entries()) {
    const level = Math.min(LEVELS, Math.ceil(points / step - 1e-9))
    levels[level] = (levels[level] ?? 0) + answers
  }
  return levels
}

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
