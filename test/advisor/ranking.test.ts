import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { room } from './room.ts'

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
