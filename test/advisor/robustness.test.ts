import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  arithmeticWeights,
  geometricWeights,
  medianWeights,
  trimmedWeights,
  weightDeviations,
} from '../../src/advisor/aggregation.ts'
import { firstRanks } from '../../src/advisor/first-rank.ts'
import { marginOfVictory } from '../../src/advisor/margin.ts'
import { firstChoices, leadersWithoutMember, personalMajorities } from '../../src/advisor/personal.ts'
import { fillShares, seededRandom } from '../../src/advisor/random.ts'
import {
  acceptability,
  anyWeights,
  type Draw,
  weightsInOrder,
  weightsOfTeam,
  withFixedWeight,
} from '../../src/advisor/smaa.ts'
import { RUNS } from './arbitrary.ts'

const drawn = (draw: Draw, criteria: number, times: number): number[][] =>
  Array.from({ length: times }, () => {
    const weights = new Float64Array(criteria)
    draw(weights)
    return [...weights]
  })

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

describe('repeatable numbers', () => {
  test('are the same for the same seed and lie in 0 to 1', () => {
    const draw = (seed: number) => Array.from({ length: 1000 }, seededRandom(seed))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    expect(draw(7).every((number) => number >= 0 && number < 1)).toBe(true)
    expect(total(draw(7)) / 1000).toBeCloseTo(0.5, 1)
  })

  test('share out a whole', () => {
    const [shares = []] = drawn(anyWeights(seededRandom(1)), 5, 1)
    expect(total(shares)).toBeCloseTo(1, 12)
    const parts = new Float64Array(4)
    fillShares(parts, () => 0)
    expect([...parts]).toEqual([0.25, 0.25, 0.25, 0.25])
  })
})

describe('acceptability', () => {
  const values = [
    [0.9, 0.2, 0.5],
    [0.2, 0.9, 0.5],
    [0.5, 0.5, 0.5],
  ]

  test('shares out each rank and each pair', () => {
    const { ranks, pairwise } = acceptability(values, anyWeights(seededRandom(2)), 2000)
    for (const row of ranks) expect(total(row)).toBeCloseTo(1, 12)
    expect((pairwise[0]?.[1] ?? 0) + (pairwise[1]?.[0] ?? 0)).toBeCloseTo(1, 12)
  })

  test('agrees with the exact shares within the error of the draws', () => {
    const drawn = acceptability(values, anyWeights(seededRandom(2)), 20_000)
    for (const [i, { share, central }] of firstRanks(values).entries()) {
      expect(Math.abs((drawn.ranks[i]?.[0] ?? 0) - share)).toBeLessThan(0.015)
      for (const [j, weight] of (drawn.central[i] ?? []).entries())
        expect(Math.abs(weight - (central?.[j] ?? Number.NaN))).toBeLessThan(0.03)
    }
  })

  test('keeps the order of importance where asked to, on average the centroid of that order', () => {
    const draw = weightsInOrder([0.2, 0.7, 0.1], seededRandom(3))
    const draws = drawn(draw, 3, 4000)
    expect(draws.every(([a = 0, b = 0, c = 0]) => b >= a && a >= c)).toBe(true)
    for (const [j, mean] of [5 / 18, 11 / 18, 2 / 18].entries())
      expect(total(draws.map((weights) => weights[j] ?? 0)) / 4000).toBeCloseTo(mean, 1)
  })

  test('of a team that agrees is certain, and leaves the others never first', () => {
    const draw = weightsOfTeam(
      [
        [0.6, 0.2, 0.2],
        [0.6, 0.2, 0.2],
      ],
      seededRandom(4),
    )
    const { ranks, central } = acceptability(values, draw, 100)
    expect(ranks[0]).toEqual([1, 0, 0])
    expect(central[0]).toEqual([0.6, 0.2, 0.2].map((weight) => expect.closeTo(weight, 12)))
    expect(central[1]).toBeNull()
  })

  test('keeps a fixed weight and shares out the rest', () => {
    const draws = drawn(withFixedWeight(anyWeights(seededRandom(6)), 1, 0.25, 3), 3, 2000)
    for (const weights of draws) {
      expect(weights[1]).toBe(0.25)
      expect(total(weights)).toBeCloseTo(1, 12)
    }
    expect(total(draws.map(([first = 0]) => first)) / 2000).toBeCloseTo(0.375, 1)
    expect(total(draws.map((weights) => weights[2] ?? 0)) / 2000).toBeCloseTo(0.375, 1)
  })

  test('lets level options share a rank', () => {
    const { ranks, pairwise } = acceptability(
      [
        [1, 0],
        [1, 0],
      ],
      anyWeights(seededRandom(5)),
      10,
    )
    expect(ranks).toEqual([
      [1, 0],
      [1, 0],
    ])
    expect(pairwise).toEqual([
      [0, 0],
      [0, 0],
    ])
  })
})

describe('the exact share of weights that put an option first', () => {
  test('is an interval with two criteria', () => {
    const [first, second, third] = firstRanks([
      [1, 0],
      [0, 1],
      [0.6, 0.6],
    ])
    expect(first?.share).toBeCloseTo(0.4, 12)
    expect(second?.central).toEqual([0.2, 0.8].map((weight) => expect.closeTo(weight, 12)))
    expect(third?.share).toBeCloseTo(0.2, 12)
  })

  test('is nothing for an option that is behind everywhere', () => {
    expect(
      firstRanks([
        [0.9, 0.9, 0.9],
        [0.1, 0.1, 0.1],
      ])[1],
    ).toEqual({ share: 0, central: null })
  })

  test('sums to one over the options unless some are level', () => {
    const anyValues = fc.array(
      fc.array(
        fc.integer({ min: 0, max: 100 }).map((value) => value / 100),
        { minLength: 3, maxLength: 3 },
      ),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(anyValues, (values) => {
        fc.pre(new Set(values.map(String)).size === values.length)
        expect(total(firstRanks(values).map(({ share }) => share))).toBeCloseTo(1, 9)
      }),
      RUNS,
    )
  })
})

describe('the margin of victory', () => {
  test('is what the fewest changed ballots need, and no fewer would do', () => {
    const anyLeads = fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(anyLeads, fc.integer({ min: -12, max: 12 }), (leads, lowest) => {
        const worst = Math.min(lowest, ...leads)
        const found = marginOfVictory(leads, worst)
        const after = (changed: readonly number[]) =>
          leads.reduce((sum, lead, k) => sum + (changed.includes(k) ? worst : lead), 0)
        const subsets = Array.from({ length: 2 ** leads.length }, (_, mask) =>
          [...leads.keys()].filter((k) => (mask >> k) % 2 === 1),
        )
        const enough = subsets.filter((changed) => after(changed) <= 0).map((changed) => changed.length)
        expect(found).toBe(enough.length === 0 ? null : Math.min(...enough))
      }),
      RUNS,
    )
  })
})

describe('personal scores', () => {
  const scores = [[70, 30, 30], null, [20, 60, 60], [65, 10, 5]]

  test('give first choices, shared where level, among what is admissible', () => {
    expect(firstChoices(scores, [true, true, true])).toEqual([2, 0.5, 0.5])
    expect(firstChoices(scores, [false, true, true])).toEqual([0, 2, 1])
    expect(firstChoices(scores, [false, false, false])).toEqual([0, 0, 0])
  })

  test('give who is preferred to whom by how many', () => {
    expect(personalMajorities(scores, 3)).toEqual([
      [0, 2, 2],
      [1, 0, 1],
      [1, 0, 0],
    ])
  })

  test('tell without whom the leader would change, and nothing for one member', () => {
    expect(
      leadersWithoutMember([
        [60, 50],
        [40, 45],
        [50, 50],
      ]),
    ).toEqual([1, 0, 0])
    expect(leadersWithoutMember([[60, 50], null])).toBeNull()
  })
})

describe('aggregated weights', () => {
  const members = [
    [0.5, 0.5, 0],
    [0.2, 0.2, 0.6],
    [0.8, 0.1, 0.1],
  ]

  test('differ by rule, and sum to one', () => {
    for (const weights of [arithmeticWeights(members), medianWeights(members), trimmedWeights(members, 0.34)])
      expect(total(weights ?? [])).toBeCloseTo(1, 12)
    expect(medianWeights(members)).toEqual([0.625, 0.25, 0.125].map((weight) => expect.closeTo(weight, 12)))
    expect(trimmedWeights(members, 0.34)).toEqual(medianWeights(members))
    expect(trimmedWeights(members, 0.2)).toEqual(arithmeticWeights(members).map((w) => expect.closeTo(w, 12)))
  })

  test('have no geometric mean with a zero, no median of zeros, no deviation of one', () => {
    expect(geometricWeights(members)).toBeNull()
    expect(
      geometricWeights([
        [0.2, 0.8],
        [0.8, 0.2],
      ]),
    ).toEqual([0.5, 0.5].map((w) => expect.closeTo(w, 12)))
    expect(
      medianWeights([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
    ).toBeNull()
    expect(weightDeviations(members.slice(1, 2))).toBeNull()
    expect(weightDeviations(members)?.[0]).toBeCloseTo(0.3, 12)
  })
})
