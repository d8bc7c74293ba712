import { inSeries, percent } from '../advisor/format.ts'
import { paragraph, toMarkdown } from './markdown.ts'
import { type AdrRecord, chosenName, type Tone } from './record.ts'
import { nameOf } from './sections.ts'
import { afterBecause, line, shortLine } from './text.ts'

/**
 * The record in one sentence (Zimmermann's Y-statement); long adds the options left aside. The reason stands in both
 * where a person gave it: what the scores say of it stands in the other slots already.
 */
export function toYStatement(record: AdrRecord, length: 'short' | 'long' = 'short'): string {
  const isLong = length === 'long'
  const asked = line(record.question)
  const parts = [
    asked ? `In the context of "${asked}"` : 'In the context of this project',
    facing(record),
    `we decided for ${chosen(record)}${isLong ? neglected(record) : ''}`,
    `to achieve ${achieved(record)}`,
    `accepting ${accepted(record)}`,
    ...(isLong || record.becauseOrigin === 'edited' ? [`because ${reason(record)}`] : []),
  ]
  return toMarkdown([paragraph(`${parts.join(', ')}.`)])
}

function facing({ drivers: [heaviest] }: AdrRecord): string {
  if (!heaviest) return 'facing a choice'
  return `facing ${shortLine(nameOf(heaviest.name))} as the heaviest concern (${percent(heaviest.weight)} of the weight)`
}

const chosen = (record: AdrRecord) =>
  record.chosenOptionId === null ? 'none of the options' : nameOf(chosenName(record))

function neglected({ options, chosenOptionId }: AdrRecord): string {
  const others = options.filter(({ id }) => id !== chosenOptionId).map(({ name }) => shortLine(nameOf(name)))
  return others.length > 0 ? ` and neglected ${inSeries(others)}` : ''
}

const achieved = (record: AdrRecord) =>
  strong(criteria(record, 'good').slice(0, 2)) || texts(record, 'good') || 'what matters to the team'

const strong = (names: string[]) => (names.length > 0 ? `strength on ${inSeries(names)}` : '')

function accepted(record: AdrRecord): string {
  const weakness = criteria(record, 'bad')[0]
  return weakness ? `weakness on ${weakness}` : texts(record, 'bad') || 'no downside on record'
}

const criteria = (record: AdrRecord, tone: Tone): string[] =>
  (record.arguments.find(({ optionId }) => optionId === record.chosenOptionId)?.items ?? [])
    .filter((item) => item.tone === tone)
    .map(({ criterion }) => shortLine(criterion))

/** The first consequence of a tone, for records without computed arguments. */
const texts = ({ consequences }: AdrRecord, tone: Tone): string =>
  line(consequences.find((item) => item.tone === tone)?.text ?? '')

function reason({ because }: AdrRecord): string {
  const said = afterBecause(line(because)).replace(/[.\s]+$/, '')
  return said || 'no reason was recorded'
}
