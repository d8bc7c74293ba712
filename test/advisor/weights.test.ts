import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { Result } from '../../src/advisor/types.ts'
import { memberWeights, rankSumOf } from '../../src/advisor/weights.ts'
import { room } from './room.ts'

const weights = (result: Result) => result.criteria.map(({ weight }) => weight)

describe('weights', () => {
  const profile = { Go: [5, 5, 5, 5] }
  const criteria = ['Cost', 'Speed', 'Hiring', 'Fun']

  test('are the mean of what each member gives when everybody has the same to give', () => {
    const result = advise(
      room({
        profile,
        criteria,
        ballots: [[[5, 5, 0, 0]], [[0, 1, 0, 0]]],
      }),
    )
    expect(weights(result)).toEqual([0.25, 0.75, 0, 0])
  })

  test('give a skipped criterion the average share of its ballot', () => {
    expect(weights(advise(room({ profile, criteria, ballots: [[[3, 1, null, null]]] })))).toEqual([
      0.375, 0.125, 0.25, 0.25,
    ])
  })

  test('are equal when a ballot answers a single criterion', () => {
    expect(weights(advise(room({ profile, criteria, ballots: [[[null, 4, null, null]]] })))).toEqual([
      0.25, 0.25, 0.25, 0.25,
    ])
  })

  test('leave out a ballot that rates nothing above zero, and say so', () => {
    const result = advise(
      room({ profile, criteria, ballots: [[[0, 0, 0, 0]], [[null, null, null, null]], [[0, 0, 2, 2]]] }),
    )
    expect(weights(result)).toEqual([0, 0, 0.5, 0.5])
    expect(result.counted).toMatchObject({ ballots: 3, weights: 1, abstained: 2 })
  })

  test('set a fixed familiarity weight beside those of the members', () => {
    const fixed = { fixedFamiliarityWeight: 0.25 }
    const result = advise(
      room({
        profile,
        criteria: ['Knowledge', 'Speed', 'Hiring', 'Fun'],
        ballots: [[[5, 1, 1, 2], [4]]],
        model: fixed,
      }),
    )
    expect(weights(result)).toEqual([0.25, 0.1875, 0.1875, 0.375])
    const alone = advise(
      room({ profile: { Go: [null] }, criteria: ['Knowledge'], ballots: [[[3], [4]]], model: fixed }),
    )
    expect(weights(alone)).toEqual([1])
  })

  test('come with how many answered at which level', () => {
    const result = advise(room({ profile, criteria, ballots: [[[5, 5, 0, null]], [[5, 1, null, null]]] }))
    expect(result.criteria.map(({ answered, skipped }) => [answered, skipped])).toEqual([
      [2, 0],
      [2, 0],
      [1, 1],
      [0, 2],
    ])
    expect(result.criteria[1]?.histogram).toEqual([0, 1, 0, 0, 0, 1])
  })
})

describe('a ballot that ranks the criteria', () => {
  const all = [true, true, true]
  test('gets rank-sum weights or the centroid of its order', () => {
    expect(memberWeights([2, 1, 0], all, 'rank-sum')).toEqual(
      [3 / 6, 2 / 6, 1 / 6].map((w) => expect.closeTo(w, 12)),
    )
    expect(memberWeights([0, 2, 1], all, 'rank-order-centroid')).toEqual(
      [2 / 18, 11 / 18, 5 / 18].map((w) => expect.closeTo(w, 12)),
    )
  })

  test('shares out the weights of the places that criteria take up together', () => {
    expect(memberWeights([2, 2, 0], all, 'rank-sum')).toEqual(
      [2.5 / 6, 2.5 / 6, 1 / 6].map((w) => expect.closeTo(w, 12)),
    )
    expect(memberWeights([1, 1, 1], all, 'rank-order-centroid')).toEqual(
      [1 / 3, 1 / 3, 1 / 3].map((w) => expect.closeTo(w, 12)),
    )
  })

  test('looks at the order alone', () => {
    expect(memberWeights([9, 4, 3], all, 'rank-sum')).toEqual(memberWeights([2, 1, 0], all, 'rank-sum'))
  })

  test('puts what it leaves blank after all it names, on one place', () => {
    expect(memberWeights([2, null, 0], all, 'rank-sum')).toEqual(
      [3 / 6, 1 / 6, 2 / 6].map((w) => expect.closeTo(w, 12)),
    )
    expect(memberWeights([null, 0, null], all, 'rank-sum')).toEqual(
      [1.5 / 6, 3 / 6, 1.5 / 6].map((w) => expect.closeTo(w, 12)),
    )
    expect(memberWeights([null, null, null], all, 'rank-sum')).toBeNull()
    expect(memberWeights([2, null, null], [false, true, true], 'rank-sum')).toBeNull()
  })

  test('leaves out a criterion that is not asked', () => {
    expect(memberWeights([2, 1, 0], [false, true, true], 'rank-sum')).toEqual(
      [0, 2 / 3, 1 / 3].map((w) => expect.closeTo(w, 12)),
    )
  })

  test('counts in a result', () => {
    const result = advise(
      room({
        profile: { Go: [5, 5, 5], Java: [4, 4, 4] },
        criteria: ['Cost', 'Speed', 'Hiring'],
        ballots: [[[2, 1, 0]]],
        model: { importanceMethod: 'rank-sum', importanceMax: 2 },
      }),
    )
    expect(weights(result)).toEqual([3 / 6, 2 / 6, 1 / 6].map((w) => expect.closeTo(w, 12)))
  })

  test('is answered as a whole: a top one is no lack of answers', () => {
    const ranked = (ballots: (number | null)[][]) =>
      advise(
        room({
          profile: { Go: [9, 5, 5], Java: [1, 4, 4] },
          criteria: ['Cost', 'Speed', 'Hiring'],
          ballots: ballots.map((answers) => [answers]),
          model: { importanceMethod: 'rank-sum', importanceMax: 2 },
        }),
      )
    expect(
      ranked([
        [2, null, null],
        [2, null, null],
      ]),
    ).toMatchObject({ answered: 1, verdict: { level: 'likely' } })
    expect(
      ranked([
        [2, 1, 0],
        [null, null, null],
        [null, null, null],
      ]),
    ).toMatchObject({
      answered: expect.closeTo(1 / 3, 12),
      verdict: { level: 'not-enough', reason: 'few-answers' },
    })
    expect(ranked([]).answered).toBe(0)
  })
})

test('rank-sum weights of a team follow the order of its weights', () => {
  expect(rankSumOf([0.2, 0.7, 0.1])).toEqual([2 / 6, 3 / 6, 1 / 6].map((w) => expect.closeTo(w, 12)))
  expect(rankSumOf([0.4, 0.4, 0.2])).toEqual([2.5 / 6, 2.5 / 6, 1 / 6].map((w) => expect.closeTo(w, 12)))
})
