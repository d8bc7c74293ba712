import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecord } from '../../src/adr/reading/read-record.ts'
import { hostile } from './hostile.ts'

function read(name: string, ...lines: string[]) {
  const reading = readRecord(name, lines.join('\n'))
  if (!reading.ok) throw new Error(reading.problem)
  return reading.record
}
const problem = (name: string, ...lines: string[]) => {
  const reading = readRecord(name, lines.join('\n'))
  return reading.ok ? null : reading.problem
}

describe('a record in the style of MADR’s own', () => {
  test('of version 4 has its head in the front matter, and keeps keys it has no place for', () => {
    const record = read(
      '0013-use-yaml-front-matter.md',
      '---',
      'parent: Decisions',
      'nav_order: 13',
      '# These are optional metadata elements. Feel free to remove any of them.',
      'status: "on hold" # until the parser is out',
      'date: 2022-11-05',
      'decision-makers: Oliver Kopp, Olaf Zimmermann',
      'consulted:',
      '  - "Doe, Jane"',
      'informed: []',
      '---',
      '# Use YAML front matter for meta data',
      '',
      '## Context and Problem Statement',
      '',
      'Where to put it?',
      '',
      '## Considered Options',
      '',
      '* YAML front matter',
      '',
      '## More Information',
      '',
      'See [ADR-0008](0008-add-status-field.md).',
      '* Amends [ADR-0008](0008-add-status-field.md)',
    )
    expect(record).toMatchObject({
      ...{ format: 'madr-4', form: 'madr', number: 13, title: 'Use YAML front matter for meta data' },
      ...{ status: 'proposed', date: '2022-11-05', consulted: ['Doe, Jane'], informed: [] },
      decisionMakers: ['Oliver Kopp', 'Olaf Zimmermann'],
      links: [{ verb: 'amends', target: '0008-add-status-field.md', number: 8, text: null }],
      warnings: ['Its status “on hold” is taken as proposed.'],
    })
    expect(record.body.split('\n\n')[1]).toBe(
      '```yaml\nparent: Decisions\nnav_order: 13\n# until the parser is out\n```',
    )
    expect(record.body).toContain('## Context and Problem Statement\n\nWhere to put it?\n\n## Considered')
  })

  test('of version 3 names deciders', () => {
    const record = read('0002-x.md', '---', 'status: accepted', 'deciders: [A, B]', '---', '', '# X', '', 'Y')
    expect(record).toMatchObject({ format: 'madr-3', decisionMakers: ['A', 'B'], body: 'Y', date: null })
  })

  test('of version 2 has a list under its title, of which what is not understood stays', () => {
    const record = read(
      '0005-use-dashes.md',
      '# Use Dashes in File Names',
      '',
      '* Status: superseded by [ADR-0009](0009-x.md) and [ADR-0010](0010-y.md) <!-- optional -->',
      '* Deciders: [list everyone involved in the decision] <!-- optional -->',
      '* Date: 2018/1/7',
      '* Ticket: ABC-1',
      '',
      'Technical Story: the names.',
      '',
      '## Context and Problem Statement',
      '',
      '## Decision Outcome',
      '',
      'Chosen option: "[dashes]".',
      '',
      '## Links',
      '',
      '* Refines [ADR-0001](0001-a.md)',
    )
    expect(record).toMatchObject({
      ...{ format: 'madr-2', status: 'superseded', date: '2018-01-07', decisionMakers: [] },
      body: '* Ticket: ABC-1\n\nTechnical Story: the names.\n\n## Context and Problem Statement\n\n## Decision Outcome\n\nChosen option: "[dashes]".\n\n## Links\n\n* Refines [ADR-0001](0001-a.md)',
    })
    expect(record.links.map(({ verb, number }) => [verb, number])).toEqual([
      ['superseded by', 9],
      ['superseded by', 10],
      ['relates to', 1],
    ])
  })
})

describe('a record in the style of adr-tools’ own', () => {
  test('has title, date, status and links, in both spellings', () => {
    for (const [by, other] of [
      ['Superceded by', 'Supercedes'],
      ['Superseded by', 'Supersedes'],
    ]) {
      const record = read(
        '0003-single-command.md',
        '# 3. Single command with subcommands',
        '',
        'Date: 2016-02-12',
        '',
        '## Status',
        '',
        'Accepted',
        '',
        `${by} [9. Help scripts](0009-help-scripts.md)`,
        '',
        `${other} [1. Record](0001-record.md)`,
        '',
        'Amended by [4. Markdown](0004-markdown.md)',
        '',
        'Clarifies [5. Colour](0005-colour.md)',
        '',
        'We were not all there.',
        '',
        '## Context',
        '',
        'The tool.',
        '',
        '## Decision',
        '',
        'We do.',
      )
      expect(record).toMatchObject({
        ...{ format: 'nygard', form: 'nygard', number: 3, title: 'Single command with subcommands' },
        ...{ status: 'superseded', date: '2016-02-12', warnings: [] },
        body: 'Clarifies [5. Colour](0005-colour.md)\n\nWe were not all there.\n\n## Context\n\nThe tool.\n\n## Decision\n\nWe do.',
      })
      expect(record.links.map(({ verb, number }) => [verb, number])).toEqual([
        ['superseded by', 9],
        ['supersedes', 1],
        ['amended by', 4],
        ['relates to', 5],
      ])
    }
  })

  test('may be proposed, or say nothing of it', () => {
    const withStatus = (word: string) =>
      read(
        '0001-x.md',
        '# 1. X',
        '',
        'Date: 2016-02-12',
        '',
        '## Status',
        '',
        word,
        '',
        '## Context',
        '',
        'Y',
      )
    expect(withStatus('Proposed')).toMatchObject({ status: 'proposed', warnings: [] })
    expect(withStatus('')).toMatchObject({ status: 'proposed', body: '## Context\n\nY' })
    expect(withStatus('Accepted, in part').body).toBe('Accepted, in part\n\n## Context\n\nY')
    const unknown = withStatus('Wobbly')
    expect([unknown.status, unknown.body]).toEqual(['proposed', 'Wobbly\n\n## Context\n\nY'])
  })
})

describe('a record in the style of log4brains’ own', () => {
  test('has a day in its name, a list of dashes with tags, and its successor by its slug', () => {
    const record = read(
      'packages/core/docs/adr/20200925-use-prettier-eslint-airbnb.md',
      '# Use Prettier-ESLint Airbnb for the code style',
      '',
      '- Status: superseded by [20210113-use-biome](20210113-use-biome.md)',
      '- Deciders: Thomas, Someone',
      '- Tags: Dev-Tools, code style',
      '',
      '## Context and Problem Statement',
      '',
      '## Links',
      '',
      '- Supersedes [20200101-none](20200101-none.md)',
    )
    expect(record).toMatchObject({
      ...{ format: 'log4brains', number: null, date: '2020-09-25', status: 'superseded' },
      ...{ decisionMakers: ['Thomas', 'Someone'], tags: ['dev-tools', 'code style'] },
      body: '## Context and Problem Statement\n\n## Links\n\n- Supersedes [20200101-none](20200101-none.md)',
    })
    expect(record.links.map(({ verb, target }) => [verb, target])).toEqual([
      ['superseded by', '20210113-use-biome.md'],
      ['supersedes', '20200101-none.md'],
    ])
  })
})

test('line ends, marks of order and underlined headings make no difference', () => {
  const record = read(
    '0001-x.md',
    '\uFEFF---\r',
    'status: accepted\r',
    '---\r',
    'Use X\r',
    '=====\r',
    '\r',
    'Y\r',
  )
  expect(record).toMatchObject({ title: 'Use X', status: 'accepted', body: 'Y' })
})

test('a title keeps what looks like a tag, and its number only where a format has none', () => {
  expect(read('0004-x.md', '# Use List<String> and **Go**').title).toBe('Use List<String> and Go')
  expect(read('0004-x.md', '# ADR-0004: Use Go').title).toBe('Use Go')
  expect(read('0004-x.md', '# 12 factor apps').title).toBe('12 factor apps')
  expect(read('0004-x.md', '---', 'status: accepted', '---', '# 4. Juli').title).toBe('4. Juli')
  expect(read('0004-use-go.md', 'Go.')).toMatchObject({
    title: 'Use go',
    body: 'Go.',
    warnings: [
      'It has no title: the name of the file is taken for it.',
      'It says no status: taken as accepted.',
    ],
  })
})

test('an unknown status is a proposal, and the word stays in the text', () => {
  const record = read('0001-x.md', '---', 'status: "in <limbo>"', '---', '# X', '', 'Y')
  expect(record.status).toBe('proposed')
  expect(record.body).toBe('Status in the file: in \\<limbo>\n\nY')
  expect(record.warnings).toEqual(['Its status is “in <limbo>”, which is none of ours: taken as proposed.'])
})

test('front matter that is no YAML is said by its line, and one with too many aliases is refused', () => {
  expect(problem('0001-x.md', '---', 'status: accepted', 'date: : 1', '---', '# X')).toMatch(
    /^Its front matter is no YAML: line 3: [a-z]/,
  )
  expect(problem('0001-x.md', '---', 'just words', '---', '# X')).toBe(
    'Its front matter is no YAML: it has no keys.',
  )
  expect(problem('0001-x.md', '---', 'status: accepted', '# X')).toBe('Its front matter has no end.')
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x]',
    ...'bcdefg'.split('').map((key, at) => {
      const before = '*abcdefg'[0] + 'abcdefg'.charAt(at)
      return `${key}: &${key} [${Array(8).fill(before).join(',')}]`
    }),
  ]
  expect(problem('0001-x.md', '---', ...bomb, '---', '# X')).toContain('Excessive alias count')
})

test('a file that has nothing of a record is none', () => {
  expect(problem('notes.md', '# Notes', '', '## Cake')).toMatch(/^No record/)
  expect(problem('notes.md', '# Notes', '', '## Context', '', '## Decision')).toBe(null)
})

test('whatever stands in a file, it is read without an error and no line of its text is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(plainly, fc.constantFrom(...HEADS)), { maxLength: 10 }), (texts) => {
      const source = texts.join('\n')
      const reading = readRecord('0001-x.md', source)
      if (!reading.ok) return
      const { number, title, body, status, date, decisionMakers, consulted, informed, tags, links } =
        reading.record
      const said = links.flatMap(({ verb, target, text }) => [verb, target, text])
      const people = [...decisionMakers, ...consulted, ...informed]
      const told = bare([number, title, body, status, date, ...people, ...tags, ...said].join(' '))
      for (const row of source.split(/\r\n?|\n/)) {
        // The names of what belongs to the head go with it.
        const words = bare(row.replace(/^\s*[*-]? ?(?:Date|Status|Deciders|Tags): |^## Status$/, ''))
        expect(told).toContain(words)
      }
    }),
    { numRuns: 150 },
  )
})

/** Without what reads as something else than it is written. */
const plainly = hostile.filter((text) => !/[&<\\]|^\s*---/.test(text))

/** Lines of heads, in their places and out of them. */
const HEADS = [
  ...['# 1. A title', '', '', '', 'Date: 2020-01-31', '* Date: 2020-02-01', 'Date: some day', '## Status'],
  ...['Accepted', 'Wobbly', '* Status: accepted', '* Status: wobbly', '* Deciders: Ada, Bo'],
  ...['## Context', 'Prose of it.', '* Ticket: ABC-1', 'Supersedes [0003](0003-x.md)', '<!-- a remark -->'],
  ...['Clarifies [0004](0004-y.md), or not', '## Links', '```', '    Status: accepted'],
]

/** Letters and figures alone: marks may be written in another way. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
