import { describe, expect, test } from 'vitest'
import { exactRanks } from '../../src/advisor/exact-ranks.ts'
import { seededRandom } from '../../src/advisor/random.ts'
import { MOST_DRAWN, type RobustnessInput, robustness } from '../../src/advisor/robustness.ts'
import { acceptability, anyWeights } from '../../src/advisor/smaa.ts'

describe('exact ranks with two criteria', () => {
  // a is ahead while the first weight is above a half, c is level with nobody and always between.
  const values = [
    [0.9, 0.1],
    [0.1, 0.9],
    [0.5, 0.5],
  ]

  test('cut the weights where two options are level', () => {
    const { ranks, pairwise, central } = exactRanks(values)
    expect(ranks[0]).toEqual([0.5, 0, 0.5])
    expect(ranks[2]).toEqual([0, 1, 0])
    expect(pairwise[0]).toEqual([0, 0.5, 0.5])
    expect(central).toEqual([[0.75, 0.25], [0.25, 0.75], null])
  })

  test('keep to a part of the weights', () => {
    expect(exactRanks(values, 0.5, 1).ranks[0]).toEqual([1, 0, 0])
    expect(exactRanks(values, 0, 0.5).ranks[0]).toEqual([0, 0, 1])
  })

  test('agree with the draws', () => {
    const uneven = [
      [0.8, 0.2],
      [0.3, 0.6],
    ]
    const drawn = acceptability(uneven, anyWeights(seededRandom(1)), 20_000)
    const exact = exactRanks(uneven)
    expect(exact.ranks[0]?.[0]).toBeCloseTo(1 - 4 / 9, 12)
    expect(Math.abs((drawn.ranks[0]?.[0] ?? 0) - (exact.ranks[0]?.[0] ?? 1))).toBeLessThan(0.015)
  })

  test('let level options share a rank', () => {
    expect(
      exactRanks([
        [1, 0.5],
        [1, 0.5],
      ]).ranks,
    ).toEqual([
      [1, 0],
      [1, 0],
    ])
  })
})

describe('robustness', () => {
  const given: RobustnessInput = {
    optionIds: ['go', 'java'],
    values: [
      [0.9, 0.2, 0.5],
      [0.2, 0.9, 0.5],
    ],
    weights: [0.6, 0.3, 0.1],
    members: [
      [0.6, 0.3, 0.1],
      [0.6, 0.3, 0.1],
    ],
    fixed: null,
    seed: 7,
  }
  const firsts = (
    found: { optionId: string; first: number }[] | null | readonly { optionId: string; first: number }[],
  ) => found?.map(({ optionId, first }) => [optionId, first])

  test('is even where the options mirror each other, and certain in the order of the team', () => {
    const { any, ordered, team, samples } = robustness(given)
    expect(samples).toBe(10_000)
    expect(any?.[0]?.first).toBeCloseTo(0.5, 1)
    expect(firsts(ordered)).toEqual([
      ['go', 1],
      ['java', 0],
    ])
    expect(firsts(team)).toEqual([
      ['go', 1],
      ['java', 0],
    ])
    expect(ordered?.[1]?.central).toBeNull()
  })

  test('keeps no order among weights that are level, whichever comes first', () => {
    const level = { ...given, weights: [0.4, 0.4 + 1e-16, 0.2] }
    expect(robustness(level).ordered?.[0]?.first).toBeCloseTo(0.5, 1)
    const heavier = { ...given, weights: [0.4, 0.4 + 1e-6, 0.2] }
    expect(firsts(robustness(heavier).ordered)).toEqual([
      ['go', 0],
      ['java', 1],
    ])
  })

  test('does not depend on the order of the members', () => {
    const members = [
      [0.6, 0.3, 0.1],
      [0.1, 0.8, 0.1],
      [0.1, 0.2, 0.7],
    ]
    expect(robustness({ ...given, members }).team).toEqual(
      robustness({ ...given, members: [...members].reverse() }).team,
    )
  })

  test('draws no ballots again where there are too many to go through, but all weights', () => {
    const found = robustness({ ...given, members: [] })
    expect([found.any === null, found.ordered === null, found.team]).toEqual([false, false, null])
  })

  test('draws less often in a large room', () => {
    const large = (options: number, criteria: number, members: number) => {
      const weights = Array.from({ length: criteria }, () => 1 / criteria)
      return robustness({
        ...given,
        optionIds: Array.from({ length: options }, (_, i) => `o${i}`),
        values: Array.from({ length: options }, (_, i) => weights.map((_, j) => ((i + j) % 10) / 10)),
        weights,
        members: Array.from({ length: members }, () => weights),
      }).samples
    }
    expect(large(10, 12, 50)).toBe(10_000)
    expect(large(20, 12, 200)).toBe(4_545)
    expect(large(40, 40, 200)).toBe(2_000)
    expect(large(40, 40, 300)).toBe(7_500)
  })

  test('follows the seed alone', () => {
    expect(robustness(given)).toEqual(robustness(given))
    expect(robustness({ ...given, seed: 8 }).any).not.toEqual(robustness(given).any)
  })

  test('is exact with two criteria, and keeps their order', () => {
    const two = {
      ...given,
      values: [
        [0.8, 0.2],
        [0.3, 0.6],
      ],
      weights: [0.3, 0.7],
      members: [[0.3, 0.7]],
    }
    const { any, ordered, team } = robustness(two)
    expect(any?.[0]?.first).toBeCloseTo(5 / 9, 12)
    expect(ordered?.[0]?.first).toBeCloseTo((0.5 - 4 / 9) / 0.5, 12)
    expect(team).toBeNull()
    expect(robustness({ ...two, weights: [0.7, 0.3] }).ordered?.[0]?.first).toBe(1)
    expect(robustness({ ...two, weights: [0.5, 0.5] }).ordered?.[0]?.first).toBeCloseTo(5 / 9, 12)
  })

  test('holds a fixed weight', () => {
    const found = robustness({ ...given, fixed: { index: 0, weight: 0.9 } })
    expect(firsts(found.any)).toEqual([
      ['go', 1],
      ['java', 0],
    ])
    expect(found.any?.[0]?.central?.[0]).toBeCloseTo(0.9, 12)
  })

  test('is undefined without two options, without anybody who weighs, or with nothing to weigh', () => {
    const none = { any: null, ordered: null, team: null }
    expect(robustness({ ...given, optionIds: ['go'], values: given.values.slice(0, 1) })).toMatchObject(none)
    expect(robustness({ ...given, weights: null })).toMatchObject(none)
    expect(
      robustness({
        ...given,
        values: [[1], [0]],
        weights: [1],
        members: [[1]],
        fixed: { index: 0, weight: 1 },
      }),
    ).toMatchObject(none)
  })

  test('draws the ballots of up to 200 members again', () => {
    const many = (count: number) => Array.from({ length: count }, () => [0.6, 0.3, 0.1])
    expect(robustness({ ...given, members: many(MOST_DRAWN) }).team).not.toBeNull()
    expect(robustness({ ...given, members: many(MOST_DRAWN + 1) }).team).toBeNull()
  })
})
