import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toMadr } from '../../src/adr/madr.ts'
import { toNygard } from '../../src/adr/nygard.ts'
import type { AdrRecord } from '../../src/adr/record.ts'
import { toYStatement } from '../../src/adr/y-statement.ts'
import { record } from './example.ts'
import { HOSTILE, hostile, withTexts } from './hostile.ts'
import { headingsOf, kindsOf, linksOf, lint, nodesOf, parse } from './reading.ts'

const plain = record()
const OURS = new Set([
  'heading',
  'inlineCode',
  'link',
  'list',
  'listItem',
  'paragraph',
  'root',
  'table',
  'tableCell',
  'tableRow',
  'text',
])
const hostileRecord = fc
  .infiniteStream(hostile)
  .map((texts) => withTexts(plain, () => texts.next().value ?? ''))

const tables = (file: string) => nodesOf(parse(file)).filter(({ type }) => type === 'table').length

function expectTemplate(file: string, template: string, { gfm }: { gfm: boolean }) {
  const tree = parse(file, { gfm })
  const expected = parse(template, { gfm })
  expect(kindsOf(tree).filter((kind) => !OURS.has(kind))).toEqual([])
  expect(headingsOf(tree).map(({ depth }) => depth)).toEqual(headingsOf(expected).map(({ depth }) => depth))
  expect(linksOf(tree).map(({ url }) => url)).toEqual(linksOf(expected).map(({ url }) => url))
}

const formats: [string, (record: AdrRecord) => string][] = [
  ['MADR', toMadr],
  ['Nygard', toNygard],
  ['short Y-statement', (given) => toYStatement(given)],
  ['long Y-statement', (given) => toYStatement(given, 'long')],
]

describe.each(formats)('hostile texts in %s', (name, write) => {
  const template = write(plain)

  test('leave the headings, the links, the tables and the kinds of nodes of the template', () => {
    fc.assert(
      fc.property(hostileRecord, (given) => {
        const file = write(given)
        expectTemplate(file, template, { gfm: true })
        expectTemplate(file, template, { gfm: false })
        expect(tables(file)).toBe(tables(template))
      }),
      { numRuns: 60 },
    )
  })

  test('give files without a finding of markdownlint and without a character nobody sees', async () => {
    const found: Record<string, string[]> = {}
    for (const text of HOSTILE) {
      const file = write(withTexts(plain, () => text))
      // A statement is one sentence to paste somewhere, so it has no title of its own.
      const findings = await lint(file, name.endsWith('Y-statement') ? ['MD041'] : [])
      if (findings.length > 0) found[text] = findings
      expect(file.isWellFormed()).toBe(true)
      expect(file.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\ufeff]/u)
    }
    expect(found).toEqual({})
  })
})
