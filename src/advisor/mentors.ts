import type { MentorPair } from './complement-types.ts'
import type { AdvisorBallot, AdvisorInput, OptionResult } from './types.ts'

/** Highest wish to work with an option. */
const WOULD_LOVE = 2

/**
 * Who could teach whom, per option in the order given: everybody who would love to work with it and can't deliver
 * alone yet, the most familiar first, shared out evenly among those who could teach it. Members are indices of the
 * ballots. Willingness is shown here and never scored.
 */
export function mentorPairs(
  { options, ballots, model }: Pick<AdvisorInput, 'options' | 'ballots' | 'model'>,
  ranked: readonly Pick<OptionResult, 'id'>[],
): MentorPair[] {
  return ranked.flatMap(({ id }) => {
    const i = options.findIndex((option) => option.id === id)
    const level = ({ familiarity }: AdvisorBallot) => familiarity[i] ?? 0
    const members = ballots.map((ballot, member) => ({ ballot, member }))
    const mentors = members.filter(({ ballot }) => level(ballot) >= model.familiarityMax)
    const learners = members
      .filter(({ ballot }) => (ballot.willingness?.[i] ?? 0) >= WOULD_LOVE && level(ballot) < model.knowsAt)
      .sort((a, b) => level(b.ballot) - level(a.ballot))
    if (mentors.length === 0) return []
    return learners.map(({ member: learner }, place) => ({
      optionId: id,
      mentor: mentors[place % mentors.length]?.member ?? 0,
      learner,
    }))
  })
}
