import { inSeries, percent } from '../advisor/format.ts'
import { textOf } from './body.ts'
import { readBody } from './body-parts.ts'
import { paragraph, toMarkdown } from './markdown.ts'
import { parsed } from './parsed.ts'
import {
  type AdrRecord,
  type AnyRecord,
  chosenName,
  isWritten,
  type Tone,
  type WrittenRecord,
} from './record.ts'
import { nameOf, titleOf } from './sections.ts'
import { afterBecause, line, sentences, shortLine } from './text.ts'

/** What the slots of the sentence are filled with. */
type Slots = {
  context: string
  facing: string
  chosen: string
  neglected: string[]
  achieved: string
  accepted: string
  /** In the short form only where a person gave it: what the scores say of it stands in the other slots already. */
  because: { text: string; isShort: boolean }
}

/** The record in one sentence (Zimmermann's Y-statement); long adds the options left aside and the reason. */
export function toYStatement(record: AnyRecord, length: 'short' | 'long' = 'short'): string {
  const isLong = length === 'long'
  const { context, facing, chosen, neglected, achieved, accepted, because } = isWritten(record)
    ? writtenSlots(record)
    : roomSlots(record)
  const parts = [
    `In the context of ${context}`,
    `facing ${facing}`,
    `we decided for ${chosen}${isLong && neglected.length > 0 ? ` and neglected ${inSeries(neglected)}` : ''}`,
    `to achieve ${achieved}`,
    `accepting ${accepted}`,
    ...(isLong || because.isShort ? [`because ${because.text}`] : []),
  ]
  return toMarkdown([paragraph(`${parts.join(', ')}.`)])
}

function roomSlots(record: AdrRecord): Slots {
  const { options, chosenOptionId, question, becauseOrigin } = record
  const others = options.filter(({ id }) => id !== chosenOptionId)
  return {
    context: quoted(question),
    facing: facing(record),
    chosen: chosenOptionId === null ? NO_OPTION : nameOf(chosenName(record)),
    neglected: others.map(({ name }) => shortLine(nameOf(name))),
    achieved: achieved(record),
    accepted: accepted(record),
    because: { text: reason(record.because), isShort: becauseOrigin === 'edited' },
  }
}

/** As far as the body says it in a form that is known; else the title speaks for it. */
function writtenSlots(record: WrittenRecord): Slots {
  const parts = readBody(record.body)
  const chosen = parts.chosen ?? titleOf(record)
  const told = (tone: Tone) => parts.consequences.find((item) => item.tone === tone)?.text ?? ''
  const why = parts.because || firstSentence(parts.outcome)
  return {
    context: quoted(firstSentence(parts.context || parts.preamble)),
    facing: parts.drivers[0] ? `${clipped(parts.drivers[0])} as a concern` : NO_CONCERN,
    chosen: `${parts.chosen ? nameOf(chosen) : `"${chosen}"`}`,
    neglected: parts.options.filter(({ name }) => name !== chosen).map(({ name }) => shortLine(name)),
    achieved: clipped(told('good')) || NO_GAIN,
    accepted: clipped(told('bad')) || NO_LOSS,
    because: { text: reason(why), isShort: parts.because !== '' },
  }
}

const NO_OPTION = 'none of the options'
const NO_CONCERN = 'a choice'
const NO_GAIN = 'what matters to the team'
const NO_LOSS = 'no downside on record'

/** Longer than any sentence that is read in one go. */
const LONGEST_SLOT = 200

const clipped = (text: string) => shortLine(text, LONGEST_SLOT).replace(/[.\s]+$/, '')

const quoted = (text: string) => (line(text) ? `"${line(text)}"` : 'this project')

/** Of Markdown, as it reads. */
function firstSentence(markdown: string): string {
  const [first] = parsed(markdown).children
  return clipped(sentences(first ? line(textOf(first)) : '')[0] ?? '')
}

function facing({ drivers: [heaviest] }: AdrRecord): string {
  if (!heaviest) return NO_CONCERN
  return `${shortLine(nameOf(heaviest.name))} as the heaviest concern (${percent(heaviest.weight)} of the weight)`
}

const achieved = (record: AdrRecord) =>
  strong(criteria(record, 'good').slice(0, 2)) || texts(record, 'good') || NO_GAIN

const strong = (names: string[]) => (names.length > 0 ? `strength on ${inSeries(names)}` : '')

function accepted(record: AdrRecord): string {
  const weakness = criteria(record, 'bad')[0]
  return weakness ? `weakness on ${weakness}` : texts(record, 'bad') || NO_LOSS
}

const criteria = (record: AdrRecord, tone: Tone): string[] =>
  (record.arguments.find(({ optionId }) => optionId === record.chosenOptionId)?.items ?? [])
    .filter((item) => item.tone === tone)
    .map(({ criterion }) => shortLine(criterion))

/** The first consequence of a tone, for records without computed arguments. */
const texts = ({ consequences }: AdrRecord, tone: Tone): string =>
  line(consequences.find((item) => item.tone === tone)?.text ?? '')

function reason(because: string): string {
  const said = afterBecause(line(because)).replace(/[.\s]+$/, '')
  return said || 'no reason was recorded'
}
