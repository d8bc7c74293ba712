import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | null

/** What may stand before the first sign without a spreadsheet minding it. */
const UNSEEN = /^[\s"'\p{Cf}\p{Zs}]+/u
const FORMULA = /^[=+\-@\u2212]/
const CONTROL = /^[\t\r\n\0]/

/**
 * Rows as RFC 4180 has them, the first one the heading. Text that a spreadsheet would compute gets an apostrophe before
 * it; numbers stay numbers. With a byte order mark Excel reads it as UTF-8.
 */
export const csvOf = (rows: readonly (readonly CsvCell[])[], { bom = false } = {}): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
    { bom, record_delimiter: 'windows', quoted_string: true },
  )

/** Wide and small forms of the signs count as the signs: some programs read them so. */
export const harmless = (text: string): string =>
  CONTROL.test(text) || FORMULA.test(text.replace(UNSEEN, '').normalize('NFKC')) ? `'${text}` : text
