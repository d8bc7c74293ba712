import { toMadr } from './madr.ts'
import { type AnyRecord, chosenName, isWritten } from './record.ts'
import { line } from './text.ts'

/** More than any record has; what comes after is not found. */
const MOST = 200_000

export type Searchable = { title: string; tags: string; body: string }

/** What a record is found by, as words with spaces between them. */
export const searchable = (record: AnyRecord): Searchable => ({
  title: words(record.title).join(' '),
  tags: words((record.tags ?? []).join(' ')).join(' '),
  body: words(bodyOf(record).slice(0, MOST)).join(' '),
})

const bodyOf = (record: AnyRecord): string =>
  isWritten(record)
    ? `${record.decisionMakers.join(' ')}\n${record.body}`
    : `${chosenName(record)}\n${toMadr(record)}`

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** The words of a text, also in scripts that write none apart; folded so that upper case and width make no difference. */
export const words = (text: string): string[] =>
  Array.from(segmenter.segment(line(text).normalize('NFKC').toLowerCase()))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
