import { describe, expect, test } from 'vitest'
import type { WrittenRecord } from '../../src/adr/record.ts'
import { searchable } from '../../src/adr/searchable.ts'
import { record } from './example.ts'

const written = (body: string): WrittenRecord => ({
  kind: 'written',
  form: 'other',
  number: 1,
  title: 'Use C# & F#',
  status: 'accepted',
  date: '2026-01-01',
  decisionMakers: ['Ada', 'Bo'],
  consulted: [],
  informed: [],
  decider: 'Ada',
  links: [],
  tags: ['front end', 'api'],
  body,
})

describe('what a record is found by', () => {
  test('is its title, its tags, and what it says without the marks of Markdown', () => {
    const body = `## Why?

* One \`code\` and [a link](https://example.org/x "t"), **bold** \\* a < b
1. First

| a | b |
| --- | --: |
| 1 | 2 |

<!-- a hint --> <b class="x">raw</b>

\`\`\`
x = 1
\`\`\`
`
    expect(searchable(written(body))).toEqual({
      title: 'use csharp fsharp',
      tags: 'front end api',
      body: 'why one code and a link bold a b first a b 1 2 a hint raw x 1 ada bo',
      plain: 'Why? One code and a link , bold * a < b First a b 1 2 a hint raw x = 1 · Ada, Bo',
    })
  })

  test('of a room is what its page says', () => {
    const { body, plain } = searchable(record())
    expect(plain).toContain('Decision Drivers:')
    expect(plain).not.toMatch(/[*#|]{2}|undefined/)
    expect(body).toContain('considered options')
  })

  test.each(['<!--', '[](', '](a', '<a ', '\\*', '* ', '](b "', '# ', '`', '| ', 'a#'])(
    'is made soon of nothing but %j',
    (piece) => {
      const started = performance.now()
      searchable(written(piece.repeat(200_000 / piece.length)))
      expect(performance.now() - started).toBeLessThan(3_000)
    },
  )
})
