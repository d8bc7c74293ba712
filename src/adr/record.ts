import type { ImportanceMethod } from '../advisor/types.ts'

/** What every record has, wherever it comes from. */
export type AdrHead = {
  /** The team's own number, 1 to 9999. */
  number: number
  title: string
  status: AdrStatus
  /** YYYY-MM-DD, when the record was last changed. */
  date: string
  decisionMakers: string[]
  consulted: string[]
  informed: string[]
  /** Who recorded the outcome; empty where nobody is named. */
  decider: string
  links: AdrLink[]
  /** Absent in records of an earlier version. */
  tags?: string[]
  /** Name of its file, once it is fixed; else it is made of number and title. */
  fileName?: string | null
  /** Sentences added to it since, such as why it is deprecated. */
  notes?: string[]
}

/**
 * A record that came from no room: written by hand or imported. Its body is Markdown as its author wrote it, under the
 * title and without what the head says.
 */
export type WrittenRecord = AdrHead & {
  kind: 'written'
  /** Whose headings the body has; `other` has headings of its own. */
  form: 'madr' | 'nygard' | 'other'
  body: string
}

export type AnyRecord = AdrRecord | WrittenRecord

export const isWritten = (record: AnyRecord): record is WrittenRecord =>
  'kind' in record && record.kind === 'written'

/**
 * One architecture decision record as plain JSON: all an export needs, fixed when the outcome is recorded. It knows
 * no clock and no database, so that the same record gives the same file for ever. Scores are points of 100 rounded
 * to one decimal, weights and shares lie in 0..1, texts are what people typed, not yet made safe for a format.
 */
export type AdrRecord = AdrHead & {
  question: string
  context: string
  /** Whether the context is still the room's; absent where it is. */
  contextOrigin?: Origin
  /** Heaviest first. */
  drivers: Driver[]
  /** What there is to say of all of them; absent in records of an earlier version, as are other such lines. */
  driversNote?: string[]
  /** In the order of the ranking. */
  options: { id: string; name: string }[]
  /** Null when none of the options was chosen. */
  chosenOptionId: string | null
  /** The reason in the decider's words, or as drafted from the result. */
  because: string
  becauseOrigin: Origin
  how: 'agreed' | 'consent' | 'decider'
  /** What the team said to the option that was put to it; null or absent where none was. */
  consent?: ConsentRecord | null
  /** Why it was decided although somebody still objected. */
  despite?: string | null
  /** Null when the advisor named no option. */
  adviceFollowed: boolean | null
  /** Name of the option the advisor named, if it named one. */
  advised: string | null
  /** What the result said, one sentence each. */
  advice: string[]
  /** Good first, bad last. */
  consequences: Consequence[]
  confirmation: Confirmation
  scores: ScoreTable
  /** Pros and cons, in the order of `options`. */
  arguments: { optionId: string; items: ProOrCon[] }[]
  participation: Participation
  risks: string[]
  /** What the result said of its own firmness and of the team's agreement; records of an earlier version have none. */
  findings?: string[]
  /** Which round the result is of, and what had moved since the one before; absent where there was one alone. */
  rounds?: { number: number; moved: string[] }
  /** Ballots that led elsewhere, objections, and who said nothing. */
  dissent?: string[]
  /** Which of the lines were written or changed by a person; all others are the result's. */
  edited?: Partial<Record<LinePart, string[]>>
  /** Hash of the room's history, as `sha256 …`. */
  historyHash: string | null
  /** Public address of the result, if it has one. */
  resultUrl: string | null
  /** Method and version of the model, e.g. `advisor-1`. */
  model: string
  /** What came true, the oldest first; added to the record when it is read, and never stored with it. */
  reviews?: readonly RecordReview[]
}

/** Consent is signed, whatever the room does with the names on ballots. */
export type ConsentRecord = {
  option: string
  /** False where another option was chosen in the end. */
  isChosen: boolean
  wording: string
  /** How many consented, had a concern, did not answer. */
  consents: number
  concerns: number
  silent: number
  objections: ConsentObjection[]
  /** Concerns, and words that came with a consent. */
  said: { by: string; text: string }[]
}

export type ConsentObjection = {
  by: string
  text: string
  remedy: string
  standing: 'open' | 'carried' | 'resolved'
  note: string
  settledBy: string
}

export type RecordReview = {
  /** YYYY-MM-DD. */
  on: string
  by: string
  verdict: 'came true' | 'partly' | 'did not'
  findings: string
  next: 'keep' | 'look again' | 'reconsider'
  nextOn: string | null
}

export type AdrStatus = 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded'

/** Where a sentence comes from: drafted from the result, or written by a person. */
export type Origin = 'result' | 'edited'

/** Parts of a record that are lists of sentences. */
export type LinePart = 'drivers' | 'advice' | 'risks' | 'findings' | 'moved' | 'dissent' | 'revisit'

export type Tone = 'good' | 'neutral' | 'bad'

/** Reads after "because": no full stop. */
export type Argument = { tone: Tone; text: string }

/** An argument from the scores, with the criterion it is about; empty where a person wrote of something else. */
export type ProOrCon = Argument & { criterion: string; origin?: Origin }

export type Consequence = Argument & { origin: Origin }

export type Driver = {
  name: string
  weight: number
  /** Lowest and highest importance anybody answered; null when nobody did. */
  low: number | null
  high: number | null
  answered: number
  /** Top of the importance scale. */
  scale: number
  /** How importance was answered; records of an earlier version are ratings. */
  method?: ImportanceMethod
  /** True when the facilitator set the weight instead of the ballots. */
  fixed: boolean
  /** The members are split on it; absent where they are not. */
  split?: boolean
}

export type Confirmation = {
  /** YYYY-MM-DD. */
  reviewDate: string | null
  expected: string | null
  /** Conditions that read after "Revisit earlier if". */
  revisitIf: string[]
}

export type ScoreTable = {
  columns: { name: string }[]
  rows: ScoreRow[]
}

export type ScoreRow = {
  optionId: string
  /** Points per column; they add up to the score. */
  cells: { points: number; unknown: boolean }[]
  score: number
  /** Why a must-have ruled the option out. */
  excluded: string | null
}

export type Participation = {
  ballots: number
  eligible: number | null
  /** Ballots that gave no priorities. */
  abstained: number
  receipts: string[]
  /** Null when the room hides names. */
  voters: string[] | null
}

export type LinkVerb = 'supersedes' | 'superseded by' | 'amends' | 'amended by' | 'relates to'

/** A record in the same folder. */
export type AdrLink = { verb: LinkVerb; number: number; title: string; fileName: string }

/** Stands where the chosen option's name would, so that the fixed forms of the formats hold. */
export const NONE_CHOSEN = 'None of these'

export const chosenName = ({ options, chosenOptionId }: AdrRecord): string =>
  options.find(({ id }) => id === chosenOptionId)?.name ?? NONE_CHOSEN
