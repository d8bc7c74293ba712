import { isAlone } from '../advisor/alone.ts'
import type { Complements } from '../advisor/complement-types.ts'
import type { Explanation } from '../advisor/explain.ts'
import type { Constraint, Result } from '../advisor/types.ts'
import { adviceLines, type Methods, type ProfileChanged, profileLine } from './advice.ts'
import { prosAndCons } from './arguments.ts'
import { type Concern, suggestConsequences } from './consequences.ts'
import { type DissentFacts, dissentLines } from './dissent.ts'
import { advisedOption } from './lookup.ts'
import { mustHaveLines } from './must-haves.ts'
import type { AdrLink, AdrRecord, AdrStatus, Argument, ConsentRecord, Consequence } from './record.ts'
import { revisitConditions } from './revisit.ts'
import { driversNote, driversOf, scoreTable } from './scores.ts'
import { suggestBecause, suggestTitle } from './suggest.ts'
import { type TeamScores, teamScoresLine } from './team-scores.ts'

export type DraftFacts = {
  /** A result of an earlier version may lack the complements. */
  result: Result & { complements?: Complements }
  explanation: Explanation
  room: RoomFacts
  outcome: OutcomeInput
}

export type RoomFacts = DissentFacts & {
  question: string
  context: string
  facilitator: string
  /** Names of those who cast a counted ballot; null when the room hides names. */
  voters: readonly string[] | null
  /** Read-only members and, where names are shown, those who only commented. */
  observers: readonly string[]
  /** Where names are shown, everybody else in the team: who asked for mail is one of them. */
  subscribers?: readonly string[]
  receipts: readonly string[]
  historyHash: string | null
  /** Which scores the team set itself, before or after the reveal; null where it set none. */
  teamScores?: TeamScores | null
  /** What kept an option out whatever its score; absent where nothing did. */
  constraints?: readonly Constraint[]
  /** How often the profile was changed after the reveal, and what the result was then; null when it was not. */
  profileChanged?: ProfileChanged | null
  /** Concerns and objections about the chosen option. */
  concerns?: readonly Concern[]
  /** What the team said to the option that was put to it. */
  consent?: ConsentRecord | null
  /** The round that counts, and what had moved since the one before; absent where there was one alone. */
  rounds?: { number: number; moved: readonly string[] } | null
  resultUrl?: string | null
}

/** What the outcome form says. Whatever is undefined is drafted from the result. */
export type OutcomeInput = {
  number: number
  /** YYYY-MM-DD. */
  date: string
  decider: string
  /** Null: none of the options. Undefined: the option the advisor names, if any. */
  chosenOptionId?: string | null
  title?: string
  status?: AdrStatus
  how?: AdrRecord['how']
  despite?: string | null
  because?: string
  /** The ones kept, edited or added. */
  consequences?: readonly Argument[]
  reviewDate?: string | null
  expected?: string | null
  links?: readonly AdrLink[]
}

/** The record of an outcome; with only number, date and decider it is what the outcome form is prefilled with. */
export function draftRecord({ result, explanation, room, outcome }: DraftFacts): AdrRecord {
  const advised = advisedOption(result)
  const chosenOptionId = outcome.chosenOptionId === undefined ? (advised?.id ?? null) : outcome.chosenOptionId
  const chosen = result.options.find(({ id }) => id === chosenOptionId)?.name ?? null
  const because = suggestBecause(result, chosenOptionId)
  const alone = isAlone(result)
  return {
    number: outcome.number,
    title: outcome.title ?? suggestTitle(room.question, chosen),
    status: outcome.status ?? suggestStatus(outcome, chosenOptionId),
    date: outcome.date,
    ...involved(room, outcome.decider),
    decider: outcome.decider,
    question: room.question,
    context: room.context,
    options: (alone ? result.options.map(({ id }) => id) : result.order).map((id) => ({
      id,
      name: result.options.find((option) => option.id === id)?.name ?? id,
    })),
    chosenOptionId,
    because: outcome.because ?? because,
    becauseOrigin: isEdited(outcome.because, because) ? 'edited' : 'result',
    how: outcome.how ?? 'agreed',
    consent: room.consent ?? null,
    despite: outcome.despite ?? null,
    adviceFollowed: advised ? chosenOptionId === advised.id : null,
    advised: advised?.name ?? null,
    consequences: consequences(result, room, outcome, chosenOptionId),
    confirmation: {
      reviewDate: outcome.reviewDate ?? null,
      expected: outcome.expected ?? null,
      revisitIf: alone ? [] : revisitConditions(result, chosenOptionId),
    },
    participation: {
      ballots: result.counted.ballots,
      eligible: result.counted.eligible,
      abstained: alone ? 0 : result.counted.abstained,
      receipts: [...room.receipts],
      voters: room.voters ? [...room.voters] : null,
    },
    ...(room.rounds && { rounds: { number: room.rounds.number, moved: room.rounds.moved.map(ofTheTeam) } }),
    links: [...(outcome.links ?? [])],
    historyHash: room.historyHash,
    resultUrl: room.resultUrl ?? null,
    model: result.model.version,
    dissent: dissentLines(result, chosenOptionId, room),
    ...(alone ? UNTOLD : told({ result, explanation, room }, chosenOptionId)),
  }
}

type FromResult = Pick<
  AdrRecord,
  'drivers' | 'driversNote' | 'advice' | 'scores' | 'arguments' | 'risks' | 'findings'
>

const told = (
  { result, explanation, room }: Omit<DraftFacts, 'outcome'>,
  chosenOptionId: string | null,
): FromResult => ({
  drivers: driversOf(result),
  driversNote: driversNote(result),
  advice: [
    ...adviceLines(result, chosenOptionId, methodsOf(result)),
    ...mustHaveLines(result, room.constraints ?? []),
    ...teamScoresLine(room.teamScores ?? null),
    ...profileLine(room.profileChanged ?? null),
  ],
  scores: scoreTable(result),
  arguments: result.order.map((optionId) => ({ optionId, items: prosAndCons(result, optionId) })),
  risks: [...explanation.risks, ...explanation.vetoes],
  findings: findingsOf(explanation),
})

/** Of one ballot alone a record says as little as the page of the result. */
const UNTOLD: FromResult = {
  drivers: [],
  driversNote: [],
  advice: ['One person alone had voted, so nothing of that ballot stands here.'],
  scores: { columns: [], rows: [] },
  arguments: [],
  risks: [],
  findings: [],
}

/** How firm the result was and where the team disagreed, in the sentences of the result page. */
const findingsOf = ({ robustness, agreement, directVote, information }: Explanation): string[] =>
  [...robustness, ...agreement, ...directVote, ...information].map(ofTheTeam)

/** The page speaks to the team; a record is read by others, years later. */
const VOICES: readonly [RegExp, string][] = [
  [/\bYour priorities agree\b/g, 'The team’s priorities agreed'],
  [/\bYou agree on\b/g, 'The team agreed on'],
  [/\bYou no longer say\b/g, 'The team no longer said'],
  [/\bYou rate\b/g, 'The team rated'],
  [/\byour order\b/g, 'the team’s order'],
  [/\byour own ballots\b/g, 'the ballots'],
  [/ Talk about why\./g, ''],
]

const ofTheTeam = (sentence: string): string =>
  VOICES.reduce((text, [said, written]) => text.replace(said, written), sentence)

function methodsOf({ complements, options }: DraftFacts['result']): Methods | null {
  const opinions = complements?.opinions
  if (!opinions || opinions.of === 0) return null
  const firsts = options.map(({ name }, i) => ({
    name,
    methods: opinions.methods
      .filter(({ agrees, places }) => agrees === false && places?.[i] === 1)
      .map(({ method }) => method),
  }))
  return {
    agreeing: opinions.agreeing,
    of: opinions.of,
    others: firsts
      .filter(({ methods }) => methods.length > 0)
      .sort((a, b) => b.methods.length - a.methods.length),
  }
}

const isEdited = (typed: string | undefined, drafted: string) =>
  typed !== undefined && typed.trim() !== '' && typed.trim() !== drafted

/** Choosing nothing on purpose rejects the options; not having chosen yet leaves the record proposed. */
function suggestStatus(typed: OutcomeInput, chosenOptionId: string | null): AdrStatus {
  if (typed.chosenOptionId === null) return 'rejected'
  return chosenOptionId === null ? 'proposed' : 'accepted'
}

/**
 * Who decided, who was heard, who is told: nobody twice. In a room that hides names the decider alone decided, and
 * whether anybody else voted can't be told by where they stand.
 */
function involved({ voters, facilitator, observers, subscribers = [] }: RoomFacts, decider: string) {
  const deciding = voters ?? []
  const decisionMakers = deciding.includes(decider) ? [...deciding] : [decider, ...deciding]
  const heard = new Set([facilitator, ...observers].filter((name) => !decisionMakers.includes(name)))
  const told = new Set(subscribers.filter((name) => !decisionMakers.includes(name) && !heard.has(name)))
  return { decisionMakers, consulted: [...heard], informed: [...told] }
}

const TONES = ['good', 'neutral', 'bad']

/** What was kept as drafted stays the result's word; the rest is marked as edited. */
function consequences(
  result: Result,
  { concerns }: RoomFacts,
  outcome: OutcomeInput,
  chosenOptionId: string | null,
): Consequence[] {
  const drafted = suggestConsequences(result, chosenOptionId, concerns)
  const isDrafted = ({ tone, text }: Argument) =>
    drafted.some((item) => item.tone === tone && item.text === text.trim())
  return [...(outcome.consequences ?? drafted)]
    .filter(({ text }) => text.trim() !== '')
    .map(({ tone, text }): Consequence => {
      const origin = isDrafted({ tone, text }) ? 'result' : 'edited'
      return { tone, text, origin }
    })
    .sort((a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone))
}
