import fc from 'fast-check'
import type { AdvisorBallot, AdvisorInput, Constraint, Model, Result } from '../../src/advisor/types.ts'

/** Runs of each property; fewer where every change to the code is tried, and a fixed seed so that a run repeats. */
const runs = Number(process.env.PROPERTY_RUNS ?? 400)
const seed = process.env.PROPERTY_RUNS ? { seed: 1 } : {}
export const RUNS = { numRuns: runs, ...seed }

/** The same for properties whose every run is dear. */
export const FEW_RUNS = { numRuns: Math.ceil(runs / 7), ...seed }

const answer = (max: number) => fc.option(fc.nat({ max }), { freq: 4 })
const list = <T>(length: number, of: fc.Arbitrary<T>) =>
  fc.array(of, { minLength: length, maxLength: length })

const anyModel: fc.Arbitrary<Model> = fc.record({
  version: fc.constant('advisor-1' as const),
  importanceMax: fc.constant(5),
  familiarityMax: fc.constant(4),
  knowsAt: fc.integer({ min: 1, max: 4 }),
  crew: fc.integer({ min: 1, max: 4 }),
  breadthShare: fc.constantFrom(0, 0.3, 0.5, 1),
  fixedFamiliarityWeight: fc.constantFrom(null, null, 0, 0.25, 0.6, 1),
  ratingPrior: fc.constantFrom(null, null, 0, 3),
  familiarityCurve: fc.constantFrom(null, [0, 0.15, 0.45, 0.8, 1]),
  importanceMethod: fc.constantFrom('rating', 'rating', 'points', 'rank-sum', 'rank-order-centroid'),
})

/** Any ballot: full, with gaps, or with nothing on a side. */
export function anyBallot(options: number, criteria: number): fc.Arbitrary<AdvisorBallot> {
  return fc.record(
    {
      importance: fc.oneof(
        { weight: 6, arbitrary: list(criteria, answer(5)) },
        { weight: 1, arbitrary: list(criteria, fc.constant(null)) },
        { weight: 1, arbitrary: list(criteria, fc.constant(0)) },
      ),
      familiarity: fc.oneof(
        { weight: 6, arbitrary: list(options, answer(4)) },
        { weight: 1, arbitrary: list(options, fc.constant(null)) },
      ),
      vetoes: list(options, fc.boolean()),
      ratings: list(options, list(criteria, answer(10))),
      willingness: list(options, answer(2)),
      direct: list(options, answer(5)),
    },
    { requiredKeys: ['importance', 'familiarity'] },
  )
}

const anyConstraint = (criteria: number): fc.Arbitrary<Constraint> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('min' as const),
      criterionId: fc.nat({ max: criteria - 1 }).map((j) => `c${j}`),
      value: fc.nat({ max: 11 }),
    }),
    fc.record({ kind: fc.constant('knowers' as const), people: fc.nat({ max: 3 }) }),
    fc.record({ kind: fc.constant('veto' as const), share: fc.constantFrom(0.2, 0.5, 1) }),
  )

type Limits = { options?: [number, number]; criteria?: [number, number]; ballots?: [number, number] }

/** Rooms of every shape: nobody in them, one option, one criterion, no familiarity criterion, unknown cells. */
export function anyInput({
  options = [1, 5],
  criteria = [1, 6],
  ballots = [0, 6],
}: Limits = {}): fc.Arbitrary<AdvisorInput> {
  const size = ([min, max]: [number, number]) => fc.integer({ min, max })
  return fc
    .record({
      m: size(options),
      n: size(criteria),
      k: size(ballots),
      familiarityAt: fc.option(fc.nat({ max: 5 }), { freq: 5 }),
    })
    .chain(({ m, n, k, familiarityAt }) =>
      fc.record({
        options: list(m, fc.constantFrom('Go', 'Java', 'Ruby')).map((names) =>
          names.map((name, i) => ({ id: `o${i}`, name })),
        ),
        criteria: fc.constant(
          Array.from({ length: n }, (_, j) => ({
            id: `c${j}`,
            name: `Criterion ${j}`,
            kind: j === familiarityAt ? ('familiarity' as const) : ('profile' as const),
          })),
        ),
        profile: list(m, list(n, answer(10))),
        ballots: list(k, anyBallot(m, n)),
        constraints: fc.oneof(fc.constant([]), fc.array(anyConstraint(n), { maxLength: 2 })),
        quorum: fc.integer({ min: 1, max: 4 }),
        eligible: fc.option(fc.integer({ min: k, max: k + 4 })),
        bands: list(m, list(n, answer(3))),
        seed: fc.nat(),
        model: anyModel,
      }),
    )
}

/** The input with some parts replaced. */
export const having = (input: AdvisorInput, parts: Partial<AdvisorInput>): AdvisorInput => ({
  ...input,
  ...parts,
})

export const havingModel = (input: AdvisorInput, parts: Partial<Model>): AdvisorInput =>
  having(input, { model: { ...input.model, ...parts } })

/** A copy of a list with one entry replaced. */
export const replaced = <T>(values: readonly T[], index: number, value: T): T[] =>
  values.map((old, i) => (i === index ? value : old))

/** Scores by option, weights by criterion. */
export const scores = (result: Result) =>
  Object.fromEntries(result.options.map(({ id, score }) => [id, score]))
export const weights = (result: Result) =>
  Object.fromEntries(result.criteria.map(({ id, weight }) => [id, weight]))

export const scoreOf = (result: Result, i: number): number => result.options[i]?.score ?? Number.NaN
