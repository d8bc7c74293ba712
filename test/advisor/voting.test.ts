import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bordaPoints,
  condorcetWinner,
  copeland,
  minimax,
  pairwise,
  type RankedBallot,
  rankedPairs,
  schulze,
} from '../../src/advisor/condorcet.ts'
import { compareMerit, majorityRanks, medianGrade } from '../../src/advisor/majority-judgment.ts'
import { star } from '../../src/advisor/star.ts'
import { RUNS } from './arbitrary.ts'

const anyBallots = fc.integer({ min: 2, max: 5 }).chain((options) =>
  fc.record({
    options: fc.constant(options),
    ballots: fc.array(
      fc.record({
        ranks: fc.array(fc.option(fc.integer({ min: 1, max: options })), {
          minLength: options,
          maxLength: options,
        }),
        count: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 7 },
    ),
  }),
)

describe('ranked ballots', () => {
  test('put an option that beats every other first, alone, by every rule but Borda', () => {
    fc.assert(
      fc.property(anyBallots, ({ options, ballots }) => {
        const preferred = pairwise(ballots, options)
        const winner = condorcetWinner(preferred)
        fc.pre(winner !== null)
        const orders = [
          schulze(preferred, 'winning'),
          schulze(preferred, 'margins'),
          minimax(preferred, 'winning'),
          minimax(preferred, 'margins'),
          rankedPairs(preferred),
          copeland(preferred),
        ]
        for (const order of orders) expect(order[0]).toEqual([winner])
      }),
      RUNS,
    )
  })

  test('place every option exactly once', () => {
    fc.assert(
      fc.property(anyBallots, ({ options, ballots }) => {
        const preferred = pairwise(ballots, options)
        const all = Array.from({ length: options }, (_, i) => i)
        for (const order of [schulze(preferred, 'margins'), rankedPairs(preferred), copeland(preferred)])
          expect(order.flat().sort()).toEqual(all)
      }),
      RUNS,
    )
  })

  test('share out the same number of Borda points whatever they say', () => {
    fc.assert(
      fc.property(anyBallots, ({ options, ballots }) => {
        const voters = ballots.reduce((sum, ballot) => sum + ballot.count, 0)
        const points = bordaPoints(ballots, options).reduce((sum, own) => sum + own, 0)
        expect(points).toBeCloseTo((voters * options * (options - 1)) / 2, 9)
      }),
      RUNS,
    )
  })

  test('put what is not ranked behind what is', () => {
    const ballot: RankedBallot = { ranks: [2, null, 1, null], count: 3 }
    expect(pairwise([ballot], 4)).toEqual([
      [0, 3, 0, 3],
      [0, 0, 0, 0],
      [3, 3, 0, 3],
      [0, 0, 0, 0],
    ])
  })

  test('are level where nobody prefers anything', () => {
    const preferred = pairwise([], 3)
    expect(condorcetWinner(preferred)).toBeNull()
    expect([schulze(preferred, 'winning'), rankedPairs(preferred), copeland(preferred)]).toEqual([
      [[0, 1, 2]],
      [[0, 1, 2]],
      [[0, 1, 2]],
    ])
  })
})

describe('STAR', () => {
  test('lets the run-off overturn the higher total', () => {
    const found = star(
      [
        [5, 4, 0],
        [5, 4, 0],
        [0, 1, 0],
        [0, 1, 0],
        [0, 1, 0],
      ],
      3,
      5,
    )
    expect(found).toMatchObject({ totals: [10, 11, 0], scoreWinners: [1], winner: 1 })
    const turned = star(
      [
        [5, 0],
        [2, 3],
        [2, 3],
      ],
      2,
      5,
    )
    expect(turned).toMatchObject({ scoreWinners: [0], winner: 1 })
  })

  test('counts a missing score as none', () => {
    expect(star([[null, 1]], 2, 5).totals).toEqual([0, 1])
  })

  test('breaks a tie for the run-off by preferences among those tied, then by highest scores', () => {
    const preferred = star(
      [
        [5, 3, 2],
        [5, 3, 2],
        [0, 0, 2],
        [0, 2, 2],
      ],
      3,
      5,
    )
    expect(preferred.totals).toEqual([10, 8, 8])
    expect(preferred).toMatchObject({ winner: 0, tied: null })
    const fives = star(
      [
        [5, 5, 2],
        [5, 0, 3],
      ],
      3,
      5,
    )
    expect(fives.totals).toEqual([10, 5, 5])
    expect(fives).toMatchObject({ winner: 0, tied: null })
  })

  test('names those between whom nothing decides', () => {
    expect(
      star(
        [
          [5, 3],
          [3, 5],
        ],
        2,
        5,
      ),
    ).toMatchObject({ winner: null, tied: [0, 1], possibleWinners: [0, 1] })
    expect(star([[5, 3, 3]], 3, 5)).toMatchObject({ winner: null, tied: [1, 2], possibleWinners: [0] })
  })

  test('breaks a tied run-off by the higher total', () => {
    expect(
      star(
        [
          [5, 1],
          [2, 3],
        ],
        2,
        5,
      ),
    ).toMatchObject({ winner: 0, possibleWinners: [0, 1] })
  })

  test('works for a single option', () => {
    expect(star([[4]], 1, 5)).toMatchObject({ winner: 0, tied: null, possibleWinners: [0] })
  })
})

describe('Majority Judgment', () => {
  const anyTallies = fc
    .array(fc.array(fc.nat({ max: 4 }), { minLength: 9, maxLength: 9 }), { minLength: 2, maxLength: 4 })
    .map((votes) =>
      votes.map((grades) => [0, 1, 2, 3, 4].map((grade) => grades.filter((own) => own === grade).length)),
    )

  test('ranks by the median, and shares a rank only between identical profiles', () => {
    fc.assert(
      fc.property(anyTallies, (tallies) => {
        const ranks = majorityRanks(tallies)
        for (const [a, one] of tallies.entries()) {
          for (const [b, other] of tallies.entries()) {
            const higher = (medianGrade(one) ?? -1) > (medianGrade(other) ?? -1)
            if (higher) expect(ranks[a]).toBeLessThan(ranks[b] ?? 0)
            expect(ranks[a] === ranks[b]).toBe(String(one) === String(other))
            expect(Math.sign(compareMerit(one, other))).toBe(Math.sign((ranks[b] ?? 0) - (ranks[a] ?? 0)))
          }
        }
      }),
      RUNS,
    )
  })

  test('takes the lower of two middle grades', () => {
    expect(medianGrade([1, 0, 1])).toBe(0)
    expect(medianGrade([1, 0, 2])).toBe(2)
    expect(medianGrade([0, 0, 0])).toBeNull()
    expect(
      majorityRanks([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual([1, 1])
  })
})
