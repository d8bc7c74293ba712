import { capital, chance, inWords, score } from './format.ts'
import { optionById, optionName } from './subject.ts'
import type { AdvisorCriterion, Model, OptionResult, Result } from './types.ts'
import { isRatedEach } from './weights.ts'

/** How much the result rests on: who may still answer, who did not, how much of the weight is known. */
export function trust(result: Result): string[] {
  return [
    ...stillToVote(result),
    ...abstentions(result),
    ...seldomRated(result),
    ...silence(result),
    ...coverage(result),
  ]
}

/** How far each option could move by its unknown values, in the order of the ranking. */
export const unknownValues = (result: Result): string[] =>
  result.order.flatMap((id) => unknown(optionById(result, id)))

export function foot({ model, counted }: Result): string {
  const ballots = counted.ballots === 1 ? '1 ballot' : `${counted.ballots} ballots`
  return `The score orders options by your stated priorities and the profile values above. It advises; you decide. Model ${model.version}; ${ballots} counted, ${counted.abstained} abstained on the priorities.`
}

function stillToVote(result: Result): string[] {
  const { outstanding, clinched } = result.certainty
  if (result.verdict.level === 'not-enough' || !outstanding || clinched === null) return []
  if (clinched) {
    const leader = optionName(result, result.leaderId)
    return [`Even if everybody who has not answered yet disagreed, ${leader} would stay first on priorities.`]
  }
  const people = `${capital(inWords(outstanding))} of ${inWords(result.counted.eligible ?? 0)}`
  const ballots = outstanding === 1 ? 'that ballot' : 'their ballots'
  const isTie = result.verdict.reason === 'tie'
  return [
    `${people} ${have(outstanding)} not answered; ${ballots} could ${isTie ? 'decide it' : 'change the leader'}.`,
  ]
}

function abstentions({ counted: { ballots, abstained, weights } }: Result): string[] {
  if (abstained === 0 || weights === 0) return []
  return [`${capital(inWords(abstained))} of ${inWords(ballots)} ${have(abstained)} rated no priorities.`]
}

function seldomRated(result: Result): string[] {
  // Then it stands beside the headline already.
  return result.verdict.reason === 'few-answers' ? [] : spikes(result)
}

/** Criteria named one by one; the rest is counted. */
const MOST_SPIKES = 3

/** Criteria that fewer than half of the ballots could judge, fewest first: find out before deciding. */
export function spikes({ criteria, counted, model }: Result): string[] {
  if (counted.weights === 0 || !isRatedEach(model)) return []
  const unsure = criteria
    .filter(({ kind, answered, skipped }) => answered < skipped && isAsked(kind, model))
    .sort((a, b) => a.answered - b.answered)
  const told = unsure.slice(0, MOST_SPIKES)
  const more = unsure.length - told.length
  return [
    ...told.map(({ name, answered }) => {
      const people =
        answered === 0 ? 'Nobody' : `${capital(inWords(answered))} of ${inWords(counted.ballots)}`
      return `${people} could judge ${name}: run a spike before you decide.`
    }),
    ...(more > 0 ? [`Fewer than half could judge ${inWords(more)} more.`] : []),
  ]
}

function silence({ criteria, counted: { ballots, familiarity } }: Result): string[] {
  const silent = ballots - familiarity
  if (silent === 0 || !criteria.some(({ kind }) => kind === 'familiarity')) return []
  return [`${capital(inWords(silent))} of ${inWords(ballots)} ${have(silent)} not said what they know.`]
}

function coverage(result: Result): string[] {
  if (result.coverage > 1 - 1e-9 || result.leaderId === null) return []
  return [`${capital(chance(result.coverage))} of the weight rests on known values.`]
}

function unknown(option: OptionResult | undefined): string[] {
  const cells = option?.unknown.filter(Boolean).length ?? 0
  if (!option || cells === 0 || score(option.lo) === score(option.hi)) return []
  const values = cells === 1 ? 'One profile value is' : `${capital(inWords(cells))} profile values are`
  return [
    `${values} unknown; ${option.name} could end anywhere from ${score(option.lo)} to ${score(option.hi)}.`,
  ]
}

const have = (people: number): string => (people === 1 ? 'has' : 'have')

// Where its weight is fixed, nobody is asked how much familiarity matters.
const isAsked = (kind: AdvisorCriterion['kind'], { fixedFamiliarityWeight }: Model): boolean =>
  kind === 'profile' || fixedFamiliarityWeight === null
