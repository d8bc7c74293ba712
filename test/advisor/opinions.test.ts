import { describe, expect, test } from 'vitest'
import { directVote } from '../../src/advisor/direct-vote.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { room } from './room.ts'

type Parts = Parameters<typeof room>[0]

const opinions = (parts: Parts) => fullResult(room(parts)).complements.opinions
const base: Parts = {
  profile: { Go: [9, 9, 1], Java: [6, 6, 6], Ruby: [1, 5, 5] },
  criteria: ['Cost', 'Speed', 'Fun'],
  ballots: [[[5, 5, 1]], [[5, 4, 2]], [[4, 5, 1]]],
}

describe('second opinions', () => {
  test('place every option under eight methods, and count those that agree', () => {
    const found = opinions(base)
    expect(found?.methods.map(({ method }) => method)).toEqual([
      'equal',
      'median',
      'geometric',
      'rank-sum',
      'weighted-product',
      'topsis',
      'vikor',
      'promethee',
    ])
    expect(found?.of).toBe(8)
    expect(found?.agreeing).toBe(found?.methods.filter(({ agrees }) => agrees).length)
    // (9 + 9 + 1) / 3 against 6 and 11 / 3.
    expect(found?.methods[0]).toEqual({ method: 'equal', places: [1, 2, 3], agrees: true, tau: 1 })
    expect(found?.w).toBeGreaterThan(0.9)
  })

  test('may disagree, where a weakness cannot be bought off', () => {
    const product = opinions({ ...base, profile: { Go: [10, 10, 0], Java: [6, 6, 6] } })?.methods.find(
      ({ method }) => method === 'weighted-product',
    )
    expect(product).toMatchObject({ places: [2, 1], agrees: false, tau: -1 })
  })

  test('leave out the geometric mean where somebody gives a criterion no weight, and the median where all do', () => {
    const methods = opinions({ ...base, ballots: [[[5, 0, 0]], [[0, 5, 0]], [[5, 0, 5]]] })?.methods
    expect(methods?.find(({ method }) => method === 'geometric')).toEqual({
      method: 'geometric',
      places: null,
      agrees: null,
      tau: null,
    })
    const scattered = opinions({ ...base, ballots: [[[5, 0, 0]], [[0, 5, 0]], [[0, 0, 5]]] })
    expect(scattered?.methods.filter(({ places }) => places === null).map(({ method }) => method)).toEqual([
      'median',
      'geometric',
    ])
    expect(scattered?.of).toBe(6)
  })

  test('place only what is admissible', () => {
    const found = opinions({
      ...base,
      profile: { Go: [9, 9, 1], Java: [6, 6, 6], Ruby: [9, 9, 9] },
      constraints: [{ kind: 'veto', share: 0.5 }],
      vetoes: [
        [false, false, true],
        [false, false, true],
        [false, false, false],
      ],
    })
    for (const { places } of found?.methods ?? []) expect(places?.[2]).toBeNull()
    expect(found?.methods[0]?.places).toEqual([1, 2, null])
  })

  test('hold a fixed familiarity weight', () => {
    const found = opinions({
      profile: { Go: [null, 9, 1], Java: [null, 5, 6] },
      criteria: ['Knowledge', 'Cost', 'Fun'],
      ballots: [
        [
          [null, 5, 1],
          [0, 4],
        ],
        [
          [null, 4, 2],
          [1, 4],
        ],
      ],
      model: { fixedFamiliarityWeight: 0.5 },
    })
    // Java: 0.5 of readiness 1 and half of (5 + 6) / 2; Go cannot come near.
    for (const { method, places } of found?.methods ?? []) expect([method, places?.[1]]).toEqual([method, 1])
    expect(found?.of).toBe(8)
  })

  test('count an option that shares the first place', () => {
    const found = opinions({ ...base, profile: { Go: [5, 5, 5], Java: [5, 5, 5] } })
    expect(found?.agreeing).toBe(8)
    expect(found?.methods[0]).toEqual({ method: 'equal', places: [1, 1], agrees: true, tau: null })
  })

  test('need two options and a leader', () => {
    expect(opinions({ ...base, profile: { Go: [9, 9, 1] } })).toBeNull()
    expect(opinions({ ...base, ballots: [] })).toBeNull()
    expect(opinions({ ...base, ballots: [[[0, 0, 0]]] })).toBeNull()
  })
})

describe('the direct vote', () => {
  const options = [
    { id: 'go', score: 70 },
    { id: 'java', score: 60 },
    { id: 'ruby', score: 50 },
  ]
  const vote = (votes: (number | null)[][], leaderId: string | null = 'go') =>
    directVote(
      votes.map((direct) => ({ direct })),
      options,
      leaderId,
    )

  test('is counted by STAR and by other methods', () => {
    const found = vote([
      [5, 4, 0],
      [5, 3, 1],
      [0, 5, 4],
    ])
    expect(found).toMatchObject({
      ballots: 3,
      totals: [10, 12, 5],
      scored: [3, 3, 3],
      // Two of three score Go above Java in the run-off.
      star: { winnerId: 'go', tiedIds: [], finalistIds: ['java', 'go'] },
      majorityJudgment: { ranks: [1, 2, 3], medians: [5, 4, 1] },
      schulze: [['go'], ['java'], ['ruby']],
      borda: [4, 4, 1],
      approvals: [2, 2, 1],
      agrees: true,
    })
    expect(found?.means[0]).toBeCloseTo(10 / 3, 12)
    expect(found?.pairwise).toEqual([
      [0, 2, 2],
      [1, 0, 3],
      [1, 0, 0],
    ])
    expect(found?.tau).toBeCloseTo(1 / 3, 12)
  })

  test('counts a missing score as 0, but not in the mean', () => {
    expect(
      vote([
        [5, null, null],
        [3, 2, null],
      ]),
    ).toMatchObject({
      totals: [8, 2, 0],
      means: [4, 2, null],
      scored: [2, 1, 0],
      approvals: [1, 0, 0],
      majorityJudgment: { medians: [3, 0, 0] },
    })
  })

  test('may say otherwise than the advisor, or have nothing to compare with', () => {
    expect(vote([[1, 5, 0]])?.agrees).toBe(false)
    expect(vote([[1, 5, 0]], null)?.agrees).toBeNull()
  })

  test('says which options are level', () => {
    expect(
      vote([
        [5, 0, 0],
        [0, 5, 0],
      ]),
    ).toMatchObject({
      star: { winnerId: null, tiedIds: ['go', 'java'] },
      agrees: null,
      schulze: [['go', 'java'], ['ruby']],
    })
  })

  test('names the option that leads however a tie for the run-off is broken', () => {
    const found = vote([
      [5, 2, 2],
      [4, 2, 2],
    ])
    expect(found?.star).toEqual({ winnerId: 'go', tiedIds: [], finalistIds: [] })
  })

  test('is none where nobody gave a score', () => {
    expect(vote([[null, null, null]])).toBeNull()
    expect(directVote([{}], options, null)).toBeNull()
    expect(directVote([{ direct: [] }], [], null)).toBeNull()
  })
})
