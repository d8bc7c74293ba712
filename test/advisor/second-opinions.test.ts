import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fixedTopsis,
  linearPreference,
  netFlows,
  topsis,
  vikor,
  weightedProduct,
} from '../../src/advisor/second-opinions.ts'
import { RUNS } from './arbitrary.ts'

const anyRows = (min: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 }), {
    minLength: min,
    maxLength: 6,
  })
const weights = [0.5, 0.25, 0.25]
const more = [1, 1, 1]

describe('the weighted product', () => {
  test('lets one zero with weight spoil everything', () => {
    expect(weightedProduct([0.5, 0.5], [0, 1])).toBe(0)
    expect(weightedProduct([0, 1], [0, 0.7])).toBe(0.7)
  })
})

describe('TOPSIS', () => {
  test('against fixed ideals never moves the others when an option is added', () => {
    fc.assert(
      fc.property(anyRows(2), (rows) => {
        const values = rows.map((row) => row.map((value) => value / 10))
        expect(fixedTopsis(weights, values).slice(0, -1)).toEqual(fixedTopsis(weights, values.slice(0, -1)))
      }),
      RUNS,
    )
  })

  test('gives one to the ideal, zero to its opposite, and one half where nothing differs', () => {
    expect(
      fixedTopsis(weights, [
        [1, 1, 1],
        [0, 0, 0],
      ]),
    ).toEqual([1, 0])
    expect(
      topsis(
        weights,
        [
          [4, 4, 4],
          [4, 4, 4],
        ],
        more,
        'vector',
      ),
    ).toEqual([0.5, 0.5])
    expect(
      topsis(
        weights,
        [
          [4, 4, 4],
          [4, 4, 4],
        ],
        more,
        'minmax',
      ),
    ).toEqual([0.5, 0.5])
    expect(
      topsis(
        weights,
        [
          [0, 0, 0],
          [0, 0, 0],
        ],
        more,
        'vector',
      ),
    ).toEqual([0.5, 0.5])
  })

  test('turns a criterion round where less is better', () => {
    const [dear, cheap] = topsis([1], [[9], [1]], [-1], 'minmax')
    expect([dear, cheap]).toEqual([0, 1])
  })
})

describe('VIKOR', () => {
  test('puts the option with least regret at zero and the other end at one', () => {
    expect(
      vikor(
        weights,
        [
          [9, 9, 9],
          [1, 1, 1],
        ],
        more,
        0.5,
      ),
    ).toEqual({ s: [0, 1], r: [0, 0.5], q: [0, 1] })
    expect(vikor([1], [[9], [1]], [-1], 0.5).q).toEqual([1, 0])
  })

  test('counts a criterion on which nothing differs as no regret', () => {
    expect(
      vikor(
        weights,
        [
          [4, 4, 4],
          [4, 4, 4],
        ],
        more,
        0.5,
      ),
    ).toEqual({ s: [0, 0], r: [0, 0], q: [0, 0] })
    expect(
      vikor(
        weights,
        [
          [4, 9, 4],
          [4, 1, 4],
        ],
        more,
        0.5,
      ).s,
    ).toEqual([0, 0.25])
  })
})

describe('PROMETHEE', () => {
  const preference = linearPreference(1, 3)

  test('has flows between -1 and 1 that cancel out', () => {
    fc.assert(
      fc.property(anyRows(1), (rows) => {
        const flows = netFlows(weights, rows, preference)
        expect(flows.reduce((sum, flow) => sum + flow, 0)).toBeCloseTo(0, 9)
        for (const flow of flows) expect(Math.abs(flow)).toBeLessThanOrEqual(1 + 1e-12)
      }),
      RUNS,
    )
  })

  test('is zero for a single option', () => {
    expect(netFlows(weights, [[9, 9, 9]], preference)).toEqual([0])
  })

  test('ignores small differences, and counts large ones in full', () => {
    expect([-2, 0, 1, 2, 3, 3.1].map(preference)).toEqual([0, 0, 0, 0.5, 1, 1])
  })
})
