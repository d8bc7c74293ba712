import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import { type Explanation, explain } from '../../src/advisor/explain.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { anyInput, FEW_RUNS, having } from './arbitrary.ts'

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function everyNumber(value: unknown, visit: (number: number) => void): void {
  if (typeof value === 'number') visit(value)
  else if (Array.isArray(value)) for (const part of value) everyNumber(part, visit)
  else if (value !== null && typeof value === 'object') everyNumber(Object.values(value), visit)
}

const sentencesOf = (words: Explanation): string[] => [
  words.headline,
  ...words.because,
  ...words.agreement,
  ...words.topics.flatMap(({ sentences }) => sentences),
  ...words.skip,
  ...words.robustness,
  ...words.confidential,
  ...words.opinions,
  ...words.directVote,
  ...words.information,
  ...words.trust,
  ...words.unknown,
]

describe('the complements of any room', () => {
  test('are finite, plain JSON, and the same for the same input', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const { complements } = fullResult(input)
        everyNumber(complements, (number) => expect(Number.isFinite(number)).toBe(true))
        expect(JSON.parse(JSON.stringify(complements))).toEqual(complements)
        expect(fullResult(input).complements).toEqual(complements)
      }),
      FEW_RUNS,
    )
  })

  test('leave the result as it is without them', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const { complements: _, ...result } = fullResult(input)
        expect(result).toEqual(advise(input))
      }),
      FEW_RUNS,
    )
  })

  test('do not depend on the order of the ballots, but for who is who', () => {
    const anonymous = ({ complements }: FullResult) => ({
      ...complements,
      // Drawn with one share per ballot, so equal but for the error of the draws.
      robustness: { ...complements.robustness, team: null },
      mentors: complements.mentors.map(({ optionId }) => optionId),
      agenda: complements.agenda && {
        ...complements.agenda,
        topics: complements.agenda.topics.map(({ low, high, ...topic }) => ({
          ...topic,
          low: low && { ...low, members: low.members.length },
          high: high && { ...high, members: high.members.length },
        })),
      },
      // Where the two ends of a team lie may be one of several answers.
      camps: null,
    })
    fc.assert(
      fc.property(anyInput({ ballots: [2, 6] }), (input) => {
        const reversed = having(input, { ballots: [...input.ballots].reverse() })
        const [one, other] = [anonymous(fullResult(input)), anonymous(fullResult(reversed))]
        expect(close(other)).toEqual(close(one))
      }),
      FEW_RUNS,
    )
  })

  test('share out all draws and all members', () => {
    fc.assert(
      fc.property(anyInput({ options: [2, 5], ballots: [1, 6] }), (input) => {
        const { complements, counted, options } = fullResult(input)
        const { any, ordered, team } = complements.robustness
        for (const prior of [any, ordered, team]) {
          if (!prior) continue
          for (const { first, ranks, central } of prior) {
            expect(ranks[0]).toBe(first)
            expect(total(ranks)).toBeCloseTo(1, 9)
            if (central) expect(total(central)).toBeCloseTo(1, 9)
          }
          expect(total(prior.map(({ first }) => first))).toBeGreaterThanOrEqual(1 - 1e-9)
        }
        if (complements.personal)
          expect(total(complements.personal.firstChoices)).toBeCloseTo(counted.weights, 9)
        const opinions = complements.opinions
        if (opinions) {
          expect(opinions.of).toBe(opinions.methods.filter(({ places }) => places !== null).length)
          for (const { places } of opinions.methods)
            expect(
              places === null ||
                places.every((place, i) => (place === null) === (options[i]?.excluded !== null)),
            ).toBe(true)
        }
        const agenda = complements.agenda
        if (agenda) expect(total(agenda.topics.map(({ minutes }) => minutes)) + agenda.close).toBe(15)
      }),
      FEW_RUNS,
    )
  })

  test('can be put into calm words without gaps', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const result = fullResult(input)
        for (const sentence of sentencesOf(explain(result, result.complements))) {
          expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u)
          expect(sentence).not.toMatch(
            /NaN|Infinity|undefined|null| {2}|\(\)|!|[ (]-\d|\d %|, \.|:\.| and \.|for 0 of/,
          )
          expect(sentence).not.toMatch(/\b(best|wins|winner|loser|loses)\b/i)
        }
      }),
      FEW_RUNS,
    )
  })
})

/** Sums in another order differ in the last digits. */
const close = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'number' ? Number(part.toFixed(9)) + 0 : part,
  )
