import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { chanceToLead, normalShare } from '../../src/advisor/certainty.ts'
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
})

describe('certainty of a result', () => {
  const profile = { Go: [9, 1], Java: [1, 9] }
  const criteria = ['Cost', 'Speed']
  const certainty = (ballots: [number[]][], eligible: number | null = null) =>
    advise(room({ profile, criteria, ballots, eligible })).certainty

  test('is not computed from a single ballot', () => {
    expect(certainty([[[5, 1]]])).toEqual({
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
})
