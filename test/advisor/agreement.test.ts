import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agreement,
  answeredQuartiles,
  consensus,
  dispersion,
  levelDeviation,
  meanLevel,
  quartiles,
} from '../../src/advisor/agreement.ts'
import { RUNS } from './arbitrary.ts'

const anyHistogram = fc
  .array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 7 })
  .filter((histogram) => histogram.some((answers) => answers > 0))

describe('any question', () => {
  test('has a consensus from 0 to 1, an agreement from -1 to 1 and a dispersion from 0 to 1', () => {
    fc.assert(
      fc.property(anyHistogram, (histogram) => {
        expect(consensus(histogram)).toBeGreaterThanOrEqual(-1e-12)
        expect(consensus(histogram)).toBeLessThanOrEqual(1 + 1e-12)
        expect(agreement(histogram)).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(agreement(histogram)).toBeLessThanOrEqual(1 + 1e-12)
        expect(dispersion(histogram)).toBeGreaterThanOrEqual(-1e-12)
        expect(dispersion(histogram)).toBeLessThanOrEqual(1 + 1e-12)
      }),
      RUNS,
    )
  })

  test('reads the same from the other end', () => {
    fc.assert(
      fc.property(anyHistogram, (histogram) => {
        const turned = [...histogram].reverse()
        expect(consensus(turned)).toBeCloseTo(consensus(histogram) ?? Number.NaN, 12)
        expect(agreement(turned)).toBeCloseTo(agreement(histogram) ?? Number.NaN, 12)
        expect(dispersion(turned)).toBeCloseTo(dispersion(histogram) ?? Number.NaN, 12)
      }),
      RUNS,
    )
  })

  test('has quartiles in order, the answered ones among the answers', () => {
    fc.assert(
      fc.property(anyHistogram, (histogram) => {
        for (const found of [quartiles(histogram), answeredQuartiles(histogram)]) {
          expect(found).toEqual([...(found ?? [])].sort((a, b) => a - b))
        }
        for (const level of answeredQuartiles(histogram) ?? [])
          expect(histogram[level - 1]).toBeGreaterThan(0)
      }),
      RUNS,
    )
  })
})

test('all alike is full agreement, half at either end is none', () => {
  expect([consensus([0, 0, 8, 0]), agreement([0, 0, 8, 0]), dispersion([0, 0, 8, 0])]).toEqual([1, 1, 0])
  expect([consensus([4, 0, 0, 4]), agreement([4, 0, 0, 4]), dispersion([4, 0, 0, 4])]).toEqual([0, -1, 1])
  expect(agreement([2, 2, 2, 2])).toBe(0)
})

test('two camps agree less than nothing, neighbours more', () => {
  expect(agreement([5, 0, 0, 0, 5, 0])).toBeLessThan(0)
  expect(agreement([0, 5, 5, 0, 0, 0])).toBeGreaterThan(0.5)
})

test('nothing is said without answers, or with too few levels', () => {
  for (const measure of [
    consensus,
    agreement,
    dispersion,
    quartiles,
    answeredQuartiles,
    meanLevel,
    levelDeviation,
  ])
    expect(measure([0, 0, 0])).toBeNull()
  expect([consensus([3]), dispersion([3]), agreement([3, 1])]).toEqual([null, null, null])
  expect(levelDeviation([0, 1, 0])).toBeNull()
})
