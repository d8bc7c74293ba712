import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { anyInput, having, RUNS, scores, weights } from './arbitrary.ts'

const order = (length: number) =>
  fc.shuffledSubarray(
    Array.from({ length }, (_, i) => i),
    { minLength: length },
  )

const pick = <T>(values: readonly T[], at: readonly number[]): T[] => at.map((i) => values[i] as T)

describe('order does not matter', () => {
  test('of the ballots, to the last bit (P3)', () => {
    const rooms = anyInput().chain((input) => fc.tuple(fc.constant(input), order(input.ballots.length)))
    fc.assert(
      fc.property(rooms, ([input, at]) => {
        expect(advise(having(input, { ballots: pick(input.ballots, at) }))).toEqual(advise(input))
      }),
      RUNS,
    )
  })

  test('of the options (P4)', () => {
    const rooms = anyInput().chain((input) => fc.tuple(fc.constant(input), order(input.options.length)))
    fc.assert(
      fc.property(rooms, ([input, at]) => {
        const shuffled = advise(
          having(input, {
            options: pick(input.options, at),
            profile: pick(input.profile, at),
            ballots: input.ballots.map((ballot) => ({
              ...ballot,
              familiarity: pick(ballot.familiarity, at),
              ...(ballot.vetoes && { vetoes: pick(ballot.vetoes, at) }),
              ...(ballot.ratings && { ratings: pick(ballot.ratings, at) }),
            })),
          }),
        )
        const result = advise(input)
        expect(scores(shuffled)).toEqual(scores(result))
        expect(shuffled.order).toEqual(result.order)
        expect(shuffled.verdict).toEqual(result.verdict)
        expect([...shuffled.options].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(result.options)
      }),
      RUNS,
    )
  })

  test('of the criteria (P4)', () => {
    const rooms = anyInput().chain((input) => fc.tuple(fc.constant(input), order(input.criteria.length)))
    fc.assert(
      fc.property(rooms, ([input, at]) => {
        const shuffled = advise(
          having(input, {
            criteria: pick(input.criteria, at),
            profile: input.profile.map((row) => pick(row, at)),
            ballots: input.ballots.map((ballot) => ({
              ...ballot,
              importance: pick(ballot.importance, at),
              ...(ballot.ratings && { ratings: ballot.ratings.map((row) => pick(row, at)) }),
            })),
          }),
        )
        const result = advise(input)
        expect(scores(shuffled)).toEqual(scores(result))
        expect(weights(shuffled)).toEqual(weights(result))
        expect(shuffled.order).toEqual(result.order)
        expect(shuffled.verdict).toEqual(result.verdict)
      }),
      RUNS,
    )
  })
})
