import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { AdvisorBallot, Result } from '../../src/advisor/types.ts'
import { anyInput, having, havingModel, RUNS, replaced, scoreOf, scores } from './arbitrary.ts'

/** Scores of all options but one. */
const others = (result: Result, i: number) =>
  result.options.filter((_, h) => h !== i).map(({ score }) => score)

const isSilent = (ballot: AdvisorBallot) => ballot.familiarity.every((level) => level === null)

describe('options', () => {
  test('one more leaves every other score identical (P5)', () => {
    const rooms = anyInput().chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.array(fc.option(fc.nat({ max: 10 })), { minLength: 6, maxLength: 6 }),
        fc.array(fc.option(fc.nat({ max: 4 })), { minLength: 6, maxLength: 6 }),
      ),
    )
    fc.assert(
      fc.property(rooms, ([input, row, levels]) => {
        const added = advise(
          having(input, {
            options: [...input.options, { id: 'new', name: 'New' }],
            profile: [...input.profile, row.slice(0, input.criteria.length)],
            ballots: input.ballots.map((ballot, k) => ({
              ...ballot,
              familiarity: [...ballot.familiarity, isSilent(ballot) ? null : (levels[k] ?? null)],
            })),
          }),
        )
        const { new: _, ...rest } = scores(added)
        expect(rest).toEqual(scores(advise(input)))
      }),
      RUNS,
    )
  })

  test('a better cell never lowers its option and touches no other (P6)', () => {
    const rooms = anyInput().chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.nat({ max: input.options.length - 1 }),
        fc.nat({ max: input.criteria.length - 1 }),
      ),
    )
    fc.assert(
      fc.property(rooms, ([input, i, j]) => {
        const cell = input.profile[i]?.[j] ?? null
        fc.pre(cell !== null && cell < 10)
        const row = replaced(input.profile[i] ?? [], j, (cell ?? 0) + 1)
        const before = advise(input)
        const after = advise(having(input, { profile: replaced(input.profile, i, row) }))
        expect(scoreOf(after, i)).toBeGreaterThanOrEqual(scoreOf(before, i))
        expect(others(after, i)).toEqual(others(before, i))
      }),
      RUNS,
    )
  })

  test('more familiarity never lowers its option and touches no other (P7)', () => {
    const rooms = anyInput({ ballots: [1, 6] }).chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.nat({ max: input.ballots.length - 1 }),
        fc.nat({ max: input.options.length - 1 }),
        fc.nat({ max: 4 }),
      ),
    )
    fc.assert(
      fc.property(rooms, ([input, k, i, level]) => {
        const ballot = input.ballots[k] as AdvisorBallot
        const old = ballot.familiarity[i] ?? null
        fc.pre(!isSilent(ballot) && (old === null || level > old))
        const familiarity = replaced(ballot.familiarity, i, level)
        const before = advise(input)
        const after = advise(
          having(input, { ballots: replaced(input.ballots, k, { ...ballot, familiarity }) }),
        )
        expect(scoreOf(after, i)).toBeGreaterThanOrEqual(scoreOf(before, i))
        expect(others(after, i)).toEqual(others(before, i))
      }),
      RUNS,
    )
  })

  test('one that is at least as good in every cell and to every member scores at least as much (P9a)', () => {
    const rooms = anyInput({ options: [2, 4] }).chain((input) =>
      fc.tuple(fc.constant(input), fc.array(fc.nat({ max: 4 }), { minLength: 6, maxLength: 6 })),
    )
    fc.assert(
      fc.property(rooms, ([room, more]) => {
        const input = havingModel(room, { ratingPrior: null })
        const raise = (value: number | null, by: number, max: number) =>
          value === null ? null : Math.min(max, value + by)
        const copy = (input.profile[0] ?? []).map((value, j) => raise(value, more[j] ?? 0, 10))
        const result = advise(
          having(input, {
            profile: replaced(input.profile, 1, copy),
            ballots: input.ballots.map((ballot, k) => ({
              ...ballot,
              familiarity: replaced(
                ballot.familiarity,
                1,
                raise(ballot.familiarity[0] ?? null, more[k] ?? 0, 4),
              ),
            })),
          }),
        )
        expect(scoreOf(result, 1)).toBeGreaterThanOrEqual(scoreOf(result, 0))
      }),
      RUNS,
    )
  })

  test('ruling one out leaves every score identical (P15)', () => {
    fc.assert(
      fc.property(anyInput(), fc.nat({ max: 3 }), (input, people) => {
        const open = advise(having(input, { constraints: [] }))
        const screened = advise(having(input, { constraints: [{ kind: 'knowers', people }] }))
        expect(scores(screened)).toEqual(scores(open))
        const few = screened.options.filter((option) => option.knowers < people).map(({ id }) => id)
        expect(screened.options.filter((option) => option.excluded).map(({ id }) => id)).toEqual(few)
      }),
      RUNS,
    )
  })
})
