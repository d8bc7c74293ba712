import {
  type AdrRecord,
  type Argument,
  type Consequence,
  type LinePart,
  NONE_CHOSEN,
  type Origin,
  type ProOrCon,
  type Tone,
} from './record.ts'
import { line, shortLine } from './text.ts'

/** One part of a record whose sentences can be changed. */
export type Part = {
  /** `context`, `because`, `consequences`, `arguments-<option>` or the name of a list; letters, digits, `-` and `_`. */
  id: string
  label: string
  /** `text`: paragraphs of one piece. `lines`: one sentence a line. `arguments`: lines that begin "Good, because". */
  form: 'text' | 'lines' | 'arguments'
  sentences: Sentence[]
}

type Sentence = { text: string; origin: Origin }

const LINES = {
  drivers: 'What there is to say of the drivers',
  advice: 'What the advice was',
  dissent: 'Dissent and silence',
  risks: 'Risks',
  moved: 'What had moved since the round before',
  findings: 'How firm the result is',
  revisit: 'Revisit earlier if',
} as const satisfies Record<LinePart, string>

const TONES = { good: 'Good', neutral: 'Neutral', bad: 'Bad' } as const
const ORDER = ['good', 'neutral', 'bad'] as const satisfies readonly Tone[]
const ARGUMENT = /^(good|neutral|bad)\s*,?\s*because[\s,:]+/i

/** All that is worded in a record, in the order of the file; what numbers say in tables is not among it. */
export function sentencesOf(record: AdrRecord): Part[] {
  const { context, contextOrigin, because, becauseOrigin } = record
  return [
    { id: 'context', label: 'Context', form: 'text', sentences: whole(context, contextOrigin ?? 'result') },
    lines(record, 'drivers'),
    { id: 'because', label: 'Because', form: 'text', sentences: whole(because, becauseOrigin) },
    lines(record, 'advice'),
    said('consequences', 'Consequences', record.consequences),
    lines(record, 'revisit'),
    ...record.options.map(({ id, name }) =>
      said(`arguments-${id}`, `Pros and cons of ${shortLine(name) || NONE_CHOSEN}`, argumentsOf(record, id)),
    ),
    lines(record, 'dissent'),
    lines(record, 'risks'),
    ...(record.rounds ? [lines(record, 'moved')] : []),
    lines(record, 'findings'),
  ]
}

/** A part as it stands in a text area: a sentence a line, paragraphs as they are. */
export const textOf = ({ sentences }: Pick<Part, 'sentences'>): string =>
  sentences.map(({ text }) => text).join('\n')

/**
 * The record with other words, part by part as `textOf` gives them. A sentence that stood in the part keeps its origin;
 * any other is the person's own. A line that is missing is dropped, and parts that are not named stay as they are.
 */
export function withSentences(record: AdrRecord, texts: Readonly<Record<string, string>>): AdrRecord {
  return sentencesOf(record).reduce((changed, part) => {
    const typed = Object.hasOwn(texts, part.id) ? texts[part.id] : undefined
    return typed === undefined ? changed : changedPart(changed, part, typed)
  }, record)
}

/** The tone and the text of a line; null when it does not begin with "Good, because", "Neutral, …" or "Bad, …". */
export function readArgument(typed: string): Argument | null {
  const [opening, tone] = ARGUMENT.exec(typed.trim()) ?? []
  const text = opening ? typed.trim().slice(opening.length).trim() : ''
  return tone && text ? { tone: tone.toLowerCase() as Tone, text } : null
}

export const writeArgument = ({ tone, text }: Argument): string => `${TONES[tone]}, because ${line(text)}`

/** The lines of a text area. */
export const linesIn = (typed: string): string[] =>
  typed
    .split(/\r\n?|\n/)
    .map(line)
    .filter((text) => text !== '')

/** Sentences of a list as a file prints them: those a person changed are marked. */
export const printedLines = (record: AdrRecord, part: LinePart): string[] =>
  lines(record, part).sentences.map(({ text, origin }) => (origin === 'edited' ? `${text} (edited)` : text))

function changedPart(record: AdrRecord, part: Part, typed: string): AdrRecord {
  const { id, form, sentences } = part
  if (form === 'text') return withText(record, id, typed, sentences)
  if (sameWords(linesIn(typed).join('\n'), textOf(part))) return record
  const known = new Map(sentences.map((sentence) => [flat(sentence.text), sentence]))
  const found = linesIn(typed).map((text) => known.get(flat(text)) ?? { text, origin: 'edited' as const })
  return form === 'lines' ? withLines(record, id as LinePart, found) : withArguments(record, id, found)
}

function withText(record: AdrRecord, id: string, typed: string, [before]: Sentence[]): AdrRecord {
  if (sameWords(typed, before?.text ?? '')) return record
  const text = typed.replace(/\r\n?/g, '\n').trim()
  return id === 'because'
    ? { ...record, because: text, becauseOrigin: 'edited' }
    : { ...record, context: text, contextOrigin: 'edited' }
}

/** Whether a text is the same but for its spaces: browsers send line ends as CR LF, and not all keep every space. */
export const sameWords = (a: string, b: string): boolean => flat(a) === flat(b)

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

function withLines(record: AdrRecord, part: LinePart, found: readonly Sentence[]): AdrRecord {
  const texts = found.map(({ text }) => text)
  const own = found.filter(({ origin }) => origin === 'edited').map(({ text }) => text)
  const { [part]: _, ...others } = record.edited ?? {}
  const edited = own.length > 0 ? { ...others, [part]: own } : others
  const { edited: __, ...rest } = record
  const marked = Object.keys(edited).length > 0 ? { ...rest, edited } : rest
  return { ...marked, ...placed(record, part, texts) }
}

function placed(record: AdrRecord, part: LinePart, texts: string[]): Partial<AdrRecord> {
  if (part === 'drivers') return { driversNote: texts }
  if (part === 'revisit') return { confirmation: { ...record.confirmation, revisitIf: texts } }
  if (part === 'moved') return record.rounds ? { rounds: { ...record.rounds, moved: texts } } : {}
  return { [part]: texts }
}

function withArguments(record: AdrRecord, id: string, found: readonly Sentence[]): AdrRecord {
  const items = found
    .map(({ text, origin }) => ({ ...(readArgument(text) ?? { tone: 'neutral' as const, text }), origin }))
    .sort((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone))
  if (id === 'consequences') return { ...record, consequences: items }
  const optionId = id.slice('arguments-'.length)
  const before = argumentsOf(record, optionId)
  const after = { optionId, items: items.map((item) => proOrCon(item, before)) }
  const others = record.arguments.some((known) => known.optionId === optionId)
    ? record.arguments.map((known) => (known.optionId === optionId ? after : known))
    : [...record.arguments, ...(items.length > 0 ? [after] : [])]
  return { ...record, arguments: others }
}

/** A changed argument is still about its criterion as long as it names it. */
function proOrCon({ tone, text, origin }: Consequence, before: readonly ProOrCon[]): ProOrCon {
  const same = before.find((known) => known.tone === tone && line(known.text) === text)
  if (same) return same
  const named = before.find(({ criterion }) => criterion !== '' && text.includes(shortLine(criterion)))
  return { tone, text, criterion: named?.criterion ?? '', origin }
}

const argumentsOf = (record: AdrRecord, optionId: string): ProOrCon[] =>
  record.arguments.find((known) => known.optionId === optionId)?.items ?? []

const whole = (text: string, origin: Origin): Sentence[] => (text === '' ? [] : [{ text, origin }])

const said = (id: string, label: string, items: readonly (Argument & { origin?: Origin })[]): Part => ({
  id,
  label,
  form: 'arguments',
  sentences: items.map((item) => ({ text: writeArgument(item), origin: item.origin ?? 'result' })),
})

function lines(record: AdrRecord, part: LinePart): Part {
  const own = record.edited?.[part] ?? []
  const sentences = linesOf(record, part)
    .map(line)
    .map((text): Sentence => ({ text, origin: own.includes(text) ? 'edited' : 'result' }))
  return { id: part, label: LINES[part], form: 'lines', sentences }
}

function linesOf(record: AdrRecord, part: LinePart): readonly string[] {
  if (part === 'drivers') return record.driversNote ?? []
  if (part === 'revisit') return record.confirmation.revisitIf
  if (part === 'moved') return record.rounds?.moved ?? []
  return record[part] ?? []
}
