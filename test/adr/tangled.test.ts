import { describe, expect, test } from 'vitest'
import { readBody } from '../../src/adr/body-parts.ts'
import { FORMAT_NAMES, FORMATS } from '../../src/adr/formats.ts'
import { readRecord } from '../../src/adr/reading/read-record.ts'
import type { WrittenRecord } from '../../src/adr/record.ts'
import { line } from '../../src/adr/text.ts'

/** Far more than it takes, on a machine that is busy; far less than with the square of what was typed. */
const MOST_MS = 2_000

const GAP = ' '.repeat(90_000)
const BLANK = '\u00a0'.repeat(90_000)

/** Time of the processor, so that what else the machine does is left out. */
function spent(what: () => unknown): number {
  const { user } = process.cpuUsage()
  what()
  return (process.cpuUsage().user - user) / 1000
}

describe('A text made to keep a pattern busy is read about as fast as any', () => {
  test.each([
    ['a gap in a link', `# T\n\n## Status\n\nSuperseded by [a](${GAP}x`],
    ['a gap in a link of a list', `# T\n\n## Links\n\n* [a](${GAP}x`],
    ['a gap behind what may be a key', `# T\n\na${GAP}x`],
    ['a gap over two lines', `# T\n\na${GAP}\n${GAP}b`],
    ['full stops behind a status', `# T\n\n## Status\n\nAccepted${'.'.repeat(200_000)}x`],
    ['blanks that are no spaces', `# ${BLANK}x\n\n## Status\n\nAccepted ${BLANK}x`],
    ['full stops behind an address', `# T\n\n## Status\n\nhttp://a${'.'.repeat(200_000)}x`],
  ])('%s', (_, source) => {
    expect(spent(() => readRecord('0001-a.md', source))).toBeLessThan(MOST_MS)
  })

  test.each([
    ['many sections of the same kind', '## Context\n\n'.repeat(3_900)],
    ['many sections in sections', '## Context\n\n### Consequences\n\n'.repeat(1_900)],
    [
      'many options',
      `${'## Considered Options\n\n* a\n\n'.repeat(1_000)}${'## Pros and Cons of the Options\n\n### b\n\n'.repeat(1_000)}`,
    ],
    ['a gap behind the chosen option', `## Decision Outcome\n\nChosen option: a${GAP}x`],
    ['blanks that are no spaces', `## Context\n\na${BLANK}x`],
    ['many paragraphs', 'x\n\n'.repeat(30_000)],
  ])('%s', (_, body) => {
    expect(spent(() => readBody(body))).toBeLessThan(MOST_MS)
    for (const name of FORMAT_NAMES)
      expect(spent(() => FORMATS[name].write(written(body)))).toBeLessThan(MOST_MS)
  })
})

test('A line is its rows without the blanks around them', () => {
  expect(line(' a \n\n \u00a0\n b\u00a0\n')).toBe('a b')
})

const written = (body: string): WrittenRecord => ({
  ...{
    kind: 'written',
    form: 'madr',
    number: 1,
    title: 'T',
    status: 'accepted',
    date: '2026-01-01',
    decider: '',
  },
  ...{ decisionMakers: [], consulted: [], informed: [], links: [], tags: ['a'], fileName: null, body },
})
