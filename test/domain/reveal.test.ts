import { describe, expect, test } from 'vitest'
import { dueReveal, leastToReveal, mayRevealItself } from '../../src/domain/reveal.ts'

const NOW = new Date('2026-11-23T17:00:00.000Z')
const waiting = (changes = {}, ballots = 3) => ({
  state: 'voting' as const,
  deadlineAt: null,
  revealRule: 'complete' as const,
  namesShown: true,
  expectedVoters: null,
  ...changes,
  round: { ballots },
})

describe('a room reveals itself', () => {
  test.each([
    ['manual', true, 1, false],
    ['manual', false, 5, false],
    ['deadline', true, 0, false],
    ['deadline', true, 1, true],
    ['complete', true, 1, true],
    ['deadline', false, 2, false],
    ['deadline', false, 3, true],
  ] as const)(
    'by its rule %s, names shown %s, with %i ballots: %s',
    (revealRule, namesShown, ballots, may) => {
      expect(mayRevealItself({ revealRule, namesShown }, ballots)).toBe(may)
    },
  )

  test('with one ballot, or as many as hide whose they are', () => {
    expect([leastToReveal({ namesShown: true }), leastToReveal({ namesShown: false })]).toEqual([1, 3])
  })

  test.each([
    ['a number of people have all voted', waiting({ expectedVoters: 3 }), 3, 0, 'complete'],
    ['one of them has not', waiting({ expectedVoters: 4 }), 4, 0, null],
    ['everybody on a list has voted', waiting(), 3, 3, 'complete'],
    ['a list of one who has voted, and nobody else is here', waiting({}, 1), 1, 1, null],
    ['nobody said how many there are', waiting(), 3, 0, null],
    ['nobody said, and the deadline has come', waiting({ deadlineAt: NOW.toISOString() }), 3, 0, 'deadline'],
    ['the deadline comes in a moment', waiting({ deadlineAt: '2026-11-23T17:00:00.001Z' }), 3, 0, null],
    [
      'the last comes after the deadline',
      waiting({ expectedVoters: 3, deadlineAt: NOW.toISOString() }),
      3,
      0,
      'complete',
    ],
    ['only the deadline reveals', waiting({ revealRule: 'deadline', expectedVoters: 3 }), 3, 0, null],
    ['the facilitator reveals', waiting({ revealRule: 'manual', deadlineAt: NOW.toISOString() }), 3, 0, null],
    ['it is a draft', waiting({ state: 'draft', deadlineAt: NOW.toISOString() }), 3, 3, null],
    ['it is revealed', waiting({ state: 'revealed', deadlineAt: NOW.toISOString() }), 3, 3, null],
  ])('where %s', (_case, room, eligible, listed, expected) => {
    expect(dueReveal(room, { eligible, listed, now: NOW })).toBe(expected)
  })
})
