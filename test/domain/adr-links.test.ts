import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hindranceToLink,
  type Linkable,
  numbersIn,
  OWN_VERBS,
  pageOf,
  parseLinkFields,
} from '../../src/domain/adr-links.ts'
import { ADR_STATUSES } from '../../src/domain/adr-status.ts'

describe('numbers of records as they are typed', () => {
  test.each([
    ['', []],
    ['3', [3]],
    ['ADR-0003', [3]],
    ['adr 12, #7; 0003  3', [12, 7, 3]],
    ['9999', [9999]],
  ])('%j', (text, numbers) => expect(numbersIn(text)).toEqual(numbers))

  test.each(['0', 'ADR-0000', '10000', '3.5', '-3', 'Use Node.js', '1e3', '٣', '3x', '1 '.repeat(21)])(
    '%j is none',
    (text) => expect(numbersIn(text)).toBeUndefined(),
  )

  test('whatever is typed gives numbers from 1 to 9999, each once, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[ADR\-# ,;0-9]{0,40}$/)), (text) => {
        const numbers = numbersIn(text) ?? []
        expect(new Set(numbers).size).toBe(numbers.length)
        for (const number of numbers) expect(number > 0 && number <= 9999).toBe(true)
      }),
    )
  })
})

describe('what stands against a link', () => {
  const at = (number: number, status: (typeof ADR_STATUSES)[number] = 'accepted') => ({ number, status })

  test.each(OWN_VERBS)('to itself: %s', (verb) =>
    expect(hindranceToLink(verb, at(3), at(3), [])).toContain('can’t be linked to itself'),
  )

  test('nothing that was not accepted is replaced, and nothing that was rejected replaces', () => {
    const allowed = ADR_STATUSES.filter(
      (status) => hindranceToLink('supersedes', at(2), at(1, status), []) === null,
    )
    expect(allowed).toEqual(['accepted', 'deprecated', 'superseded'])
    expect(hindranceToLink('supersedes', at(2, 'rejected'), at(1), [])).toContain('it replaces nothing')
    expect(hindranceToLink('amends', at(2, 'rejected'), at(1), [])).toContain('it amends nothing')
    expect(hindranceToLink('amends', at(2), at(1, 'rejected'), [])).toContain('ADR-0001 was rejected')
    expect(hindranceToLink('relates to', at(2, 'rejected'), at(1, 'proposed'), [])).toBeNull()
  })

  test('no record replaces its own successor, however far the way', () => {
    const chain = [
      { from: 2, to: 1 },
      { from: 3, to: 2 },
      { from: 4, to: 2 },
    ]
    expect(hindranceToLink('supersedes', at(1), at(4), chain)).toContain('ADR-0004 replaces ADR-0001 itself')
    expect(hindranceToLink('supersedes', at(3), at(4), chain)).toBeNull()
    expect(hindranceToLink('relates to', at(1), at(4), chain)).toBeNull()
  })

  test('whatever is linked in whatever order, there is no circle', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })))
    fc.assert(
      fc.property(pairs, (wanted) => {
        const edges: { from: number; to: number }[] = []
        for (const [from, to] of wanted)
          if (hindranceToLink('supersedes', at(from), at(to), edges) === null) edges.push({ from, to })
        // Without a circle some record is replaced by none, and so on with what is left.
        let left = [...edges]
        for (let before = -1; before !== left.length; ) {
          before = left.length
          left = left.filter(({ from }) => left.some(({ to }) => to === from))
        }
        expect(left).toEqual([])
      }),
    )
  })
})

describe('what a new record says of older ones', () => {
  const known: Linkable[] = [
    { id: 'a', number: 1, title: 'Use Go', status: 'accepted' },
    { id: 'b', number: 2, title: 'Use PHP', status: 'superseded' },
    { id: 'c', number: 3, title: 'Use Zig', status: 'proposed' },
  ]
  const parse = (replaces: string, amends = '') => parseLinkFields({ replaces, amends }, known)

  test('is taken by number', () =>
    expect(parse('ADR-0002, 1', '3')).toEqual({
      ok: true,
      links: [
        { verb: 'supersedes', toId: 'b' },
        { verb: 'supersedes', toId: 'a' },
        { verb: 'amends', toId: 'c' },
      ],
    }))

  test.each([
    ['7', '', { replaces: 'There is no ADR-0007 in this log.' }],
    ['3', '', { replaces: expect.stringContaining('ADR-0003 is proposed') }],
    ['Go', '', { replaces: expect.stringContaining('Write the numbers') }],
    ['', 'x', { amends: expect.stringContaining('Write the numbers') }],
    ['1', '2, 1', { amends: expect.stringContaining('not both') }],
  ])('replaces %j, amends %j: says what is wrong', (replaces, amends, errors) =>
    expect(parse(replaces, amends)).toEqual({ ok: false, errors }),
  )
})

test('a record of a room is in the room', () => {
  expect(pageOf('t', { number: 7, decisionId: null })).toBe('/teams/t/adrs/7')
  expect(pageOf('t', { number: 7, decisionId: 'd' })).toBe('/decisions/d/adr')
})
