import type { Explanation } from '../advisor/explain.ts'
import type { Result } from '../advisor/types.ts'
import type { AdrLink, AdrRecord, AdrStatus, Argument } from './record.ts'

export type DraftFacts = {
  result: Result
  explanation: Explanation
  room: RoomFacts
  outcome: OutcomeInput
}

export type RoomFacts = {
  question: string
  context: string
  facilitator: string
  /** Names of those who cast a counted ballot; null when the room hides names. */
  voters: readonly string[] | null
  /** Read-only members and those who only commented. */
  observers: readonly string[]
  /** People who asked to be kept posted. */
  subscribers?: readonly string[]
  receipts: readonly string[]
  historyHash: string | null
  /** Concerns and objections about the chosen option: "because …" without the word. */
  concerns?: readonly { text: string; by: string | null }[]
  /** How many of the second opinions put the advisor's leader first. */
  methods?: { agreeing: number; of: number } | null
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
  how?: 'agreed' | 'decider'
  because?: string
  /** The ones kept, edited or added. */
  consequences?: readonly Argument[]
  reviewDate?: string | null
  expected?: string | null
  links?: readonly AdrLink[]
}

/** The record of an outcome; with only number, date and decider it is what the outcome form is prefilled with. */
export function draftRecord(_facts: DraftFacts): AdrRecord {
  throw new Error('not written yet')
}
