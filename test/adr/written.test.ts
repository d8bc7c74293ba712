import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toLog4brains } from '../../src/adr/log4brains.ts'
import { toMadr, toMinimalMadr } from '../../src/adr/madr.ts'
import { toNygard } from '../../src/adr/nygard.ts'
import type { WrittenRecord } from '../../src/adr/record.ts'
import { hostile } from './hostile.ts'
import { headingsOf, linksOf, lint, nodesOf, parse, textOf } from './reading.ts'
import { MADR, NYGARD, relatesTo, successors, supersedes, writtenRecord } from './written-example.ts'

const headings = (file: string) =>
  headingsOf(parse(file)).map(({ depth, text }) => `${'#'.repeat(depth)} ${text}`)
const HEAD = `---
status: accepted
date: 2026-02-03
decision-makers: [Amina, "Doe, Bo"]
informed: [Quayside board]
---
# Use C\\#

`

describe('a record that was written by hand, in MADR', () => {
  test('keeps its body to the letter under a head of ours', () => {
    expect(toMadr(writtenRecord())).toBe(HEAD + MADR)
    for (const body of ['', '    code\n', 'One.\r\nTwo.\r\n', '\n\n* a\n\n\n* b', '<div>\n', '```\nopen'])
      expect(toMadr(writtenRecord({ body, form: 'other' }))).toBe(
        body === '' ? HEAD.slice(0, -1) : `${HEAD}${body}${body.endsWith('\n') ? '' : '\n'}`,
      )
  })

  test('gets links and tags that it does not hold below it, one to a line', async () => {
    const file = toMadr(
      writtenRecord({ links: [supersedes, relatesTo], tags: ['api', 'tech stack'], notes: ['It was hard.'] }),
    )
    expect(file).toBe(
      `${HEAD + MADR}
## More Information

It was hard.

Tags: api, tech stack.

Related records:

* Supersedes [ADR-0003](0003-use-go.md)
* Relates to [ADR-0004](0004-rent-the-servers.md)
`,
    )
    // Its own lists have dashes, as its author wrote them.
    expect(await lint(file, ['MD004'])).toEqual([])
  })

  test('is the same once it has been read back, and only what changed is changed', () => {
    const whole = { links: [supersedes, relatesTo], tags: ['api', 'billing'], notes: ['It was hard.'] }
    const file = toMadr(writtenRecord(whole))
    const body = file.slice(HEAD.length)
    const again = { ...whole, body, notes: [] }
    expect(toMadr(writtenRecord(again))).toBe(file)
    expect(toMadr(writtenRecord({ ...again, links: [relatesTo] }))).toBe(
      file.replace('* Supersedes [ADR-0003](0003-use-go.md)\n', ''),
    )
    expect(toMadr(writtenRecord({ ...again, tags: [] }))).toBe(file.replace('Tags: api, billing.\n\n', ''))
    const bare = toMadr(writtenRecord({ ...again, tags: [], links: [] }))
    expect(bare).toBe(`${file.slice(0, file.indexOf('Tags:')).trimEnd()}\n`)
  })

  test('loses the heading that stood over nothing but lines of ours', () => {
    const file = toMadr(writtenRecord({ links: [supersedes] }))
    const body = file.slice(HEAD.length)
    expect(body).toContain('## More Information')
    expect(toMadr(writtenRecord({ body }))).toBe(HEAD + MADR)
  })

  test('is not told of a link that it holds, in the meaning that it has', () => {
    const holding = (text: string) =>
      writtenRecord({ body: `${MADR}\n## Links\n\n${text}\n`, links: [supersedes] })
    const held = holding('* Supercedes [the old one](./0003-use-go.md)')
    expect(toMadr(held)).toBe(HEAD + held.body)
    const mentioned = toMadr(holding('See [the old one](0003-use-go.md).'))
    expect(mentioned).toMatch(/See \[the old one].*\n\nRelated records:\n\n\* Supersedes \[ADR-0003]/)
    const inCode = toMadr(holding('`Supersedes [x](0003-use-go.md)`'))
    expect(linksOf(parse(inCode)).map(({ url }) => url)).toEqual(['0003-use-go.md'])
  })

  test.each([
    ['a fence', '```\ncode'],
    ['a comment', 'Text.\n\n<!-- never ended'],
    ['raw HTML', '<script>\nlet a\n\nlet b'],
    ['a processing instruction', '<?php\n\n'],
    ['CDATA', '<![CDATA[ x\n\n'],
    ['a declaration', '<!DOCTYPE x\n\n'],
  ])('has its links read although it leaves %s open', (_, open) => {
    const given = writtenRecord({ body: `${MADR}\n${open}`, links: [supersedes], tags: ['api'] })
    for (const file of [toMadr(given), toNygard(given), toLog4brains(given)]) {
      expect(linksOf(parse(file)).map(({ url }) => url)).toEqual(['0003-use-go.md'])
      const paragraphs = parse(file).children.filter(({ type }) => type === 'paragraph')
      expect(paragraphs.map(textOf).includes('Tags: api.')).toBe(!file.includes('* Tags: api'))
    }
  })

  test('names all that took its place', () => {
    const file = toMadr(writtenRecord({ status: 'superseded', links: successors }))
    expect(file).toMatch(/^---\nstatus: superseded by ADR-0012, ADR-0013\n/)
    expect(file).toContain(
      '* Superseded by [ADR-0012](0012-use-number-12.md)\n* Superseded by [ADR-0013](0013-use-number-13.md)\n',
    )
  })

  test('in its short form keeps the decision alone', () => {
    const file = toMinimalMadr(writtenRecord({ links: [supersedes], tags: ['api'] }))
    expect(headings(file)).toEqual([
      '# Use C#',
      '## Context and Problem Statement',
      '## Considered Options',
      '## Decision Outcome',
      '### Consequences',
    ])
    expect(file).not.toMatch(/^---|Tags|0003/)
    expect(toMinimalMadr(writtenRecord({ body: 'Just this.', form: 'other' }))).toBe(
      '# Use C\\#\n\nJust this.\n',
    )
  })
})

describe('from one form to the other', () => {
  test('Nygard’s sections have MADR’s names, their text to the letter', () => {
    const file = toMadr(writtenRecord({ form: 'nygard', body: NYGARD }))
    expect(file).toBe(
      HEAD +
        NYGARD.replace('## Context', '## Context and Problem Statement')
          .replace('## Decision', '## Decision Outcome')
          .replace('### For', '#### For')
          .replace('\n## Consequences', '\n### Consequences'),
    )
    const apart = toMadr(
      writtenRecord({
        form: 'nygard',
        body: NYGARD.replace('## Cons', '## Alternatives\n\nNone.\n\n## Cons'),
      }),
    )
    expect(headings(apart).slice(3)).toEqual(['## Alternatives', '## Consequences', '### For the operators'])
  })

  test('MADR’s sections have Nygard’s, drivers and options with the context', () => {
    const file = toNygard(writtenRecord({ links: [supersedes], tags: ['api'] }))
    expect(
      file.startsWith(
        '# 7. Use C\\#\n\nDate: 2026-02-03\n\n## Status\n\nAccepted\n\nSupersedes [3. Use Go](0003-use-go.md)\n\n## Context\n\nWe keep *forty* calendars.\n',
      ),
    ).toBe(true)
    expect(headings(file)).toEqual([
      '# 7. Use C#',
      '## Status',
      '## Context',
      '### Considered Options',
      '## Decision',
      '### Confirmation',
      '## Consequences',
      '## Pros and Cons of the Options',
      '### C#',
      '## Security',
    ])
    expect(file).toContain('* Bad, because it is heavy\n\nTags: api.\n\n## Pros'.replace('* ', '- '))
    expect(
      toNygard(
        writtenRecord({
          form: 'nygard',
          body: file.slice(file.indexOf('## Context')),
          links: [supersedes],
          tags: ['api'],
        }),
      ),
    ).toBe(file)
  })

  test('links that the head of Nygard’s form tells are not told in the body', () => {
    const body = toMadr(writtenRecord({ links: [supersedes] })).slice(HEAD.length)
    const file = toNygard(writtenRecord({ body, links: [supersedes] }))
    expect(file.match(/0003-use-go/g)).toHaveLength(1)
    expect(file).not.toContain('More Information')
  })

  test('text right under the title does not become a part of the status', () => {
    const file = toNygard(writtenRecord({ form: 'other', body: 'We use it.\n' }))
    expect(file).toMatch(/## Status\n\nAccepted\n\n## Context\n\nWe use it\.\n$/)
    const body = file.slice(file.indexOf('## Context'))
    expect(toNygard(writtenRecord({ body }))).toBe(file)
    const both = toNygard(writtenRecord({ body: `In short: C.\n\n${MADR}` }))
    expect(both).toMatch(/## Context\n\nIn short: C\.\n\nWe keep/)
  })

  test('MADR 2’s two lists of consequences keep their names', () => {
    const body = MADR.replace('### Consequences', '### Positive Consequences').replace(
      '- Bad,',
      '\n### Negative Consequences\n\n- Bad,',
    )
    expect(headings(toNygard(writtenRecord({ body }))).slice(6, 9)).toEqual([
      '## Consequences',
      '### Positive Consequences',
      '### Negative Consequences',
    ])
  })
})

describe('for log4brains', () => {
  test('status, date, people and tags stand in a list under the title', () => {
    expect(
      toLog4brains(writtenRecord({ status: 'superseded', links: successors, tags: ['api', 'two words'] })),
    ).toBe(
      `${HEAD.replace('accepted', 'superseded by ADR-0012, ADR-0013').replace('\n---\n#', '\n\n---\n#')}* Status: superseded by [0012-use-number-12](0012-use-number-12.md)
* Date: 2026-02-03
* Deciders: Amina, Doe Bo
* Tags: api

${MADR}
## More Information

Tags: two words.

Related records:

* Superseded by [ADR-0012](0012-use-number-12.md)
* Superseded by [ADR-0013](0013-use-number-13.md)
`,
    )
  })

  test('a list that the body begins with stays apart from it', () => {
    const lists = nodesOf(parse(toLog4brains(writtenRecord({ body: '* one\n* two\n' })))).filter(
      ({ type }) => type === 'list',
    )
    expect(lists).toHaveLength(2)
  })
})

const body = fc
  .array(
    fc.oneof(
      hostile,
      fc.constantFrom('\n\n', '\n## Decision\n', '\n## More Information\n\n', '\n### Consequences\n'),
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join('\n').replaceAll('\r', ''))
const form = fc.constantFrom<WrittenRecord['form']>('madr', 'nygard', 'other')

test('whatever the body, its links are read from every file, and nothing of it is lost', () => {
  fc.assert(
    fc.property(body, form, (text, kind) => {
      const given = writtenRecord({ body: text, form: kind, links: [supersedes, relatesTo], tags: ['api'] })
      for (const file of [toMadr(given), toLog4brains(given), toNygard(given)]) {
        const urls = linksOf(parse(file)).map(({ url }) => url)
        expect(urls).toEqual(expect.arrayContaining([supersedes.fileName, relatesTo.fileName]))
        expect(headings(file)[0]).toBe(file.startsWith('---') ? '# Use C#' : '# 7. Use C#')
        for (const word of words(text)) expect(file).toContain(word)
      }
    }),
    { numRuns: 60 },
  )
})

test('and what was read back once is the same for ever', () => {
  fc.assert(
    fc.property(body, form, (text, kind) => {
      const given = writtenRecord({ body: text, form: kind, links: [supersedes, relatesTo], tags: ['api'] })
      const [first, second] = [toMadr(given), toMadr({ ...given, form: 'madr' })]
      for (const file of [first, second]) {
        const read = { ...given, form: 'madr' as const, body: file.slice(HEAD.length) }
        expect(toMadr(read)).toBe(file)
      }
    }),
    { numRuns: 60 },
  )
})

/** Headings may have another name, and what stands for a letter may have become it. */
const words = (text: string) =>
  (text.match(/[a-z]{3,}/gi) ?? []).filter((word) => !/^(?:decision|consequences|amp)$/i.test(word))
