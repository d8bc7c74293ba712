import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { Result } from '../../src/advisor/types.ts'
import { room } from './room.ts'

const option = (result: Result, id: string) => {
  const found = result.options.find((one) => one.id === id)
  if (!found) throw new Error(`no option ${id}`)
  return found
}

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
