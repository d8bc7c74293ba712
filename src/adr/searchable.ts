import { madrBody } from './madr.ts'
import { plainOf, unmarked } from './plain.ts'
import { type AnyRecord, chosenName, isWritten } from './record.ts'
import { line } from './text.ts'
import { words } from './words.ts'

/** Characters of a record that are looked at; more than any has. */
const MOST = 200_000

export type Searchable = {
  title: string
  tags: string
  body: string
  /** The body as people read it, for excerpts. */
  plain: string
}

/** What a record is found by, as words with spaces between them. */
export function searchable(record: AnyRecord): Searchable {
  const plain = line(bodyOf(record)).slice(0, MOST).toWellFormed().normalize('NFC')
  return {
    title: words(record.title).join(' '),
    tags: words((record.tags ?? []).join(' ')).join(' '),
    body: words(plain).join(' '),
    plain,
  }
}

/** What it says, and who decided it: without marks, on one line. */
function bodyOf(record: AnyRecord): string {
  const people = [...new Set([...record.decisionMakers, record.decider])].filter(Boolean).join(', ')
  if (isWritten(record)) return `${unmarked(record.body.slice(0, MOST))} · ${people}`
  const [, ...body] = madrBody(record)
  return `${chosenName(record)}. ${body.map(plainOf).join(' ')} · ${people}`
}
