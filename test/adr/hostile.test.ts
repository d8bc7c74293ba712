import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toMadr } from '../../src/adr/madr.ts'
import { toMarkdown } from '../../src/adr/markdown.ts'
import { toNygard } from '../../src/adr/nygard.ts'
import type { AdrRecord } from '../../src/adr/record.ts'
import { line } from '../../src/adr/text.ts'
import { toYStatement } from '../../src/adr/y-statement.ts'
import { consent, record } from './example.ts'
import { HOSTILE, hostile, withTexts } from './hostile.ts'
import { bodyOf, headingsOf, kindsOf, linksOf, lint, nodesOf, parse, sectionOf, textOf } from './reading.ts'

const whole = record()
const plain: AdrRecord = {
  ...whole,
  options: whole.options.slice(0, 2),
  drivers: whole.drivers.slice(0, 2),
  arguments: whole.arguments.slice(0, 2),
  despite: 'We can’t wait.',
  consent,
  reviews: [
    { on: '2027-06-01', by: 'Amina', verdict: 'partly', findings: 'It is fast.', next: 'keep', nextOn: null },
  ],
  scores: {
    columns: whole.scores.columns.slice(0, 2),
    rows: whole.scores.rows.slice(0, 2).map((row) => ({ ...row, cells: row.cells.slice(0, 2) })),
  },
}
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
// A section without any text is left out, which is no change of structure to test here.
const hostileRecord = fc
  .infiniteStream(hostile.map((text) => (line(text) ? text : 'x')))
  .map((texts) => withTexts(plain, () => texts.next().value ?? 'x'))

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

  test('leave the headings, links, tables and kinds of nodes of the template, also when written again', () => {
    fc.assert(
      fc.property(hostileRecord, (given) => {
        const file = write(given)
        expectTemplate(file, template, { gfm: true })
        expectTemplate(file, template, { gfm: false })
        expect(tables(file)).toBe(tables(template))
        expect(toMarkdown(parse(file).children)).toBe(bodyOf(file))
      }),
      { numRuns: 30 },
    )
  })

  test('give files without a finding of markdownlint and without a character nobody sees', async () => {
    const found: Record<string, string[]> = {}
    for (const text of HOSTILE) {
      const file = write(withTexts(plain, () => text))
      // A statement is one sentence to paste somewhere, so it has no title of its own.
      const findings = await lint(file, name.endsWith('Y-statement') ? ['MD041'] : [])
      if (findings.length > 0) found[text] = findings
      if (line(text)) expectTemplate(file, template, { gfm: true })
      expect(file.isWellFormed()).toBe(true)
      expect(file.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\ufeff]/u)
    }
    expect(found).toEqual({})
  })
})

test('every name is read as it was typed', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 2, maxLength: 2 }), (names) => {
      const options = plain.options.map((option, at) => ({ ...option, name: names[at] ?? '' }))
      const file = toMadr({ ...plain, options })
      const expected = names.map((name) => line(name) || 'Unnamed option')
      const headings = headingsOf(parse(file)).filter(({ depth }) => depth === 3)
      expect(headings.slice(2).map(({ text }) => text)).toEqual(expected)
      const [considered] = sectionOf(file, 'Considered Options')
      expect(considered?.type === 'list' && considered.children.map(textOf)).toEqual(expected)
      const [chosen] = sectionOf(file, 'Decision Outcome')
      expect(chosen && textOf(chosen)).toContain(`Chosen option: "${expected[0]}", because it scored`)
    }),
    { numRuns: 30 },
  )
})
