import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { AdvisorBallot, OptionResult, Result } from '../../src/advisor/types.ts'
import { anyBallot, anyInput, having, havingModel, RUNS } from './arbitrary.ts'

const rooms = anyInput({ options: [2, 5], criteria: [2, 6], ballots: [1, 6] })

const scoreUnder = (option: OptionResult, weights: readonly number[]) =>
  100 * option.values.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), 0)

const byId = (result: Result, id: string | null) =>
  result.options.find((option) => option.id === id) as OptionResult

/** Criterion `j` at weight `at`, the others in proportion. */
function reweighted({ criteria }: Result, id: string, at: number): number[] {
  const own = criteria.find((criterion) => criterion.id === id)?.weight ?? 0
  return criteria.map((criterion) => (criterion.id === id ? at : (criterion.weight * (1 - at)) / (1 - own)))
}

function leadAt(result: Result, weights: number[]): number {
  const rivals = result.options.filter(({ rank, id }) => rank !== null && id !== result.leaderId)
  const leader = scoreUnder(byId(result, result.leaderId), weights)
  return leader - Math.max(...rivals.map((rival) => scoreUnder(rival, weights)))
}

describe('a crossover', () => {
  test('is where its rival is level with the leader and nobody is ahead', () => {
    fc.assert(
      fc.property(rooms, (input) => {
        const result = advise(input)
        for (const { criterionId, rivalId, at } of result.crossovers) {
          const weights = reweighted(result, criterionId, at)
          const leader = scoreUnder(byId(result, result.leaderId), weights)
          expect(scoreUnder(byId(result, rivalId), weights)).toBeCloseTo(leader, 7)
          expect(leadAt(result, weights)).toBeGreaterThan(-1e-7)
        }
      }),
      RUNS,
    )
  })

  test('ends the stretch in which the leader stays, and there is none inside it', () => {
    fc.assert(
      fc.property(rooms, fc.double({ min: 0, max: 1, noNaN: true }), (input, share) => {
        const result = advise(input)
        for (const { criterionId, weight, low, high, lowRivalId, highRivalId } of result.stability) {
          if (weight > 1 - 1e-9) continue
          expect(low).toBeLessThanOrEqual(weight)
          expect(high).toBeGreaterThanOrEqual(weight)
          const inside = low + share * (high - low)
          expect(leadAt(result, reweighted(result, criterionId, inside))).toBeGreaterThan(-1e-7)
          const below = reweighted(result, criterionId, low / 2)
          const above = reweighted(result, criterionId, (1 + high) / 2)
          if (lowRivalId !== null) expect(leadAt(result, below)).toBeLessThan(1e-9)
          if (highRivalId !== null) expect(leadAt(result, above)).toBeLessThan(1e-9)
        }
      }),
      RUNS,
    )
  })

  test('comes nearest first', () => {
    fc.assert(
      fc.property(rooms, (input) => {
        const distances = advise(input).crossovers.map(({ at, weight }) => Math.abs(at - weight))
        expect(distances).toEqual([...distances].sort((a, b) => a - b))
      }),
      RUNS,
    )
  })
})

describe('a profile crossover', () => {
  test('makes leader and rival level when the cell is changed', () => {
    fc.assert(
      fc.property(rooms, (room) => {
        const input = havingModel(room, { ratingPrior: null })
        const result = advise(having(input, { constraints: [] }))
        for (const { criterionId, optionId, from, to } of result.profileCrossovers) {
          const j = input.criteria.findIndex(({ id }) => id === criterionId)
          const i = input.options.findIndex(({ id }) => id === optionId)
          expect(from).toBeCloseTo(input.profile[i]?.[j] ?? Number.NaN, 9)
          expect(to).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(10)
          const profile = input.profile.map((row, h) =>
            row.map((cell, l) => (h === i && l === j ? to : cell)),
          )
          const changed = advise(having(input, { profile, constraints: [] }))
          expect(byId(changed, result.leaderId).score).toBeCloseTo(byId(changed, result.rivalId).score, 7)
        }
      }),
      RUNS,
    )
  })
})

describe('the smallest shift', () => {
  test('is not larger than what any single crossover moves', () => {
    fc.assert(
      fc.property(rooms, (input) => {
        const { shift, crossovers } = advise(input)
        for (const { at, weight } of crossovers) {
          expect(shift?.amount ?? Number.NaN).toBeLessThanOrEqual(Math.abs(at - weight) + 1e-9)
        }
      }),
      RUNS,
    )
  })

  test('is impossible only where no weights at all put a rival level', () => {
    fc.assert(
      fc.property(rooms, fc.array(fc.nat({ max: 9 }), { minLength: 6, maxLength: 6 }), (input, answers) => {
        const result = advise(input)
        fc.pre(result.shift !== null && result.shift.amount === null)
        const whole = answers.slice(0, input.criteria.length).reduce((sum, answer) => sum + answer, 0)
        fc.pre(whole > 0)
        expect(
          leadAt(
            result,
            answers.map((answer) => answer / whole),
          ),
        ).toBeGreaterThan(0)
      }),
      { ...RUNS, maxSkipsPerRun: 10_000 },
    )
  })

  test('moves no more than there is', () => {
    fc.assert(
      fc.property(rooms, (input) => {
        const amount = advise(input).shift?.amount ?? 0
        expect(amount).toBeGreaterThanOrEqual(0)
        expect(amount).toBeLessThanOrEqual(1 + 1e-12)
      }),
      RUNS,
    )
  })
})

describe('certainty', () => {
  test('has shares of the disagreement that sum to one, largest first', () => {
    fc.assert(
      fc.property(rooms, (input) => {
        const { disagreement, certainty } = advise(input)
        const shares = disagreement.map(({ share }) => share)
        expect(shares).toEqual([...shares].sort((a, b) => b - a))
        if (shares.length === 0) expect(certainty.standardError ?? 0).toBe(0)
        else expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6)
      }),
      RUNS,
    )
  })

  test('is the standard error of the mean of the personal leads', () => {
    fc.assert(
      fc.property(anyInput({ options: [2, 3], ballots: [2, 6] }), (room) => {
        const input = havingModel(room, { fixedFamiliarityWeight: null })
        const result = advise(input)
        const { standardError } = result.certainty
        fc.pre(standardError !== null)
        const [leader, rival] = [byId(result, result.leaderId), byId(result, result.certainty.rivalId)]
        // Each ballot alone gives the weights of its member; the values stay those of the team.
        const leads = input.ballots.flatMap((ballot) => {
          const alone = advise(having(input, { ballots: [ballot] }))
          const weights = alone.criteria.map(({ weight }) => weight)
          return alone.counted.weights === 0 ? [] : [scoreUnder(leader, weights) - scoreUnder(rival, weights)]
        })
        const mean = leads.reduce((sum, lead) => sum + lead, 0) / leads.length
        const squares = leads.reduce((sum, lead) => sum + (lead - mean) ** 2, 0)
        const expected = Math.sqrt(squares / (leads.length - 1) / leads.length)
        expect(standardError ?? Number.NaN).toBeCloseTo(expected, 5)
      }),
      RUNS,
    )
  })

  test('calls a lead clinched only if no priorities of those who are missing can end it', () => {
    const open = rooms.chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.array(anyBallot(input.options.length, input.criteria.length), { minLength: 1, maxLength: 3 }),
      ),
    )
    fc.assert(
      fc.property(open, ([room, late]) => {
        const input = having(room, { constraints: [], eligible: room.ballots.length + late.length })
        const before = advise(input)
        fc.pre(before.certainty.clinched === true)
        const silent = input.options.map(() => null)
        const ballots = late.map(({ importance }): AdvisorBallot => ({ importance, familiarity: silent }))
        const after = advise(having(input, { ballots: [...input.ballots, ...ballots] }))
        expect(after.leaderId).toBe(before.leaderId)
        expect(after.gap).toBeGreaterThan(0)
      }),
      { ...RUNS, maxSkipsPerRun: 10_000 },
    )
  })
})
