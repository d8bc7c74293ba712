import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linksOf, sectionsOf } from '../../src/adr/body.ts'
import { readBody } from '../../src/adr/body-parts.ts'
import { parsed } from '../../src/adr/parsed.ts'
import { hostile } from './hostile.ts'

const template = readFileSync(new URL('fixtures/madr-4.0.0-template.md', import.meta.url), 'utf8')
const kinds = (source: string) => sectionsOf(source).map(({ kind, depth }) => `${depth} ${kind}`)

describe('sections of a body', () => {
  test('are named after the headings of MADR 4', () => {
    expect(kinds(template.slice(template.indexOf('## ')))).toEqual([
      '2 context',
      '2 drivers',
      '2 options',
      '2 outcome',
      '3 consequences',
      '3 confirmation',
      '2 pros',
      '3 option',
      '3 option',
      '2 information',
    ])
  })

  test('and of MADR 2 and 3, Nygard and log4brains, whatever their case', () => {
    const madr2 =
      '## Context and Problem Statement\n## Decision Drivers <!-- optional -->\n## Considered Options\n## Decision Outcome\n### Positive Consequences <!-- optional -->\n### Negative Consequences\n### Validation\n## Pros and Cons of the Options\n### [option 1]\n## Links\n'
    expect(kinds(madr2)).toEqual([
      '2 context',
      '2 drivers',
      '2 options',
      '2 outcome',
      '3 positive',
      '3 negative',
      '3 confirmation',
      '2 pros',
      '3 option',
      '2 links',
    ])
    expect(
      kinds('## STATUS\n## context:\n## Decision\n## Consequences\n### Positive\n## Positive\n'),
    ).toEqual(['2 status', '2 context', '2 outcome', '2 consequences', '3 positive', '2 other'])
  })

  test('a heading in a quote, a list or code is no section', () => {
    expect(kinds('> ## Context\n\n* ## Decision\n\n```md\n## Consequences\n```\n')).toEqual(['0 other'])
  })

  test('cover the whole text, in order, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, fc.constantFrom('\n## Context\n', '\r\n\r\nDecision\r\n---\r\n'))),
        (parts) => {
          const source = parts.join('')
          const sections = sectionsOf(source)
          expect(sections.map(({ start, end }) => source.slice(start, end)).join('')).toBe(source)
          for (const { start, contentStart, end, treeEnd } of sections) {
            expect([start, contentStart, end, treeEnd]).toEqual(
              [start, contentStart, end, treeEnd].sort((a, b) => a - b),
            )
          }
          readBody(source)
        },
      ),
    )
  })

  test('links have their places; code has none', () => {
    const source = '* Supersedes [ADR-0003](0003-x.md)\n\n`[x](y.md)`\n\n[ref]: 0004-z.md "t"\n'
    const links = linksOf(parsed(source))
    expect(links.map(({ url, start, end }) => [url, source.slice(start, end)])).toEqual([
      ['0003-x.md', '[ADR-0003](0003-x.md)'],
      ['0004-z.md', '[ref]: 0004-z.md "t"'],
    ])
  })
})

describe('parts of a body', () => {
  const madr = `Technical story: the *old* site.

## Context and Problem Statement

It is **slow**.

* or so they say

## Decision Drivers

They were few.

* Speed
* [Cost](https://example.com)

## Considered Options

* C\\#
* "Go", because we can
* [PHP]

## Decision Outcome

Chosen option: ""Go", because we can", because it is fast.
And small.

Agreed in May.

### Positive Consequences

* Fewer servers

### Negative Consequences

* Bad, because two must learn it

## Pros and Cons of the Options

### C\\#

The one of \`.NET\`.

* Good, because known
* Neutral, because it is big
* bad: licences
* who knows

### Perl

* Con: old

## Security

Nothing open.

### Audit

In June.

## More Information

See the wiki.
`

  test('are read from MADR, marks and escapes undone in items and kept in prose', () => {
    const parts = readBody(madr)
    expect(parts).toMatchObject({
      preamble: 'Technical story: the *old* site.',
      context: 'It is **slow**.\n\n* or so they say',
      drivers: ['Speed', 'Cost'],
      chosen: '"Go", because we can',
      because: 'it is fast.\nAnd small.',
      consequences: [
        { tone: 'good', text: 'Fewer servers' },
        { tone: 'bad', text: 'two must learn it' },
      ],
      others: [
        { title: 'Decision Drivers', text: 'They were few.' },
        { title: 'Security', text: 'Nothing open.' },
        { title: 'Audit', text: 'In June.' },
        { title: 'More Information', text: 'See the wiki.' },
      ],
    })
    expect(parts.options).toEqual([
      {
        name: 'C#',
        description: 'The one of `.NET`.',
        arguments: [
          { tone: 'good', text: 'known' },
          { tone: 'neutral', text: 'it is big' },
          { tone: 'bad', text: 'licences' },
          { tone: null, text: 'who knows' },
        ],
      },
      { name: '"Go", because we can', description: '', arguments: [] },
      { name: 'PHP', description: '', arguments: [] },
      { name: 'Perl', description: '', arguments: [{ tone: 'bad', text: 'old' }] },
    ])
  })

  test.each([
    ['Chosen option: "Node.js", because it fits.', 'Node.js', 'it fits.'],
    ['Chosen option: Node.js', 'Node.js', ''],
    ['Chosen option: **Node.js**, because: it fits', 'Node.js', 'it fits'],
    ['Chosen option: “Node.js” because it fits', 'Node.js', 'it fits'],
    ['Chosen option: "[Node.js]", because it fits', 'Node.js', 'it fits'],
    ['We took Node.js.', null, ''],
  ])('%s', (text, chosen, because) => {
    expect(readBody(`## Decision Outcome\n\n${text}\n`)).toMatchObject({ chosen, because })
  })

  test('consequences that are no list are told by paragraph', () => {
    const { consequences, others } = readBody('## Consequences\n\nWe *learn* it.\nAll of us.\n\nIt costs.\n')
    expect(consequences).toEqual([
      { tone: null, text: 'We learn it. All of us.' },
      { tone: null, text: 'It costs.' },
    ])
    expect(others).toEqual([])
  })
})
