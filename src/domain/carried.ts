import type { Answers } from './ballot.ts'
import type { Criterion, Option, Room } from './room.ts'

/** A person's own answers of the last round they voted in. */
export type Earlier = { round: number; answers: Answers; comment: string }

/** What a round asks one person. */
export type OwnQuestions = {
  /** Whether somebody who voted before is asked again about some criteria only. */
  isPartial: boolean
  /** Criteria whose importance is asked, and those whose answer stays as it was given. */
  weighed: readonly Criterion[]
  keptCriteria: readonly Criterion[]
  /** Answers that go onto the ballot as they were given; what was left blank stays blank. */
  kept: Answers['importance']
  /** Options that this person has not been asked about, and the others. */
  newOptions: readonly Option[]
  knownOptions: readonly Option[]
}

type Asked = Pick<Room, 'options' | 'criteria'> & { round: Pick<Room['round'], 'asked'> }

/** Whoever did not vote before is asked everything; what is new since one voted is asked in any case. */
export function ownQuestions({ options, criteria, round }: Asked, earlier: Earlier | null): OwnQuestions {
  const { asked } = round
  const isNew = ({ sinceRound = 1 }: { sinceRound?: number }) =>
    earlier === null || sinceRound > earlier.round
  if (earlier === null || asked === null)
    return {
      isPartial: false,
      weighed: criteria,
      keptCriteria: [],
      kept: {},
      newOptions: options.filter(isNew),
      knownOptions: options.filter((option) => !isNew(option)),
    }
  const isWeighed = (criterion: Criterion) => asked.includes(criterion.id) || isNew(criterion)
  const keptCriteria = criteria.filter((criterion) => !isWeighed(criterion))
  return {
    isPartial: true,
    weighed: criteria.filter(isWeighed),
    keptCriteria,
    kept: Object.fromEntries(
      keptCriteria.flatMap(({ id }) => {
        const answer = earlier.answers.importance[id]
        return answer === undefined ? [] : [[id, answer]]
      }),
    ),
    newOptions: options.filter(isNew),
    knownOptions: options.filter((option) => !isNew(option)),
  }
}
