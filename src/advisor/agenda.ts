import type { Agenda, AgendaEnd, AgendaTopic, QuestionAgreement } from './complement-types.ts'
import { criteriaItHangsOn } from './crossover.ts'
import type { AdvisorBallot, Disagreement, Result } from './types.ts'

/** Minutes of the whole discussion, and of its close. */
export const MINUTES = 15
export const CLOSE = 2
const LEAST_MINUTES = 2
const MOST_TOPICS = 3
/** Share of the uncertainty of the lead from which a criterion is worth talking about. */
export const WORTH_TALKING = 0.05

/**
 * What to talk about first: the criteria on which disagreement makes the lead most uncertain, with whole minutes that
 * follow their shares, and who stands at the ends. In a clear result what is all but agreed is left out. Null without a
 * verdict to talk about or where nothing is left.
 */
export function agenda(
  result: Pick<Result, 'criteria' | 'certainty' | 'crossovers' | 'disagreement' | 'verdict'>,
  questions: readonly QuestionAgreement[],
  ballots: readonly AdvisorBallot[],
): Agenda | null {
  if (result.verdict.level === 'not-enough') return null
  const question = (id: string) => questions.find(({ criterionId }) => criterionId === id)
  const worth = sharesOf(result)
    .filter(({ criterionId, share }) => share >= WORTH_TALKING && !isSettled(question(criterionId), result))
    .slice(0, MOST_TOPICS)
  if (worth.length === 0) return null
  const minutes = shareOut(
    MINUTES - CLOSE,
    worth.map(({ share }) => share),
  )
  const topics = worth.map(({ criterionId, share }, index): AgendaTopic => {
    const j = result.criteria.findIndex(({ id }) => id === criterionId)
    return {
      criterionId,
      minutes: minutes[index] ?? LEAST_MINUTES,
      share,
      label: question(criterionId)?.label ?? null,
      ...endsOf(ballots.map(({ importance }) => importance[j] ?? null)),
    }
  })
  const hanging = criteriaItHangsOn(result.crossovers)
  const isIdle = (id: string) =>
    !hanging.has(id) &&
    result.disagreement.every(
      ({ criterionId, share }) => criterionId !== id || Math.abs(share) < WORTH_TALKING,
    )
  return {
    rivalId: result.certainty.rivalId,
    topics,
    close: CLOSE,
    skip: questions
      .filter(({ criterionId, label }) => (label === 'split' || label === 'two camps') && isIdle(criterionId))
      .map(({ criterionId }) => criterionId),
  }
}

/**
 * Each criterion's share of what makes the lead uncertain, largest first. Where answers go together some shares are
 * negative, and what is positive adds up to more than all; here it adds up to 1.
 */
export function sharesOf({ disagreement }: Pick<Result, 'disagreement'>): Disagreement[] {
  const positive = disagreement.filter(({ share }) => share > 0)
  const whole = positive.reduce((sum, { share }) => sum + share, 0)
  return positive.map(({ criterionId, share }) => ({ criterionId, share: share / whole }))
}

// All that answered said the same; or a clear result rests on small differences, which leave nothing to settle.
const isSettled = (
  question: QuestionAgreement | undefined,
  { verdict: { level } }: Pick<Result, 'verdict'>,
): boolean => question?.consensus === 1 || (level === 'clear' && question?.label === 'aligned')

function endsOf(answers: readonly (number | null)[]): { low: AgendaEnd | null; high: AgendaEnd | null } {
  const given = answers.filter((answer) => answer !== null)
  const lowest = given.reduce((least, answer) => Math.min(least, answer), Infinity)
  const highest = given.reduce((most, answer) => Math.max(most, answer), -Infinity)
  if (lowest >= highest) return { low: null, high: null }
  const end = (level: number): AgendaEnd => ({
    level,
    members: answers.flatMap((answer, member) => (answer === level ? [member] : [])),
  })
  return { low: end(lowest), high: end(highest) }
}

/** Whole minutes by shares (largest remainder), none below LEAST_MINUTES; they add up to `whole`. */
function shareOut(whole: number, shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const free = whole - LEAST_MINUTES * shares.length
  const exact = shares.map((share) => (free * share) / total)
  const minutes = exact.map(Math.floor)
  const left = free - minutes.reduce((sum, minute) => sum + minute, 0)
  const remainders = exact.map((part, i) => part - (minutes[i] ?? 0))
  const byRemainder = [...remainders.keys()].sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0))
  return minutes.map((minute, i) => LEAST_MINUTES + minute + (byRemainder.indexOf(i) < left ? 1 : 0))
}
