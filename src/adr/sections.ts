import type { RootContent } from 'mdast'
import { percent, score } from '../advisor/format.ts'
import { consentLines } from './consent.ts'
import { flow, listed, paragraph, prose, table } from './markdown.ts'
import { type AdrRecord, type Argument, chosenName, type Driver, NONE_CHOSEN, type Origin } from './record.ts'
import { blocks, clause, line, sentences, shortLine } from './text.ts'
import { printedLines } from './wording.ts'

/** Parts that more than one format prints. */

export const titleOf = ({ title }: { title: string }): string =>
  line(title).replace(/[.,;:\s]+$/, '') || 'Decision'

export const nameOf = (name: string): string => line(name) || 'Unnamed option'

export const context = ({ context: told, contextOrigin, question }: AdrRecord): RootContent[] => {
  const asked = line(question)
  return [
    ...prose(told),
    ...(asked ? [paragraph(asked)] : []),
    ...(contextOrigin === 'edited' ? [paragraph('The context was edited after the vote.')] : []),
  ]
}

/** Heaviest first, and what there is to say of all of them. */
export const drivers = (record: AdrRecord, opening = ''): RootContent[] => [
  ...listed(record.drivers.map(driver), { opening }),
  ...driversNote(record),
]

export const driversNote = (record: AdrRecord): RootContent[] => {
  const note = printedLines(record, 'drivers')
  return note.length > 0 ? [paragraph(...note)] : []
}

export function driver(driver: Driver): string {
  const { name, weight, answered, fixed } = driver
  const said = `${nameOf(name)}, weight ${percent(weight)}`
  if (fixed) return `${said}, set by the facilitator`
  const range = answerRange(driver)
  if (range === null) return `${said}, nobody rated it`
  const isOne = driver.low === driver.high
  return `${said}, ${range} in ${isOne && answered > 1 ? 'all ' : ''}${answered} ${answered === 1 ? 'answer' : 'answers'}`
}

// Places count from the top, the answers from the bottom.
function answerRange({ low, high, scale, method = 'rating', split = false }: Driver): string | null {
  if (low === null || high === null) return null
  if (split) return `members split ${splitRange({ low, high, scale, method })}`
  const span = (from: number, to: number) => (from === to ? `${from}` : `${from} to ${to}`)
  if (method === 'rating') return `importance ${span(low, high)} of ${scale}`
  if (method === 'points') return `${span(low, high)} of ${scale} points`
  return `place ${span(scale + 1 - high, scale + 1 - low)} of ${scale + 1}`
}

function splitRange({ low, high, scale, method }: Required<Pick<Driver, 'scale' | 'method'>> & Ends): string {
  if (method === 'rating') return `${low}–${high} of ${scale}`
  if (method === 'points') return `${low}–${high} of ${scale} points`
  return `between place ${scale + 1 - high} and place ${scale + 1 - low} of ${scale + 1}`
}

type Ends = { low: number; high: number }

/** The choice and what the advisor said. */
export const outcome = (record: AdrRecord): RootContent[] => [
  ...choice(record),
  paragraph(...decided(record), ...printedLines(record, 'advice')),
]

/** The chosen title is always one of the considered ones (MADR's own decision 0006). */
export function consideredOptions({ options, chosenOptionId }: AdrRecord): { id: string; name: string }[] {
  const named = options.map(({ id, name }) => ({ id, name: nameOf(name) }))
  return options.some(({ id }) => id === chosenOptionId) ? named : [...named, { id: '', name: NONE_CHOSEN }]
}

/** How an option came out. */
export function standing(record: AdrRecord, id: string): RootContent[] {
  const row = record.scores.rows.find(({ optionId }) => optionId === id)
  if (!row) return []
  const { score: total, excluded } = row
  return [paragraph(`Score ${score(total)} of 100.`, ...(excluded ? [`Ruled out: ${excluded}.`] : []))]
}

/** `Chosen option: "…", because …`, the reason one sentence per line. */
export function choice(record: AdrRecord): RootContent[] {
  const [reason, ...more] = blocks(record.because)
  const given = reason?.kind === 'list' ? sentences(reason.items.join('; ')) : (reason?.sentences ?? [])
  const [first = 'no reason was recorded', ...rest] = given
  const said = [clause(first), ...rest]
  return [
    paragraph(`Chosen option: "${nameOf(chosenName(record))}", because ${said[0]}`, ...said.slice(1)),
    ...flow(more),
  ]
}

function decided(record: AdrRecord): string[] {
  const decider = shortLine(record.decider) || 'The decider'
  const how = {
    agreed: 'The team agreed on this.',
    consent: 'The team consented: no objection was left.',
    decider: `There was no consensus; ${decider} decided.`,
  }[record.how]
  const edited = record.becauseOrigin === 'edited' ? [`The reason is in ${decider}'s words.`] : []
  return [how, ...consentLines(record), ...edited, ...advice(record)]
}

function advice({ adviceFollowed, advised }: AdrRecord): string[] {
  if (adviceFollowed === null) return []
  if (adviceFollowed) return ['The advice was followed.']
  return [`The advice was not followed: the advisor named ${shortLine(advised ?? 'another option')}.`]
}

const WORDS = { good: 'Good', neutral: 'Neutral', bad: 'Bad' }

export const argument = ({ tone, text, origin }: Argument & { origin?: Origin }): string =>
  line(text) && marked(`${WORDS[tone]}, because ${line(text)}`, origin)

export const marked = (text: string, origin: Origin | undefined): string =>
  origin === 'edited' ? `${text} (edited)` : text

export const consequences = ({ consequences: items }: AdrRecord): string[] => items.map(argument)

/** What is looked at again, when, and what would call for it sooner. */
export function confirmation(record: AdrRecord): RootContent[] {
  const { reviewDate, expected } = record.confirmation
  const told = prose(expected ?? '')
  const review = reviewDate ? `Look again on ${line(reviewDate)}.` : null
  const opening = [...(review ? [review] : []), ...(told.length > 0 ? ['Expected to be true by then:'] : [])]
  return [
    ...(opening.length > 0 ? [paragraph(...opening)] : []),
    ...told,
    ...listed(printedLines(record, 'revisit'), { opening: 'Revisit earlier if:' }),
  ]
}

/** Points per option and criterion; nothing without options. */
export function scores({ scores: { columns, rows }, options }: AdrRecord): RootContent[] {
  if (rows.length === 0) return []
  const nameFor = (id: string) => shortLine(nameOf(options.find((option) => option.id === id)?.name ?? id))
  const head = ['Option', ...columns.map(({ name }) => shortLine(name, 40)), 'Score']
  const body = rows.map(({ optionId, cells, score: total, excluded }) => [
    `${nameFor(optionId)}${excluded ? ' (ruled out)' : ''}`,
    ...cells.map(({ points, unknown }) => `${score(points)}${unknown ? '?' : ''}`),
    score(total),
  ])
  const isGuessed = rows.some(({ cells }) => cells.some(({ unknown }) => unknown))
  return [
    paragraph(
      'Points of 100; the parts of a row add up to its score.',
      ...(isGuessed ? ['A value marked ? is unknown and counts as 5 of 10.'] : []),
    ),
    table([null, ...columns.map(() => 'right' as const), 'right'], [head, ...body]),
  ]
}
