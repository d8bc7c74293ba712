import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eligibleOf, seatsOf } from '../../src/domain/turnout.ts'
import { changedVoters, MOST_VOTERS, parseVoters, voterLine } from '../../src/domain/voters.ts'

const votersOf = (text: string) => {
  const parsed = parseVoters(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.voters
}
const problemOf = (text: string) => {
  const parsed = parseVoters(text)
  return parsed.ok ? null : parsed.problem
}

describe('a list of people', () => {
  test('has one a line, with an address or without', () => {
    expect(votersOf(' Bo \r\n\n Joan  Öberg <joan@example.org>\nVic<vic@mail.example.co.uk> ')).toEqual([
      { name: 'Bo', email: null },
      { name: 'Joan Öberg', email: 'joan@example.org' },
      { name: 'Vic', email: 'vic@mail.example.co.uk' },
    ])
    expect(votersOf(' \n\n')).toEqual([])
  })

  test.each([
    ['<bo@example.org>', 'Write a name before the address'],
    ['bo@example.org', 'Write a name before the address'],
    ['Bo <bo@example>', 'is not an e-mail address'],
    ['Bo <bo@@example.org>', 'is not an e-mail address'],
    ['Bo <a@example.org,b@example.org>', 'is not an e-mail address'],
    ['Bo <>', 'is not an e-mail address'],
    ['Bo\nAda\nｂｏ', 'is on the list twice'],
    ['x'.repeat(81), 'Use at most 80 characters'],
    [Array.from({ length: MOST_VOTERS + 1 }, (_, i) => `P${i}`).join('\n'), 'List at most 1000 people.'],
  ])('says what is wrong with %s', (text, problem) => {
    expect(problemOf(text)).toContain(problem)
  })

  test('comes back as it was written', () => {
    const voter = fc.record({
      name: fc.stringMatching(/^[A-Za-z]{1,10}$/),
      email: fc.option(fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.org$/)),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(voter, { selector: ({ name }) => name.toLowerCase(), maxLength: 20 }),
        (voters) => {
          expect(votersOf(voters.map(voterLine).join('\n'))).toEqual(voters)
        },
      ),
    )
  })

  test('keeps who is on it before and after, whatever else comes and goes', () => {
    const before = [
      { id: 'a', name: 'Ada', email: null, position: 0 },
      { id: 'b', name: 'Bo', email: null, position: 1 },
      { id: 'c', name: 'Cy', email: null, position: 2 },
    ]
    const { changed, added, gone } = changedVoters(before, votersOf('Ada\nBO <bo@example.org>\nJoan'))
    expect(changed).toEqual([{ id: 'b', name: 'BO', email: 'bo@example.org', position: 1 }])
    expect(added).toEqual([{ name: 'Joan', email: null, position: 2 }])
    expect(gone.map(({ id }) => id)).toEqual(['c'])
  })
})

describe('the seats of a round', () => {
  const voters = [
    { id: 'a', name: 'Ada', voted: true },
    { id: 'b', name: 'Bo', voted: false },
    { id: 'c', name: 'Cy', voted: false },
    { id: 'd', name: 'Di', voted: true },
  ]

  test('without a list are those who may vote, or more if more are expected', () => {
    const seats = seatsOf(voters, [])
    expect(seats).toEqual(voters.map(({ name, voted }) => ({ name, voted })))
    expect([eligibleOf(seats, null), eligibleOf(seats, 9)]).toEqual([4, 9])
  })

  test('with a list are those on it, come or not, and who else has voted', () => {
    const expected = [
      { name: 'Ada', userId: 'a' },
      { name: 'Bo', userId: 'b' },
      { name: 'Joan', userId: null },
      { name: 'Vera who reads along', userId: 'v' },
    ]
    const seats = seatsOf(voters, expected)
    expect(seats.map(({ name, voted, isListed }) => [name, voted, isListed])).toEqual([
      ['Ada', true, true],
      ['Bo', false, true],
      ['Di', true, false],
      ['Joan', false, true],
      ['Vera who reads along', false, true],
    ])
    expect(eligibleOf(seats, 9)).toBe(5)
  })
})
