import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { chanceToLead, finiteError, normalShare, studentShare } from '../../src/advisor/certainty.ts'
import { room } from './room.ts'

describe('the normal share', () => {
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1, 0.158655253931457],
    [1.959963984540054, 0.975],
    [-3, 0.0013498980316301],
    [5, 0.999999713348428],
    [-6, 9.8658764503769e-10],
  ])('of %d is %d', (z, share) => {
    expect(Math.abs(normalShare(z) - share)).toBeLessThan(1e-13)
  })

  test('is zero or one far out', () => {
    expect(normalShare(40)).toBe(1)
    expect(normalShare(-40)).toBe(0)
    expect(normalShare(Number.POSITIVE_INFINITY)).toBe(1)
  })
})

describe('the share of Student’s distribution', () => {
  // Quantiles from printed tables of the distribution.
  test.each([
    [1, 12.706205, 0.975],
    [1, 1, 0.75],
    [2, 4.302653, 0.975],
    [3, 3.182446, 0.975],
    [4, 2.776445, 0.975],
    [5, 0.726687, 0.75],
    [10, 2.228139, 0.975],
    [29, 1.699127, 0.95],
    [30, -2.749996, 0.005],
    [120, 2.617421, 0.995],
  ])('with %d degrees of freedom at %d is %d', (degrees, t, share) => {
    expect(Math.abs(studentShare(t, degrees) - share)).toBeLessThan(1e-6)
  })

  test('is even at zero, symmetric, and comes near the normal one', () => {
    for (const degrees of [1, 2, 7, 50]) {
      expect(studentShare(0, degrees)).toBe(0.5)
      expect(studentShare(1.3, degrees) + studentShare(-1.3, degrees)).toBeCloseTo(1, 12)
      expect(studentShare(2, degrees)).toBeLessThan(normalShare(2))
    }
    expect(studentShare(2, 9_999)).toBeCloseTo(normalShare(2), 4)
    expect(studentShare(2, 10_001)).toBe(normalShare(2))
  })
})

describe('the error once the whole team has voted', () => {
  test('shrinks with every ballot and ends at nothing', () => {
    expect(finiteError(2, 3, 12)).toBeCloseTo(2 * Math.sqrt(0.75), 12)
    expect(finiteError(2, 6, 8)).toBe(1)
    expect(finiteError(2, 8, 8)).toBe(0)
    expect(finiteError(2, 9, 8)).toBe(0)
  })
})

describe('the chance to lead', () => {
  test('is certain without spread, and even when level', () => {
    expect(chanceToLead(0.1, 0)).toBe(1)
    expect(chanceToLead(0, 0)).toBe(0.5)
    expect(chanceToLead(-0.1, 0)).toBe(0)
  })

  test('falls with the standard error', () => {
    expect(chanceToLead(2, 1)).toBeGreaterThan(chanceToLead(2, 2))
    expect(chanceToLead(0, 2)).toBe(0.5)
  })

  test('is less sure the fewer ballots the error is estimated from', () => {
    expect(chanceToLead(2, 1, 1)).toBeCloseTo(0.852416, 6)
    expect(chanceToLead(2, 1, 6)).toBeGreaterThan(chanceToLead(2, 1, 1))
    expect(chanceToLead(2, 1)).toBeGreaterThan(chanceToLead(2, 1, 6))
    expect(chanceToLead(2, 0, 1)).toBe(1)
  })
})

describe('certainty of a result', () => {
  const profile = { Go: [9, 1], Java: [1, 9] }
  const criteria = ['Cost', 'Speed']
  const certainty = (ballots: [number[]][], eligible: number | null = null) =>
    advise(room({ profile, criteria, ballots, eligible })).certainty

  test('is not computed from a single ballot', () => {
    expect(certainty([[[5, 1]]])).toEqual({
      rivalId: 'java',
      standardError: null,
      degrees: null,
      pLead: null,
      pTeam: null,
      outstanding: null,
      clinched: null,
    })
  })

  test('is complete when everybody agrees', () => {
    expect(certainty([[[3, 1]], [[3, 1]]])).toMatchObject({ standardError: 0, pLead: 1 })
  })

  test('is even when the camps are equal', () => {
    const { standardError, pLead } = certainty([[[5, 0]], [[0, 5]]])
    expect(pLead).toBe(0.5)
    expect(standardError).toBeCloseTo(80, 9)
  })

  test('leaves nobody outstanding when more have voted than were expected', () => {
    expect(certainty([[[5, 0]], [[5, 0]]], 1)).toMatchObject({ outstanding: 0, clinched: true })
  })

  test('is clinched as long as those who are missing cannot outvote those who answered', () => {
    const three: [number[]][] = [[[1, 0]], [[1, 0]], [[1, 0]]]
    expect(certainty(three, 5)).toMatchObject({ outstanding: 2, clinched: true })
    expect(certainty(three, 6)).toMatchObject({ outstanding: 3, clinched: false })
  })

  test('lets the missing ballots move only what is not fixed', () => {
    const input = room({
      profile: { Go: [null, 6], Java: [null, 8] },
      criteria: ['Knowledge', 'Cost'],
      ballots: [
        [
          [null, 5],
          [4, 0],
        ],
        [
          [null, 5],
          [4, 0],
        ],
      ],
      eligible: 50,
    })
    const fixed = (weight: number | null) =>
      advise({ ...input, model: { ...input.model, fixedFamiliarityWeight: weight } }).certainty
    expect(fixed(0.5)).toMatchObject({ clinched: true, standardError: 0 })
    expect(fixed(null)).toMatchObject({ clinched: false })
  })

  test('counts what is fixed in full for the worst that one ballot can do', () => {
    const late = (eligible: number) =>
      advise(
        room({
          profile: { Go: [null, 9, 2], Java: [null, 4, 7] },
          criteria: ['Knowledge', 'Cost', 'Speed'],
          ballots: [
            [
              [null, 5, 0],
              [4, 0],
            ],
          ],
          eligible,
          model: { fixedFamiliarityWeight: 0.2 },
        }),
      ).certainty.clinched
    expect([late(3), late(5)]).toEqual([true, false])
  })

  test('takes the spread of the free weights only when familiarity is fixed', () => {
    const input = room({
      profile: { Go: [null, 9, 1], Java: [null, 1, 9] },
      criteria: ['Knowledge', 'Cost', 'Speed'],
      ballots: [
        [
          [null, 5, 0],
          [4, 0],
        ],
        [
          [null, 0, 5],
          [4, 0],
        ],
      ],
    })
    const error = (weight: number) =>
      advise({ ...input, model: { ...input.model, fixedFamiliarityWeight: weight } }).certainty.standardError
    expect(error(0)).toBeCloseTo(80, 9)
    expect(error(0.25)).toBeCloseTo(60, 9)
    expect(error(1)).toBe(0)
  })

  test('counts the others as answering like the rest, until all have voted', () => {
    const ballots: [number[]][] = [[[5, 1]], [[4, 2]], [[5, 3]]]
    const open = certainty(ballots)
    expect(open).toMatchObject({ degrees: 2, pTeam: null, outstanding: null })
    const waiting = certainty(ballots, 6)
    expect(waiting.pLead).toBe(open.pLead)
    expect(waiting.pTeam).toBeGreaterThan(waiting.pLead ?? 1)
    expect(certainty(ballots, 3)).toMatchObject({ pTeam: 1, outstanding: 0 })
  })

  test('is about the rival that is likeliest to pass, not the one that is nearest', () => {
    const parts = {
      profile: { Go: [9, 2], Java: [8, 1], Node: [3, 6] },
      criteria,
      ballots: [[[2, 3]], [[1, 5]], [[3, 0]]] satisfies [number[]][],
    }
    const found = advise(room(parts))
    expect([found.rivalId, found.certainty.rivalId]).toEqual(['java', 'node'])
    expect(found.certainty.pLead).toBeLessThan(0.8)
    expect(found.disagreement.length).toBeGreaterThan(0)
    expect(found.verdict.level).toBe('too-close')
  })
})
