import fc from 'fast-check'
import matter from 'gray-matter'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { FORMAT_NAMES, FORMATS, fileNameOf } from '../../src/adr/formats.ts'
import { toMadr } from '../../src/adr/madr.ts'
import { toMarkdown } from '../../src/adr/markdown.ts'
import type { AdrRecord, AnyRecord } from '../../src/adr/record.ts'
import { line } from '../../src/adr/text.ts'
import { consent, record } from './example.ts'
import { HOSTILE, hostile, withHeadTexts, withTexts } from './hostile.ts'
import {
  bodyOf,
  frontMatterOf,
  headingsOf,
  kindsOf,
  linksOf,
  lint,
  nodesOf,
  parse,
  sectionOf,
  textOf,
} from './reading.ts'
import { NYGARD, relatesTo, successors, supersedes, writtenRecord } from './written-example.ts'

const whole = record()
const plain: AdrRecord = {
  ...whole,
  options: whole.options.slice(0, 2),
  drivers: whole.drivers.slice(0, 2),
  arguments: whole.arguments.slice(0, 2),
  despite: 'We can’t wait.',
  consent,
  tags: ['api', 'billing'],
  notes: ['It was hard.'],
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
const tables = (file: string) => nodesOf(parse(file)).filter(({ type }) => type === 'table').length

function expectTemplate(file: string, template: string, { gfm }: { gfm: boolean }) {
  const tree = parse(file, { gfm })
  const expected = parse(template, { gfm })
  const kinds = new Set<string>([...OURS, ...kindsOf(expected)])
  expect(kindsOf(tree).filter((kind) => !kinds.has(kind))).toEqual([])
  expect(headingsOf(tree).map(({ depth }) => depth)).toEqual(headingsOf(expected).map(({ depth }) => depth))
  expect(linksOf(tree).map(({ url }) => url)).toEqual(linksOf(expected).map(({ url }) => url))
}

const written = writtenRecord({
  consulted: ['Ines'],
  links: [supersedes, relatesTo, ...successors],
  status: 'superseded',
  tags: ['api', 'billing'],
  notes: ['It was hard.'],
})

/** With one text in all places that people typed, and with one in each. */
const TEMPLATES: [string, AnyRecord, (text: () => string) => AnyRecord][] = [
  ['a record of a room', plain, (text) => withTexts(plain, text)],
  ['one written in MADR', written, (text) => withHeadTexts(written, text)],
  [
    'one written in Nygard’s form',
    { ...written, form: 'nygard', body: NYGARD },
    (text) => withHeadTexts({ ...written, form: 'nygard', body: NYGARD }, text),
  ],
]

/** Where every text is put into every place; elsewhere the texts take turns. */
const WHOLE = ['madr']
/** Enough for each text to have its turn, also in a record that takes no more than these. */
const TAKEN = 12
const FEWEST_TURNS = 5

function texts(isWhole: boolean): [title: string, text: () => string][] {
  const said = HOSTILE.filter((text) => line(text.replaceAll(',', ' ')))
  if (isWhole) return said.map((text) => [text, () => text])
  const turns = Math.max(FEWEST_TURNS, Math.ceil(said.length / TAKEN))
  return Array.from({ length: turns }, (_, turn) => {
    let at = Math.floor((turn * said.length) / turns)
    return [`turn ${turn}`, () => said[at++ % said.length] ?? 'x']
  })
}

const MARKDOWN = FORMAT_NAMES.filter((name) => FORMATS[name].ending === 'md')

describe.each(TEMPLATES)('hostile texts in %s', (_, template, filled) => {
  // A part without any text is left out, which is no change of structure to test here.
  const hostileRecord = fc
    .infiniteStream(hostile.map((text) => (line(text.replaceAll(',', ' ')) ? text : 'x')))
    .map((texts) => filled(() => texts.next().value ?? 'x'))

  test.each(MARKDOWN)('leave the headings, links, tables and kinds of nodes as %s has them', (name) => {
    const { write } = FORMATS[name]
    const expected = write(template)
    fc.assert(
      fc.property(hostileRecord, (given) => {
        const file = write(given)
        expectTemplate(file, expected, { gfm: true })
        expectTemplate(file, expected, { gfm: false })
        expect(tables(file)).toBe(tables(expected))
        // Bodies stay as they were written, with marks that are not ours.
        if (template === plain) expect(toMarkdown(parse(file).children)).toBe(bodyOf(file))
      }),
      { numRuns: 10 },
    )
  })

  test.each(MARKDOWN)(
    'give %s without a finding of markdownlint and without an invisible character',
    async (name) => {
      const { write } = FORMATS[name]
      const expected = write(template)
      // A statement is one sentence to paste somewhere, so it has no title of its own.
      const off = [...(name.startsWith('y-') ? ['MD041'] : []), ...(template === plain ? [] : ['MD004'])]
      const found: Record<string, string[]> = {}
      for (const [title, text] of texts(template === plain && WHOLE.includes(name))) {
        const file = write(filled(text))
        const findings = await lint(file, off)
        if (findings.length > 0) found[title] = findings
        expectTemplate(file, expected, { gfm: true })
        expect(file.isWellFormed()).toBe(true)
        expect(file.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\ufeff]/u)
      }
      expect(found).toEqual({})
    },
  )

  test.each(['madr', 'log4brains'] as const)(
    'give %s with a front matter that three readers read alike',
    (name) => {
      for (const text of HOSTILE) {
        const given = filled(() => text)
        const file = FORMATS[name].write(given)
        const people = given.decisionMakers.map(line).filter(Boolean)
        for (const data of [parseYaml(frontMatterOf(file)), load(frontMatterOf(file)), matter(file).data]) {
          expect(data['decision-makers']).toEqual(people.length > 0 ? people : undefined)
          expect(['status', 'date', 'decision-makers', 'consulted', 'informed']).toEqual(
            expect.arrayContaining(Object.keys(data)),
          )
          expect(new Date(data.date).toISOString().slice(0, 10)).toBe(given.date)
        }
      }
    },
  )

  test('give files of plain names', () => {
    for (const text of HOSTILE)
      for (const name of FORMAT_NAMES)
        expect(
          fileNameOf(
            filled(() => text),
            name,
          ),
        ).toMatch(/^0007-[a-z0-9]+(?:-[a-z0-9]+)*\.(?:md|json)$/)
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
