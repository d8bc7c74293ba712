import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { AdvisorBallot, AdvisorInput, Result } from '../../src/advisor/types.ts'
import {
  anyBallot,
  anyInput,
  having,
  havingModel,
  RUNS,
  replaced,
  scoreOf,
  scores,
  weights,
} from './arbitrary.ts'

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
      fc.property(withBallot, ([anyRoom, k, j]) => {
        // A ranking with one criterion less has steps of another size.
        const room = havingModel(anyRoom, { importanceMethod: 'rating' })
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
