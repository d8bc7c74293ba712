import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { Result } from '../../src/advisor/types.ts'
import { room } from './room.ts'

const option = (result: Result, id: string) => {
  const found = result.options.find((one) => one.id === id)
  if (!found) throw new Error(`no option ${id}`)
  return found
}
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

describe('readiness', () => {
  const ready = (levels: (number | null)[], people: number) => {
    const ballots = Array.from(
      { length: people },
      (_, k) => [[1, 1], [levels[k] ?? 0]] as [number[], number[]],
    )
    return option(
      advise(room({ profile: { Go: [null, 5] }, criteria: ['Knowledge', 'Cost'], ballots })),
      'go',
    )
  }

  test('makes the second expert worth as much as the first, and one guru never safe', () => {
    expect(ready([4, 4], 8).readiness).toBe(62.5)
    expect(ready([2, 2, 2, 2, 2, 2, 2, 2], 8).readiness).toBe(50)
    expect(ready([4], 8).readiness).toBe(31.25)
  })

  test('counts who delivers, who teaches and what is left to learn', () => {
    expect(ready([4, 3, 1], 8)).toMatchObject({ knowers: 2, teachers: 1, trainingGap: 0 })
    expect(ready([4, 1, 1], 8)).toMatchObject({ knowers: 1, teachers: 1, trainingGap: 2 })
    expect(ready([], 8)).toMatchObject({ knowers: 0, teachers: 0, trainingGap: 6 })
    expect(ready([2], 1)).toMatchObject({ knowers: 0, trainingGap: 1, depth: 0.5 })
  })

  test('counts silence on one option as none, and a ballot silent on all not at all', () => {
    const result = advise(
      room({
        profile: { Go: [null], Java: [null] },
        criteria: ['Knowledge'],
        ballots: [
          [[1], [4, null]],
          [[1], [null, null]],
        ],
      }),
    )
    expect(result.counted.familiarity).toBe(1)
    expect(option(result, 'go').readiness).toBe(100)
    expect(option(result, 'java').readiness).toBe(0)
  })

  test('is null where it is no criterion', () => {
    expect(
      option(advise(room({ profile: { Go: [5] }, criteria: ['Cost'], ballots: [[[1], [4]]] })), 'go')
        .readiness,
    ).toBeNull()
  })
})

describe('values', () => {
  test('take an unknown cell as one half, with the interval it could end in', () => {
    const result = advise(
      room({ profile: { Go: [null, 10] }, criteria: ['Cost', 'Speed'], ballots: [[[3, 1]]] }),
    )
    expect(option(result, 'go')).toMatchObject({
      values: [0.5, 1],
      unknown: [true, false],
      score: 62.5,
      lo: 25,
      hi: 100,
    })
  })

  test('move towards member ratings as these outweigh the evidence', () => {
    const input = room({
      profile: { Go: [10, null] },
      criteria: ['Cost', 'Speed'],
      ballots: [[[1, 1]], [[1, 1]], [[1, 1]]],
      model: { ratingPrior: 3 },
    })
    const ratings = [[[4, 8]], [[4, 6]], [[4, null]]]
    const rated = {
      ...input,
      ballots: input.ballots.map((ballot, k) => ({ ...ballot, ratings: ratings[k] ?? [] })),
    }
    expect(option(advise(rated), 'go')).toMatchObject({ values: [0.7, 0.7], unknown: [false, false] })
    const off = { ...rated, model: { ...rated.model, ratingPrior: null } }
    expect(option(advise(off), 'go')).toMatchObject({ values: [1, 0.5], unknown: [false, true] })
  })

  test('give fit without the familiarity criterion, and none when that is all there is', () => {
    const input = room({
      profile: { Go: [null, 8, 4] },
      criteria: ['Knowledge', 'Cost', 'Speed'],
      ballots: [[[4, 3, 1], [4]]],
    })
    expect(option(advise(input), 'go').fit).toBeCloseTo(70, 12)
    const all = { ...input, model: { ...input.model, fixedFamiliarityWeight: 1 } }
    expect(option(advise(all), 'go').fit).toBeNull()
  })
})

describe('constraints', () => {
  const input = room({
    profile: { Go: [null, 8], Java: [null, 3], Ruby: [null, null] },
    criteria: ['Knowledge', 'Cost'],
    ballots: [
      [
        [1, 1],
        [4, 3, 0],
      ],
      [
        [1, 1],
        [1, 3, 0],
      ],
      [
        [1, 1],
        [1, 3, 0],
      ],
      [
        [1, 1],
        [1, 3, 4],
      ],
    ],
    vetoes: [
      [true, false, true],
      [false, false, true],
    ],
  })
  const excluded = (constraint: (typeof input.constraints)[number]) =>
    Object.fromEntries(
      advise({ ...input, constraints: [constraint] }).options.map(({ id, excluded: reason }) => [id, reason]),
    )

  test('rule out what is known to be below a minimum, and pass an unknown cell', () => {
    const min = { kind: 'min', criterionId: 'cost', value: 4 } as const
    expect(excluded(min)).toEqual({ go: null, java: { ...min, found: 3 }, ruby: null })
    expect(excluded({ ...min, value: 3 }).java).toBeNull()
  })

  test('apply a minimum of readiness on the same scale of ten', () => {
    expect(excluded({ kind: 'min', criterionId: 'knowledge', value: 5 }).ruby).toMatchObject({ found: 3.75 })
  })

  test('rule out what too few can carry', () => {
    const knowers = { kind: 'knowers', people: 2 } as const
    expect(excluded(knowers)).toEqual({
      go: { ...knowers, found: 1 },
      java: null,
      ruby: { ...knowers, found: 1 },
    })
  })

  test('rule out what enough members could not work with, and only report a smaller share', () => {
    const veto = { kind: 'veto', share: 0.5 } as const
    expect(excluded(veto)).toEqual({ go: null, java: null, ruby: { ...veto, found: 0.5 } })
    expect(advise(input).options.map(({ vetoes }) => vetoes)).toEqual([1, 0, 2])
  })

  test('never rule anything out for vetoes nobody cast', () => {
    expect(excluded({ kind: 'veto', share: 0 }).java).toBeNull()
    const empty = { ...input, ballots: [], constraints: [{ kind: 'veto', share: 0 } as const] }
    expect(advise(empty).options.every(({ excluded: reason }) => reason === null)).toBe(true)
  })

  test('take the rank and leave the score, and the others close the gap', () => {
    const screened = advise({ ...input, constraints: [{ kind: 'min', criterionId: 'cost', value: 4 }] })
    expect(screened.options.map(({ rank }) => rank)).toEqual([1, null, 2])
    expect(screened.order).toEqual(['go', 'ruby', 'java'])
    expect(screened.options.map(({ score }) => score)).toEqual(
      advise(input).options.map(({ score }) => score),
    )
  })

  test('can rule out everything', () => {
    const result = advise({ ...input, constraints: [{ kind: 'knowers', people: 9 }] })
    expect(result).toMatchObject({ leaderId: null, rivalId: null, gap: null, shift: null, differences: [] })
    expect(result.criteria.every(({ swing }) => swing === 0)).toBe(true)
  })
})

describe('order', () => {
  test('shares a rank between equal scores and skips the next', () => {
    const result = advise(
      room({ profile: { Go: [9], Java: [5], Ruby: [5], Rust: [1] }, criteria: ['Cost'], ballots: [[[1]]] }),
    )
    expect(result.options.map(({ rank }) => rank)).toEqual([1, 2, 2, 4])
  })

  test('puts the option more people know first inside a tie, then goes by name', () => {
    const tied = { Rust: [5], Ruby: [5], Java: [5], Go: [5] }
    const result = advise(room({ profile: tied, criteria: ['Cost'], ballots: [[[1], [0, 3, 0, 0]]] }))
    expect(result.order).toEqual(['ruby', 'go', 'java', 'rust'])
    expect(result.gap).toBe(0)
  })

  test('is a preview by equal weights while nobody has rated a priority', () => {
    const result = advise(room({ profile: { Go: [0, 5], Java: [10, 5] }, criteria: ['A', 'B'], ballots: [] }))
    expect(result.order).toEqual(['java', 'go'])
    expect(result.options.map(({ rank, score }) => [rank, score])).toEqual([
      [null, 25],
      [null, 75],
    ])
    expect(result).toMatchObject({ leaderId: null, rivalId: null, withoutFamiliarity: null })
  })
})

describe('what the team knows left out', () => {
  const familiar = (levels: [number, number], profile: [number, number]) =>
    advise(
      room({
        profile: { Go: [null, profile[0]], Java: [null, profile[1]] },
        criteria: ['Knowledge', 'Cost'],
        ballots: [[[1, 1], levels]],
      }),
    ).withoutFamiliarity

  test('names the option that would lead, and by how much', () => {
    expect(familiar([4, 0], [0, 5])).toEqual({ leaderId: 'java', gap: 50 })
    expect(familiar([4, 0], [10, 5])).toEqual({ leaderId: 'go', gap: 50 })
  })

  test('keeps the leader in its place when it is level', () => {
    expect(familiar([4, 0], [6, 6])).toEqual({ leaderId: 'go', gap: 0 })
    expect(familiar([0, 4], [6, 6])).toEqual({ leaderId: 'java', gap: 0 })
  })

  test('is null where familiarity is no criterion, or the only one', () => {
    const input = room({ profile: { Go: [5], Java: [4] }, criteria: ['Cost'], ballots: [[[1], [4, 0]]] })
    expect(advise(input).withoutFamiliarity).toBeNull()
    const only = room({
      profile: { Go: [null], Java: [null] },
      criteria: ['Knowledge'],
      ballots: [[[1], [4, 0]]],
    })
    expect(advise(only).withoutFamiliarity).toBeNull()
  })
})

describe('coverage', () => {
  test('is the weight on known cells, averaged over leader and rival', () => {
    const result = advise(
      room({
        profile: { Go: [9, null], Java: [8, 9], Rust: [null, null] },
        criteria: ['Cost', 'Speed'],
        ballots: [[[3, 1]]],
      }),
    )
    expect(result.leaderId).toBe('java')
    expect(result.coverage).toBe(0.875)
  })

  test('counts what people know as unknown until somebody says', () => {
    const ask = (levels: (number | null)[]) =>
      advise(
        room({
          profile: { Go: [null, 9], Java: [null, 8] },
          criteria: ['Knowledge', 'Cost'],
          ballots: [[[1, 3], levels]],
        }),
      ).coverage
    expect(ask([null, null])).toBe(0.75)
    expect(ask([0, null])).toBe(1)
  })
})
