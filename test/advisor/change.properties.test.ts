import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { AdvisorBallot, AdvisorInput, Result } from '../../src/advisor/types.ts'
import { anyBallot, anyInput, having, havingModel, RUNS, replaced } from './arbitrary.ts'

const scores = (result: Result) => Object.fromEntries(result.options.map(({ id, score }) => [id, score]))
const weights = (result: Result) => Object.fromEntries(result.criteria.map(({ id, weight }) => [id, weight]))
const scoreOf = (result: Result, i: number) => result.options[i]?.score ?? Number.NaN

/** Scores of all options but one. */
const others = (result: Result, i: number) =>
  result.options.filter((_, h) => h !== i).map(({ score }) => score)

const isSilent = (ballot: AdvisorBallot) => ballot.familiarity.every((level) => level === null)

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

describe('ballots', () => {
  const withBallot = anyInput({ ballots: [1, 6] }).chain((input) =>
    fc.tuple(
      fc.constant(input),
      fc.nat({ max: input.ballots.length - 1 }),
      fc.nat({ max: input.criteria.length - 1 }),
    ),
  )
  const sumOf = (answers: readonly (number | null)[]) =>
    answers.reduce<number>((sum, value) => sum + (value ?? 0), 0)

  const isWeighted = (input: AdvisorInput, k: number) =>
    advise(having(input, { ballots: input.ballots.slice(k, k + 1) })).counted.weights === 1

  test('giving everything twice or five times the points changes nothing (P8)', () => {
    fc.assert(
      fc.property(withBallot, fc.integer({ min: 2, max: 5 }), ([room, k], factor) => {
        const input = havingModel(room, { importanceMax: 25 })
        const ballot = input.ballots[k] as AdvisorBallot
        const importance = ballot.importance.map((answer) => (answer === null ? null : factor * answer))
        const louder = having(input, { ballots: replaced(input.ballots, k, { ...ballot, importance }) })
        expect(scores(advise(louder))).toEqual(scores(advise(input)))
      }),
      RUNS,
    )
  })

  test('one less moves no weight by more than one over their number (P10)', () => {
    fc.assert(
      fc.property(withBallot, ([input, k]) => {
        const before = advise(input)
        fc.pre(before.counted.weights > 0)
        const after = advise(having(input, { ballots: input.ballots.filter((_, other) => other !== k) }))
        for (const [j, criterion] of before.criteria.entries()) {
          const moved = Math.abs((after.criteria[j]?.weight ?? 0) - criterion.weight)
          expect(moved).toBeLessThanOrEqual(1 / before.counted.weights + 1e-12)
        }
      }),
      RUNS,
    )
  })

  test('each counted twice changes nothing, by breadth alone (P11)', () => {
    fc.assert(
      fc.property(anyInput(), (room) => {
        const input = havingModel(room, { breadthShare: 1, ratingPrior: null })
        const twice = having(input, { ballots: [...input.ballots, ...input.ballots] })
        expect(scores(advise(twice))).toEqual(scores(advise(input)))
        expect(weights(advise(twice))).toEqual(weights(advise(input)))
      }),
      RUNS,
    )
  })

  test('taking part never costs an option the lead over one its voter likes no more (P12)', () => {
    const rooms = anyInput({ options: [2, 4], ballots: [1, 5] }).chain((input) =>
      fc.tuple(fc.constant(input), anyBallot(input.options.length, input.criteria.length)),
    )
    fc.assert(
      fc.property(rooms, ([room, ballot]) => {
        const input = havingModel(room, { fixedFamiliarityWeight: 0, ratingPrior: null })
        const before = advise(input)
        // The values must not change with the ballot, so what people know has to weigh nothing.
        const isFixed = before.criteria.every(({ kind, weight }) => kind === 'profile' || weight === 0)
        fc.pre(isFixed && before.counted.weights > 0)
        const alone = advise(having(input, { ballots: [ballot] }))
        fc.pre(alone.counted.weights === 1)
        const after = advise(having(input, { ballots: [...input.ballots, ballot] }))
        for (const a of input.options.keys()) {
          for (const b of input.options.keys()) {
            const wasAhead = scoreOf(before, a) >= scoreOf(before, b)
            if (!wasAhead || scoreOf(alone, a) < scoreOf(alone, b)) continue
            expect(scoreOf(after, a) - scoreOf(after, b)).toBeGreaterThanOrEqual(-1e-9)
          }
        }
      }),
      RUNS,
    )
  })

  test('a higher importance never lowers the weight of its criterion (P13)', () => {
    fc.assert(
      fc.property(withBallot, ([input, k, j]) => {
        const ballot = input.ballots[k] as AdvisorBallot
        const answer = ballot.importance[j] ?? null
        fc.pre(answer !== null && answer < 5 && isWeighted(input, k))
        const importance = replaced(ballot.importance, j, (answer ?? 0) + 1)
        const raised = having(input, { ballots: replaced(input.ballots, k, { ...ballot, importance }) })
        const weight = (result: Result) => result.criteria[j]?.weight ?? Number.NaN
        expect(weight(advise(raised))).toBeGreaterThanOrEqual(weight(advise(input)) - 1e-15)
      }),
      RUNS,
    )
  })

  test('a criterion nobody gives weight has no effect (P14)', () => {
    fc.assert(
      fc.property(withBallot, fc.nat({ max: 10 }), ([input, , j], value) => {
        const ballots = input.ballots.map((ballot) => ({
          ...ballot,
          importance: replaced(ballot.importance, j, 0),
        }))
        const before = advise(having(input, { ballots }))
        fc.pre(before.criteria[j]?.weight === 0)
        const profile = input.profile.map((row) => replaced(row, j, value))
        expect(scores(advise(having(input, { ballots, profile })))).toEqual(scores(before))
      }),
      RUNS,
    )
  })

  test('one without any answer changes no score and no weight (P17)', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const empty = {
          importance: input.criteria.map(() => null),
          familiarity: input.options.map(() => null),
        }
        const after = advise(having(input, { ballots: [...input.ballots, empty] }))
        expect(scores(after)).toEqual(scores(advise(input)))
        expect(weights(after)).toEqual(weights(advise(input)))
        expect(after.counted.ballots).toBe(input.ballots.length + 1)
      }),
      RUNS,
    )
  })

  test('skipping one criterion keeps the proportions of the others (P18)', () => {
    fc.assert(
      fc.property(withBallot, ([room, k, j]) => {
        const ballot = room.ballots[k] as AdvisorBallot
        const skipped = { ...ballot, importance: replaced(ballot.importance, j, null) }
        const only = (one: AdvisorBallot) => having(room, { ballots: [one] })
        fc.pre(sumOf(skipped.importance) > 0 && isWeighted(only(skipped), 0))
        const before = advise(only(ballot)).criteria.map(({ weight }) => weight)
        const after = advise(only(skipped)).criteria.map(({ weight }) => weight)
        const rated = [...before.keys()].filter((l) => skipped.importance[l] !== null && isMembers(room, l))
        for (const a of rated) {
          for (const b of rated) {
            expect((before[a] ?? 0) * (after[b] ?? 0)).toBeCloseTo((before[b] ?? 0) * (after[a] ?? 0), 12)
          }
        }
      }),
      RUNS,
    )
  })
})

// A fixed familiarity weight is nobody's answer.
const isMembers = ({ criteria, model }: AdvisorInput, j: number) =>
  model.fixedFamiliarityWeight === null || criteria[j]?.kind === 'profile'
