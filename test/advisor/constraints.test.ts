import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { room } from './room.ts'

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
