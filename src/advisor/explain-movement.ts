import { MOST_NAMED, movesSentences } from './explain-moves.ts'
import { capital, counted, distance, inSeries, inWords, levelWord, points, printed, score } from './format.ts'
import type { Movement } from './movement.ts'
import { CAUSES, type Cause, type ScoreChange } from './score-parts.ts'
import { optionName } from './subject.ts'
import type { Result } from './types.ts'

/** What is known of two rounds besides their results. */
export type RoundsCompared = {
  before: Result
  after: Result
  movement: Movement
  /** Numbers of the two rounds. */
  rounds: readonly [number, number]
  /** Criteria that were asked again of everybody; null where all were. */
  asked: readonly string[] | null
  /** Names by the ballots of either round; null where names are hidden. */
  names: { before: readonly string[]; after: readonly string[] } | null
}

/** Sentences on what changed between two rounds; plain text, each only if there is something to say. */
export type MovementExplained = {
  /** Verdict, leader and order then and now. */
  opening: string[]
  /** How the answers to what was asked again moved. */
  questions: string[]
  /** Who of the earlier round is missing, and who is new. */
  voters: string[]
  /** What changed the scores of the options that lead or led. */
  scores: string[]
}

export const explainMovement = (compared: RoundsCompared): MovementExplained => ({
  opening: opening(compared),
  questions: movesSentences(compared),
  voters: voters(compared),
  scores: scores(compared),
})

/** All of them in a row, as a record takes them. */
export const movementSentences = (explained: MovementExplained): string[] => [
  ...explained.opening,
  ...explained.questions,
  ...explained.scores,
  ...explained.voters,
]

const isNamedLeader = ({ verdict: { level }, leaderId }: Result) =>
  leaderId !== null && (level === 'clear' || level === 'likely')

function opening({ before, after, movement, rounds: [then] }: RoundsCompared): string[] {
  const isSameLeader = isNamedLeader(after) && before.leaderId === after.leaderId
  const order = movement.isSameOrder
    ? 'The order is the same.'
    : isSameLeader
      ? 'Behind it the order has changed.'
      : 'The order has changed.'
  return [
    leaders(before, after, then),
    `${order}${isNamedLeader(before) && isNamedLeader(after) ? levels(before, after) : ''}`,
    ...leadChange(before, after, then),
  ]
}

function leaders(before: Result, after: Result, then: number): string {
  const first = (result: Result) => (isNamedLeader(result) ? optionName(result, result.leaderId) : null)
  const [led, leads] = [first(before), first(after)]
  if (led !== null && led === leads) return `${leads} leads as in round ${then}.`
  if (led !== null && leads !== null) return `${led} led in round ${then}; ${leads} leads now.`
  if (leads !== null) return `Round ${then} ${OPEN[before.verdict.level]}; ${leads} leads now.`
  if (led !== null) return `${led} led in round ${then}; this one ${OPEN[after.verdict.level]}.`
  return before.verdict.level === after.verdict.level
    ? `Like round ${then}, this one ${OPEN[after.verdict.level]}.`
    : `Round ${then} ${OPEN[before.verdict.level]}; this one ${OPEN[after.verdict.level]}.`
}

/** What a round says that names no leader. */
const OPEN: Record<Result['verdict']['level'], string> = {
  clear: 'named nobody',
  likely: 'named nobody',
  'too-close': 'was too close to call',
  'not-enough': 'had not enough evidence',
}

const levels = (before: Result, after: Result): string =>
  before.verdict.level === after.verdict.level
    ? ''
    : ` The verdict was “${levelWord(before.verdict.level)}” and is “${levelWord(after.verdict.level)}”.`

function leadChange(before: Result, after: Result, then: number): string[] {
  const gapOf = ({ options, leaderId, rivalId }: Result) => {
    const [one, other] = [leaderId, rivalId].map((id) => options.find((option) => option.id === id))
    return one && other ? distance(one.score, other.score) : null
  }
  const isSamePair = before.leaderId === after.leaderId && before.rivalId === after.rivalId
  const [was, is] = [gapOf(before), gapOf(after)]
  if (!isSamePair || !isNamedLeader(after) || was === null || is === null) return []
  const rival = optionName(after, after.rivalId)
  return [
    was === is
      ? `Its lead over ${rival} is ${score(is)} points, as in round ${then}.`
      : `Its lead over ${rival} went from ${score(was)} to ${score(is)} points.`,
  ]
}

function voters({ movement, names, before, after, rounds: [then, now] }: RoundsCompared): string[] {
  const { ballots: were } = before.counted
  const { ballots: are } = after.counted
  if (!movement.voters)
    return [`${capital(counted(were, 'ballot'))} in round ${then}, ${inWords(are)} in round ${now}.`]
  const { left, joined } = movement.voters
  const who = (members: readonly number[], of: readonly string[] | undefined) => {
    const known = members.flatMap((k) => of?.[k] ?? []).sort((a, b) => a.localeCompare(b, 'en'))
    return known.length > 0 && known.length <= MOST_NAMED ? ` (${inSeries(known)})` : ''
  }
  return [
    ...(left.length > 0
      ? [
          `${capital(inWords(left.length))} who voted in round ${then} ${left.length === 1 ? 'has' : 'have'} not voted in round ${now}${who(left, names?.before)}. Only ballots of round ${now} count here.`,
        ]
      : []),
    ...(joined.length > 0
      ? [
          `${capital(inWords(joined.length))} voted in round ${now} and not in round ${then}${who(joined, names?.after)}.`,
        ]
      : []),
  ]
}

const CAUSE_WORDS: Record<Cause, string> = {
  weights: 'changed priorities',
  familiarity: 'what people know',
  profile: 'the scores of the options',
  voters: 'who voted',
}

/** The leaders of both rounds, and the one that follows now. */
function scores({ before, after, movement }: RoundsCompared): string[] {
  const ids = new Set([after.leaderId, before.leaderId, after.rivalId])
  const told = movement.scores.filter(({ optionId }) => ids.has(optionId))
  return told.map((change) =>
    scoreSentence(optionName(after, change.optionId), change, movement.voters === null),
  )
}

function scoreSentence(name: string, change: ScoreChange, isUnpaired: boolean): string {
  const { by, parts } = printedChange(change)
  if (by === 0 && CAUSES.every((cause) => parts[cause] === 0))
    return `${name} has the score it had, ${score(change.after)}.`
  const words = isUnpaired ? { ...CAUSE_WORDS, weights: 'other priorities' } : CAUSE_WORDS
  const terms = CAUSES.filter((cause) => parts[cause] !== 0)
    .sort((a, b) => Math.abs(parts[b]) - Math.abs(parts[a]))
    .map((cause) => `${points(parts[cause])} by ${words[cause]}`)
  const went =
    by === 0
      ? `is at ${score(change.after)} as before`
      : `went from ${score(change.before)} to ${score(change.after)}`
  return `${name} ${went}: ${inSeries(terms)}.`
}

/** The parts as they are printed; the largest takes up the rounding, so that they add up to the printed distance. */
export function printedChange({ before, after, parts }: ScoreChange) {
  const by = distance(after, before)
  const shown = { ...parts }
  for (const cause of CAUSES) shown[cause] = printed(parts[cause])
  const [largest] = [...CAUSES].sort((a, b) => Math.abs(parts[b]) - Math.abs(parts[a]))
  const slack = printed(by - CAUSES.reduce((whole, cause) => whole + shown[cause], 0))
  if (largest && slack !== 0) shown[largest] = printed(shown[largest] + slack)
  return { by, parts: shown }
}
