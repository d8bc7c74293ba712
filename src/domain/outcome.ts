import type { AdrRecord, Argument } from '../adr/record.ts'
import { type Part, readArgument, sameWords } from '../adr/wording.ts'
import { inSeries } from '../advisor/format.ts'
import type { FieldErrors } from './ballot.ts'
import type { ConsentFacts } from './consent-record.ts'
import { cleanLine, cleanText } from './text.ts'
import { isDay } from './time.ts'
import { parseWording } from './wording.ts'

export const MOST_OUTCOME = {
  title: 200,
  because: 10_000,
  despite: 2_000,
  expected: 10_000,
  line: 1_000,
  lines: 40,
} as const

/** The outcome form as it was typed. */
export type OutcomeFields = {
  option: string
  title: string
  how: string
  because: string
  /** Why, although somebody still objects. */
  despite: string
  /** Which of the drafted consequences were kept, by their number. */
  kept: readonly string[]
  /** Their wording, in the order of the draft; none where it was not sent. */
  consequences: readonly string[]
  good: string
  bad: string
  reviewDate: string
  expected: string
  status: string
  /** The wording of the other parts of the record, by the id of the part. */
  wording: Readonly<Record<string, string>>
}

/** What the form was prefilled with, for one option. */
export type OutcomeDraft = {
  because: string
  title: string
  consequences: readonly Argument[]
  /** The other parts of the record that have words. */
  parts: readonly Part[]
}

export type Outcome = {
  /** Null when none of the options was chosen. */
  optionId: string | null
  title: string
  how: AdrRecord['how']
  because: string
  /** Null where nobody still objects to what was chosen. */
  despite?: string | null
  consequences: Argument[]
  reviewDate: string | null
  expected: string | null
  status: 'accepted' | 'proposed' | 'rejected'
  /** The wording of the other parts of the record, as `withSentences` takes it. */
  texts?: Record<string, string>
}

const HOW = ['consent', 'agreed', 'decider'] as const satisfies readonly AdrRecord['how'][]

/** In the form, for "none of these, yet". */
export const NO_OPTION = 'none'

type Facts = {
  optionIds: readonly string[]
  draft: OutcomeDraft
  advised: { id: string; name: string } | null
  /** What the team said to the option that is put to it; null where none is. */
  consent: ConsentFacts | null
  /** Today, YYYY-MM-DD. */
  today: string
}

/** Reads the outcome form; every problem is reported at its field. */
export function parseOutcome(
  fields: OutcomeFields,
  { optionIds, draft, advised, consent, today }: Facts,
): { ok: true; outcome: Outcome } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const none = fields.option === NO_OPTION
  if (!none && !optionIds.includes(fields.option))
    errors.option = 'Choose one of the options, or none of these.'

  const title = cleanLine(fields.title)
  if (!title) errors.title = 'Give the record a title.'
  else if (title.length > MOST_OUTCOME.title) errors.title = `Use at most ${MOST_OUTCOME.title} characters.`

  const because = cleanText(fields.because)
  if (because.length > MOST_OUTCOME.because)
    errors.because = `Use at most ${MOST_OUTCOME.because} characters.`
  else if (!because)
    errors.because =
      advised && advised.id !== fields.option
        ? `The advice was ${advised.name}. Say in a sentence why you decided otherwise.`
        : 'Say in a sentence why.'

  const asked = consent?.optionId === fields.option ? consent : null
  const how = HOW.find((known) => known === fields.how)
  if (!how) errors.how = 'Say how it was decided.'
  else if (how === 'consent' && !asked?.isConsented)
    errors.how = asked
      ? 'It was not by consent: somebody objects, or nobody has answered.'
      : 'The team was not asked for consent to this.'

  const despite = asked && asked.objectors.length > 0 ? cleanText(fields.despite) : null
  if (despite === '')
    errors.despite = `${inSeries(asked?.objectors ?? [])} still ${asked?.objectors.length === 1 ? 'objects' : 'object'}. Say why you decide all the same.`
  else if (despite && despite.length > MOST_OUTCOME.despite)
    errors.despite = `Use at most ${MOST_OUTCOME.despite} characters.`

  const good = linesOf(fields.good, 'good', errors)
  const bad = linesOf(fields.bad, 'bad', errors)
  const kept = keptOf(fields, draft, errors)
  const wording = parseWording(draft.parts, fields.wording)
  Object.assign(errors, wording.errors)

  const reviewDate = fields.reviewDate || null
  if (reviewDate !== null && !isDay(reviewDate))
    errors.reviewDate = 'Write the day as YYYY-MM-DD, or leave it open.'
  else if (reviewDate !== null && reviewDate <= today) errors.reviewDate = 'Look again on a day to come.'

  const expected = cleanText(fields.expected)
  if (expected.length > MOST_OUTCOME.expected)
    errors.expected = `Use at most ${MOST_OUTCOME.expected} characters.`

  const status = none ? 'rejected' : fields.status
  if (status !== 'accepted' && status !== 'proposed' && status !== 'rejected')
    errors.status = 'Choose a status.'

  if (Object.keys(errors).length > 0 || !how) return { ok: false, errors }
  return {
    ok: true,
    outcome: {
      optionId: none ? null : fields.option,
      title,
      how,
      because,
      despite,
      consequences: [
        ...kept.filter(({ tone }) => tone !== 'bad'),
        ...good,
        ...kept.filter(({ tone }) => tone === 'bad'),
        ...bad,
      ],
      reviewDate,
      expected: expected || null,
      status: status as Outcome['status'],
      texts: wording.texts,
    },
  }
}

/** Name of the fields that word the drafted consequences, and with a number the id of one. */
export const CONSEQUENCE = 'consequence'

export const consequenceId = (index: number) => `${CONSEQUENCE}-${index}`

/** The drafted ones that were ticked, in the words they were given. */
function keptOf(fields: OutcomeFields, draft: OutcomeDraft, errors: FieldErrors): Argument[] {
  return draft.consequences.flatMap((drafted, index) => {
    const typed = cleanLine(fields.consequences[index] ?? drafted.text)
    if (!fields.kept.includes(String(index)) || typed === '') return []
    if (typed.length > MOST_OUTCOME.line)
      errors[consequenceId(index)] = `Use at most ${MOST_OUTCOME.line} characters.`
    return [sameWords(typed, drafted.text) ? drafted : { ...drafted, text: typed }]
  })
}

function linesOf(text: string, tone: 'good' | 'bad', errors: FieldErrors): Argument[] {
  const lines = cleanText(text)
    .split('\n')
    .map(cleanLine)
    .filter((line) => line !== '')
  if (lines.length > MOST_OUTCOME.lines) errors[tone] = `Use at most ${MOST_OUTCOME.lines} lines.`
  else if (lines.some((line) => line.length > MOST_OUTCOME.line))
    errors[tone] = `Use at most ${MOST_OUTCOME.line} characters a line.`
  return lines.map((line) => readArgument(line) ?? { tone, text: line })
}
