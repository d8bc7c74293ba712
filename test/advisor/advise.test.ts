import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { room } from './room.ts'

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
