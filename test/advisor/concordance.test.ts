import { describe, expect, test } from 'vitest'
import { chiSquareTail, concordance, concordanceWord, meanSpearman } from '../../src/advisor/concordance.ts'
import {
  kendallTauB,
  midRanks,
  rankSimilarity,
  spearman,
  weightedSpearman,
} from '../../src/advisor/correlation.ts'
import { entropy, overlap } from '../../src/advisor/overlap.ts'
import { rankOrderCentroid, rankReciprocal, rankSum } from '../../src/advisor/surrogates.ts'

describe('concordance', () => {
  test('is complete when all order alike, and none when they contradict each other', () => {
    expect(
      concordance([
        [1, 2, 3],
        [2, 4, 5],
        [0, 1, 4],
      ])?.w,
    ).toBe(1)
    expect(
      concordance([
        [1, 2, 3],
        [3, 2, 1],
      ])?.w,
    ).toBe(0)
  })

  test('is not defined for one rater, one item, or where all is level', () => {
    expect(concordance([[1, 2, 3]])).toBeNull()
    expect(concordance([[1], [2]])).toBeNull()
    expect(
      concordance([
        [2, 2, 2],
        [3, 3, 3],
      ]),
    ).toBeNull()
    expect(concordance([])).toBeNull()
  })

  test('has its words', () => {
    expect([0.1, 0.3, 0.5, 0.7, 0.9].map(concordanceWord)).toEqual([
      'very weakly',
      'weakly',
      'moderately',
      'strongly',
      'unusually strongly',
    ])
  })

  test('has a mean correlation only if everybody orders something', () => {
    expect(
      meanSpearman([
        [1, 2, 3],
        [3, 2, 1],
        [1, 2, 3],
      ]),
    ).toBeCloseTo(-1 / 3, 12)
    expect(
      meanSpearman([
        [1, 2, 3],
        [2, 2, 2],
      ]),
    ).toBeNull()
    expect(meanSpearman([[1, 2, 3]])).toBeNull()
  })
})

test.each([
  [3.841458820694124, 1, 0.05],
  [5.991464547107979, 2, 0.05],
  [7.814727903251179, 3, 0.05],
  [18.307038053275146, 10, 0.05],
  [24.724970311318277, 11, 0.01],
  [0, 4, 1],
])('at least %d with %d degrees of freedom happens with chance %d', (x, degrees, chance) => {
  expect(chiSquareTail(x, degrees)).toBeCloseTo(chance, 12)
})

describe('rank correlation', () => {
  test('ranks equal values by the middle', () => {
    expect(midRanks([5, 1, 5, 9])).toEqual([2.5, 1, 2.5, 4])
  })

  test('is one for the same order, minus one for the opposite', () => {
    for (const measure of [spearman, kendallTauB, weightedSpearman]) {
      expect(measure([1, 2, 3, 4], [1, 2, 3, 4])).toBeCloseTo(1, 12)
      expect(measure([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 12)
    }
    expect(rankSimilarity([1, 2, 3], [1, 2, 3])).toBe(1)
  })

  test('is not defined where one side does not vary, nor for weighted ranks with ties', () => {
    for (const measure of [spearman, kendallTauB, weightedSpearman, rankSimilarity]) {
      expect(measure([1, 1, 1], [1, 2, 3])).toBeNull()
      expect(measure([], [])).toBeNull()
    }
    expect(weightedSpearman([1, 2, 2], [1, 2, 3])).toBeNull()
  })
})

describe('overlap of priorities', () => {
  test('is one when all weigh alike and zero when nothing is shared', () => {
    expect(
      overlap([
        [0.5, 0.5, 0],
        [0.5, 0.5, 0],
      ]),
    ).toMatchObject({ distinct: 1, overlap: 1, homogeneity: 1 })
    const disjoint = overlap([
      [1, 0, 0],
      [0, 1, 0],
    ])
    expect(disjoint?.distinct).toBeCloseTo(2, 12)
    expect(disjoint?.overlap).toBeCloseTo(0, 12)
  })

  test('is not defined for one member or one criterion', () => {
    expect(overlap([])).toBeNull()
    expect(overlap([[0.4, 0.6]])?.overlap).toBeNull()
    expect(overlap([[1], [1]])).toMatchObject({ overlap: null, homogeneity: null })
  })

  test('takes a zero weight as no information', () => {
    expect(entropy([1, 0])).toBeCloseTo(0, 12)
    expect(entropy([0.5, 0.5])).toBeCloseTo(Math.log(2), 12)
  })
})

test.each([rankOrderCentroid, rankSum, rankReciprocal])('%o falls with the rank and sums to one', (weigh) => {
  for (const count of [1, 2, 5, 12]) {
    const weights = weigh(count)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(weights).toHaveLength(count)
  }
})
