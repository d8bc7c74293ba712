import { describe, expect, test } from 'vitest'
import { suggestBecause, suggestTitle } from '../../src/adr/suggest.ts'
import { facts } from './example.ts'

describe('a title', () => {
  test.each([
    [
      'Which back-end stack for the booking platform?',
      'Node.js',
      'Use Node.js as the back-end stack for the booking platform',
    ],
    ['Which database should we use for orders?', 'PostgreSQL', 'Use PostgreSQL as the database for orders'],
    ['What front-end framework do we choose?', 'htmx', 'Use htmx as the front-end framework'],
    ['How do we store events?', 'SQLite', 'Use SQLite to store events'],
    [
      'Which back-end stack fits the booking platform?',
      'Go',
      'Use Go: which back-end stack fits the booking platform',
    ],
    ['Which of these runs in production?', 'Go', 'Use Go: which of these runs in production'],
    ['Which one for us?', 'Go', 'Use Go: which one for us'],
    ['Rewrite or repair?', 'Go', 'Use Go: Rewrite or repair'],
    ['Build or buy the calendar?', 'Buy it', 'Buy it: Build or buy the calendar'],
    ['Should we leave PHP?', 'Status quo', 'Keep the status quo: should we leave PHP'],
    ['Which back-end stack?', null, 'Leave open: which back-end stack'],
    ['どのスタック？', 'Node.js', 'Use Node.js: どのスタック'],
    ['', 'Go', 'Use Go'],
    ['', null, 'Leave the question open'],
  ])('of %j and %j is %j', (question, chosen, title) => {
    expect(suggestTitle(question, chosen)).toBe(title)
  })

  test('stays short', () => {
    expect([...suggestTitle('Why? '.repeat(3000), 'x'.repeat(10_000))].length).toBeLessThanOrEqual(120)
  })
})

describe('a reason', () => {
  const { result } = facts()

  test('names score, distance, strengths and who knows it', () => {
    expect(suggestBecause(result, 'node')).toBe(
      'it scored 77.7 of 100, 14.9 points ahead of Python, in 7 of 7 ballots by additive weighted scoring; it stands above the average of the options on One language from browser to server; 4 of 7 can deliver with it alone and 2 can teach',
    )
  })

  test('says how many ballots there were where nobody knows how many there may be', () => {
    expect(suggestBecause(facts({ input: { eligible: null } }).result, 'node')).toMatch(
      /^it scored 77\.7 of 100, 14\.9 points ahead of Python, in 7 ballots by additive weighted scoring; /,
    )
  })

  test('is left to people when they decide against the advice or choose nothing', () => {
    expect(suggestBecause(result, 'python')).toBe('')
    expect(suggestBecause(result, null)).toBe('')
    expect(suggestBecause(result, 'unheard-of')).toBe('')
  })

  test('is drafted for any option when the advisor named none', () => {
    const open = facts({ input: { quorum: 20 } }).result
    expect(suggestBecause(open, 'python')).toMatch(
      /^it scored 62\.8 of 100, 14\.9 points behind Node\.js, in 7 of 7 ballots by /,
    )
  })
})
