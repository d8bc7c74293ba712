import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { Result } from '../../src/advisor/types.ts'
import { room } from './room.ts'

const option = (result: Result, id: string) => {
  const found = result.options.find((one) => one.id === id)
  if (!found) throw new Error(`no option ${id}`)
  return found
}

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
