import { describe, expect, test } from 'vitest'
import { fullResult } from '../../src/advisor/full-result.ts'
import { criteriaOverlaps } from '../../src/advisor/overlaps.ts'
import { room } from './room.ts'

type Parts = Parameters<typeof room>[0]
const found = (parts: Parts) => fullResult(room(parts)).complements
const even: Parts['ballots'] = [[[1, 1]], [[1, 1]]]

describe('cells worth finding out', () => {
  const criteria = ['Cost', 'Speed']

  test('are unknown ones that could turn the result, at their ends', () => {
    expect(found({ profile: { Go: [8, 6], Java: [null, 6] }, criteria, ballots: even }).information).toEqual([
      {
        optionId: 'java',
        criterionId: 'cost',
        kind: 'unknown',
        low: 0,
        high: 10,
        leaderIfLow: null,
        leaderIfHigh: 'java',
      },
    ])
  })

  test('may be the leader’s own', () => {
    const [cell] = found({ profile: { Go: [null, 9], Java: [5, 6] }, criteria, ballots: even }).information
    expect(cell).toMatchObject({ optionId: 'go', leaderIfLow: 'java', leaderIfHigh: null })
  })

  test('are known ones whose band reaches far enough, within the scale', () => {
    const parts = { profile: { Go: [8, 7], Java: [9.5, 4] }, criteria, ballots: even }
    expect(found(parts).information).toEqual([])
    const banded = found({
      ...parts,
      bands: [
        [1, null],
        [2, 0],
      ],
    }).information
    expect(banded).toEqual([])
    const wide = found({
      ...parts,
      bands: [
        [2, null],
        [2, 2],
      ],
    }).information
    expect(wide).toEqual([
      expect.objectContaining({
        optionId: 'go',
        criterionId: 'cost',
        kind: 'band',
        low: 6,
        high: 10,
        leaderIfLow: 'java',
      }),
      expect.objectContaining({
        optionId: 'java',
        criterionId: 'speed',
        low: 2,
        high: 6,
        leaderIfHigh: 'java',
      }),
    ])
    expect(wide.every(({ high }) => high <= 10)).toBe(true)
  })

  test('move only by the part of the evidence where members rated the cell', () => {
    const parts: Parts = {
      profile: { Go: [6], Java: [5] },
      criteria: ['Cost'],
      ballots: [[[5]], [[5]], [[5]]],
      model: { ratingPrior: 3 },
      bands: [[2], [null]],
    }
    const rated = (ratings: (number | null)[][][]) => {
      const input = room(parts)
      const ballots = input.ballots.map((ballot, k) => ({
        ...ballot,
        ratings: ratings[k] ?? [[null], [null]],
      }))
      return fullResult({ ...input, ballots }).complements.information
    }
    // Evidence 4 and three ratings of 6 give 5, level with Java; with two of them 4.8.
    expect(
      rated([
        [[6], [5]],
        [[6], [5]],
        [[6], [5]],
      ]),
    ).toEqual([])
    expect(
      rated([
        [[6], [5]],
        [[6], [5]],
      ]),
    ).toEqual([
      expect.objectContaining({ optionId: 'go', low: 4, high: 8, leaderIfLow: 'java', leaderIfHigh: null }),
    ])
    expect(rated([])).toEqual([expect.objectContaining({ low: 4, high: 8, leaderIfLow: 'java' })])
  })

  test('may rule the leader out, by a must-have on that criterion alone', () => {
    const parts = {
      profile: { Go: [8, null], Java: [5, 5] },
      criteria,
      ballots: [[[5, 0]], [[5, 0]]] satisfies Parts['ballots'],
    }
    const min = (criterionId: string, value: number) =>
      found({ ...parts, constraints: [{ kind: 'min', criterionId, value }] }).information
    expect(min('speed', 4)).toEqual([
      expect.objectContaining({
        optionId: 'go',
        criterionId: 'speed',
        leaderIfLow: 'java',
        leaderIfHigh: null,
      }),
    ])
    expect(min('cost', 4)).toEqual([])
    expect(found({ ...parts, constraints: [{ kind: 'knowers', people: 0 }] }).information).toEqual([])
    const banded = {
      ...parts,
      profile: { Go: [8, 5], Java: [5, 5] },
      bands: [
        [null, 1],
        [null, null],
      ],
    }
    const at = (value: number) =>
      found({ ...banded, constraints: [{ kind: 'min', criterionId: 'speed', value }] }).information.length
    expect([at(4), at(4.1)]).toEqual([0, 1])
  })

  test('are none without weight, without a leader or a rival', () => {
    expect(
      found({ profile: { Go: [8, 6], Java: [null, 6] }, criteria, ballots: [[[0, 1]]] }).information,
    ).toEqual([])
    expect(found({ profile: { Go: [8, 6], Java: [null, 6] }, criteria, ballots: [] }).information).toEqual([])
    expect(found({ profile: { Go: [null, 6] }, criteria, ballots: even }).information).toEqual([])
  })

  test('come with the widest stretch of the score first', () => {
    const cells = found({
      profile: { Go: [5, 5], Java: [null, null] },
      criteria,
      ballots: [[[1, 3]]],
    }).information
    expect(cells.map(({ criterionId }) => criterionId)).toEqual(['speed', 'cost'])
  })
})

describe('criteria that overlap', () => {
  const named = (...names: string[]) => names.map((id) => ({ id, kind: 'profile' as const }))

  test('are those whose scores go together', () => {
    const profile = [
      [1, 2, 9],
      [3, 4, 1],
      [5, 6, 8],
      [9, 9.5, 2],
    ]
    const [pair, ...more] = criteriaOverlaps(named('io', 'throughput', 'hiring'), profile)
    expect(pair).toMatchObject({ a: 'io', b: 'throughput' })
    expect(pair?.r).toBeCloseTo(32.75 / Math.sqrt(35 * 30.6875), 12)
    expect(more).toEqual([])
  })

  test('need four options that both know, and columns that vary', () => {
    const rows = [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]
    expect(criteriaOverlaps(named('a', 'b'), rows)).toEqual([{ a: 'a', b: 'b', r: expect.closeTo(1, 12) }])
    expect(criteriaOverlaps(named('a', 'b'), rows.slice(1))).toEqual([])
    expect(criteriaOverlaps(named('a', 'b'), [...rows.slice(1), [4, null]])).toEqual([])
    expect(
      criteriaOverlaps(
        named('a', 'b'),
        rows.map(([a = 0]) => [a, 0.1]),
      ),
    ).toEqual([])
    expect(criteriaOverlaps([{ id: 'k', kind: 'familiarity' }, ...named('b')], rows)).toEqual([])
  })

  test('go from the strongest down, and opposite ones do not overlap', () => {
    const profile = [
      [1, 1, 1.5, 10],
      [2, 2, 2, 8],
      [3, 3, 3.5, 5],
      [4, 4, 4, 1],
    ]
    expect(criteriaOverlaps(named('a', 'b', 'c', 'd'), profile).map(({ a, b }) => a + b)).toEqual([
      'ab',
      'ac',
      'bc',
    ])
  })
})

describe('dominance and the front of fit and readiness', () => {
  const criteria = ['Knowledge', 'Cost', 'Speed']

  test('names each option that another one never falls behind', () => {
    const { dominance } = found({
      profile: { Go: [null, 9, 8], Java: [null, 5, 8], Ruby: [null, 9.5, 1] },
      criteria,
      ballots: [
        [
          [1, 2, 2],
          [4, 3, 4],
        ],
      ],
    })
    expect(dominance).toEqual([{ optionId: 'java', byId: 'go' }])
  })

  test('asserts nothing over unknown cells or between equals', () => {
    const parts = {
      criteria,
      ballots: [
        [
          [1, 2, 2],
          [4, 4],
        ],
      ] satisfies Parts['ballots'],
    }
    expect(found({ profile: { Go: [null, 9, 8], Java: [null, null, 2] }, ...parts }).dominance).toEqual([])
    expect(found({ profile: { Go: [null, 9, 8], Java: [null, 9, 8] }, ...parts }).dominance).toEqual([])
  })

  test('the front holds what no other beats in both', () => {
    const { front } = found({
      profile: { Go: [null, 9, 9], Java: [null, 5, 5], Ruby: [null, 4, 4] },
      criteria,
      ballots: [
        [
          [1, 2, 2],
          [2, 4, 3],
        ],
      ],
    })
    expect(front).toEqual(['go', 'java'])
    expect(
      found({ profile: { Go: [9, 9], Java: [5, 5] }, criteria: ['Cost', 'Speed'], ballots: even }).front,
    ).toEqual([])
  })
})
