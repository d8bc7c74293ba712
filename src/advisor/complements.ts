import { agenda } from './agenda.ts'
import { camps } from './camps.ts'
import type { Complements } from './complement-types.ts'
import { directVote } from './direct-vote.ts'
import { dominance, fitReadinessFront } from './dominance.ts'
import { information } from './information.ts'
import { mentorPairs } from './mentors.ts'
import { opinions } from './opinions.ts'
import { criteriaOverlaps } from './overlaps.ts'
import { personalScores } from './personal.ts'
import { priorityAgreement, questionAgreement } from './questions.ts'
import { robustness } from './robustness.ts'
import { personalViews, tipping } from './tipping.ts'
import type { AdvisorInput, OptionResult, Result } from './types.ts'
import { fixedWeight, mixFamiliarity, weightsOf } from './weights.ts'

/** Ballots above which nothing is computed that has to go through them one by one. */
export const MOST_BALLOTS = 2000

/**
 * What is said beside the score of a `result` that `advise` computed from the same input: agreement, robustness, who
 * could tip it, other methods, what to talk about. Pure, and the same for the same input and seed; every number is
 * finite. Above MOST_BALLOTS ballots, what needs each of them is null or empty.
 */
export function complements(input: AdvisorInput, result: Result): Complements {
  const { criteria, model } = input
  const ballots = input.ballots.length > MOST_BALLOTS ? [] : input.ballots
  const members = ballots.map((ballot) => weightsOf(input, ballot)).filter((weights) => weights !== null)
  const fixed = fixedWeight(criteria, model)
  const mixed = members.map((weights) => mixFamiliarity(weights, criteria, fixed))
  const weights = result.criteria.map(({ weight }) => weight)
  const ranked = result.order.flatMap((id) =>
    result.options.filter((option) => option.id === id && option.excluded === null),
  )
  const isRanked = ranked.some(({ rank }) => rank !== null)
  const values = (options: readonly OptionResult[]) => options.map((option) => option.values)
  const questions = questionAgreement(result)
  return {
    agreement: questions,
    priorities: priorityAgreement(members.map((row) => row.filter((_, j) => isAsked(input, j)))),
    robustness: robustness({
      optionIds: ranked.map(({ id }) => id),
      values: values(ranked),
      weights: result.counted.weights > 0 ? weights : null,
      members: mixed,
      fixed:
        fixed === null
          ? null
          : { index: criteria.findIndex(({ kind }) => kind === 'familiarity'), weight: fixed },
      seed: input.seed ?? 0,
    }),
    tipping: tipping({
      input,
      ranked: isRanked ? ranked : [],
      scores: personalScores(mixed, values(ranked)).flatMap((row) => (row ? [row] : [])),
    }),
    personal: personalViews(personalScores(mixed, values(result.options)), result.options),
    mentors: mentorPairs({ ...input, ballots }, ranked),
    directVote: directVote(input.ballots, result.options, namedLeader(result)),
    opinions: opinions({
      input,
      options: result.options,
      leaderId: isRanked ? result.leaderId : null,
      weights,
      members: members.length === 0 ? null : members,
    }),
    dominance: dominance(ranked),
    front: fitReadinessFront(ranked),
    camps: isRanked ? camps(mixed, criteria, ranked) : null,
    information: information({ input, result, ranked }),
    overlaps: criteriaOverlaps(criteria, input.profile),
    agenda: agenda(result, questions, ballots),
  }
}

const isAsked = ({ criteria, model }: AdvisorInput, j: number): boolean =>
  fixedWeight(criteria, model) === null || criteria[j]?.kind === 'profile'

// The verdict may refuse to name a leader; then there is nothing to compare with.
const namedLeader = ({ verdict: { level }, leaderId }: Result): string | null =>
  level === 'clear' || level === 'likely' ? leaderId : null
