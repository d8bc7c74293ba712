import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { explain } from '../../src/advisor/explain.ts'
import { personalScores } from '../../src/advisor/personal.ts'
import { compareScores } from '../../src/advisor/ranking.ts'
import type { AdvisorInput, Result } from '../../src/advisor/types.ts'
import { activeCriteria, fixedWeight, memberWeights, mixFamiliarity } from '../../src/advisor/weights.ts'
import { anyInput, RUNS } from './arbitrary.ts'

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function everyNumber(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyNumber) : []
}

function ownScores(input: AdvisorInput, result: Result): (number[] | null)[] {
  const active = activeCriteria(input.criteria, input.model)
  const fixed = fixedWeight(input.criteria, input.model)
  const weights = input.ballots.map((ballot) => {
    const own = memberWeights(ballot.importance, active, input.model.importanceMethod)
    return own && mixFamiliarity(own, input.criteria, fixed)
  })
  return personalScores(
    weights,
    result.options.map((option) => option.values),
  )
}

describe('any room', () => {
  test('has weights that sum to one, scores on the scale and no number that is not finite (P1)', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const result = advise(input)
        const weights = result.criteria.map((criterion) => criterion.weight)
        expect(weights.every((weight) => weight >= 0)).toBe(true)
        expect(total(weights)).toBeCloseTo(1, 12)
        expect(everyNumber(result).filter((number) => !Number.isFinite(number))).toEqual([])
        for (const option of result.options) {
          expect(option.score).toBeGreaterThanOrEqual(0)
          expect(option.score).toBeLessThanOrEqual(100 + 1e-9)
        }
      }),
      RUNS,
    )
  })

  test('has contributions that sum to the score, inside the interval of its unknown cells (P2)', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        for (const { score, contributions, lo, hi } of advise(input).options) {
          expect(Math.abs(total(contributions) - score)).toBeLessThan(1e-9)
          expect(lo).toBeLessThanOrEqual(score)
          expect(score).toBeLessThanOrEqual(hi)
        }
      }),
      RUNS,
    )
  })

  test('has ranks that agree with its scores, and none without priorities (P16)', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const { options, counted, order, leaderId } = advise(input)
        for (const a of options) {
          expect(a.rank === null).toBe(a.excluded !== null || counted.weights === 0)
          for (const b of options) {
            if (a.rank === null || b.rank === null) continue
            expect(Math.sign(b.rank - a.rank)).toBe(compareScores(a.score, b.score))
          }
        }
        expect([...order].sort()).toEqual(options.map((option) => option.id).sort())
        const first = options.find((option) => option.id === leaderId)
        expect(first?.rank ?? null).toBe(options.some((option) => option.rank !== null) ? 1 : null)
      }),
      RUNS,
    )
  })

  test('scores an option as the mean of what each member would score it (P9c)', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const result = advise(input)
        const own = ownScores(input, result).filter((row) => row !== null)
        fc.pre(own.length > 0)
        for (const [i, option] of result.options.entries()) {
          expect(total(own.map((row) => row[i] ?? 0)) / own.length).toBeCloseTo(option.score, 9)
        }
      }),
      RUNS,
    )
  })

  test('puts an option first that every member puts first, or level with it (P9b)', () => {
    fc.assert(
      fc.property(anyInput({ options: [2, 3], ballots: [1, 4] }), (input) => {
        const result = advise(input)
        const own = ownScores(input, result).filter((row) => row !== null)
        fc.pre(own.length > 0)
        for (const [a, one] of result.options.entries()) {
          for (const [b, other] of result.options.entries()) {
            if (!own.every((row) => (row[a] ?? 0) >= (row[b] ?? 0))) continue
            expect(compareScores(one.score, other.score)).toBeGreaterThanOrEqual(0)
          }
        }
      }),
      RUNS,
    )
  })

  test('splits the lead into differences that sum to it', () => {
    fc.assert(
      fc.property(anyInput({ options: [2, 4] }), (input) => {
        const { gap, differences } = advise(input)
        fc.pre(gap !== null)
        expect(total(differences.map((part) => part.points))).toBeCloseTo(gap ?? 0, 9)
      }),
      RUNS,
    )
  })

  test('can be put into calm words without gaps', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const words = explain(advise(input))
        const { headline, because, why, risks, vetoes, flip, crossovers, knowledge, trust, unknown, foot } =
          words
        const flips = crossovers.map((crossover) => crossover.sentence)
        const doubts = [...risks, ...vetoes, ...trust, ...unknown]
        const sentences = [headline, ...because, ...why, ...doubts, ...flip, ...flips, ...knowledge]
        for (const sentence of [...sentences, foot]) {
          expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u)
          expect(sentence).not.toMatch(/NaN|Infinity|undefined|null| {2}|\(\)|!|[ (]-\d|\d %/)
          expect(sentence).not.toMatch(/\b(best|wins|winner|loser|loses)\b/i)
        }
        if (words.leader !== null) expect(headline.startsWith(`${words.leader} `)).toBe(true)
      }),
      RUNS,
    )
  })
})
