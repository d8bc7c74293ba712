import { mean } from './aggregation.ts'
import { readiness } from './readiness.ts'
import { dot } from './sum.ts'
import { tallyBallots } from './tally.ts'
import type { AdvisorBallot, AdvisorInput } from './types.ts'
import { optionValues } from './values.ts'
import { activeCriteria, equalWeights, fixedWeight, mixFamiliarity, weightsOf } from './weights.ts'

/** What a score can have changed by from one round to the next. */
export const CAUSES = ['weights', 'familiarity', 'profile', 'voters'] as const
export type Cause = (typeof CAUSES)[number]

/** Places of one person's ballot in the earlier and in the later round. */
export type Pair = readonly [before: number, after: number]

export type ScoreChange = {
  optionId: string
  /** Scores of 100 by the ballots and the profile of either round. */
  before: number
  after: number
  /** Points by what changed; they add up to the difference. `voters` is 0 where nobody knows who is who. */
  parts: Record<Cause, number>
}

/**
 * What changed the score of each option that both rounds asked about: the importance answers of those who voted twice,
 * how well they know the options, the profile with the members' ratings, and who voted at all. Each cause gets its mean
 * effect over all orders in which the four can be exchanged, so nothing is left over and no order is preferred (Shapley
 * 1953; Shorrocks 2013). Without pairs, as in anonymous rounds, whole rounds of answers are exchanged and who voted is
 * part of the first two. What only one round has keeps what that round says of it.
 */
export function scoreChanges(
  before: AdvisorInput,
  after: AdvisorInput,
  pairs: readonly Pair[] | null,
): ScoreChange[] {
  const game = gameOf(before, after, pairs)
  const players = CAUSES.filter((cause) => cause !== 'voters' || pairs !== null)
  const worth = coalitions(players).map(game.scoresOf)
  const all = worth.length - 1
  return game.options.flatMap((id, i) => {
    const isIn = ({ options }: AdvisorInput) => options.some((option) => option.id === id)
    if (!isIn(before) || !isIn(after)) return []
    const of = (coalition: number) => worth[coalition]?.[i] ?? 0
    const parts = { weights: 0, familiarity: 0, profile: 0, voters: 0 }
    for (const [k, cause] of players.entries()) parts[cause] = meanEffect(of, k, players.length)
    return [{ optionId: id, before: of(0), after: of(all), parts }]
  })
}

/** All sets of players; bit k of a set's number says whether player k is in it. */
const coalitions = (players: readonly Cause[]): ReadonlySet<Cause>[] =>
  Array.from({ length: 2 ** players.length }, (_, set) => new Set(players.filter((_, k) => (set >> k) & 1)))

function meanEffect(of: (coalition: number) => number, k: number, players: number): number {
  let effect = 0
  for (let set = 0; set < 2 ** players; set += 1) {
    if ((set >> k) & 1) continue
    const size = set.toString(2).split('1').length - 1
    const share = (factorial(size) * factorial(players - size - 1)) / factorial(players)
    effect += share * (of(set | (1 << k)) - of(set))
  }
  return effect
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

type Side = 'before' | 'after'
type Person = { before?: AdvisorBallot; after?: AdvisorBallot }
type Given = { side: Side; ballot: AdvisorBallot }
type Changed = ReadonlySet<Cause>

/** Scores of all options of both rounds, where what is in the set is as in the later round and the rest as before. */
function gameOf(before: AdvisorInput, after: AdvisorInput, pairs: readonly Pair[] | null) {
  const inputs = { before, after }
  const options = union(before.options, after.options)
  const criteria = union(before.criteria, after.criteria)
  const people = pairs && peopleOf(before, after, pairs)
  const vectors = {
    before: vectorsOf(before, criteria),
    after: vectorsOf(after, criteria),
  }

  const given = (changed: Changed, cause: Cause): Given[] => {
    const side: Side = changed.has(cause) ? 'after' : 'before'
    if (!people) return inputs[side].ballots.map((ballot) => ({ side, ballot }))
    const voted = people.filter((person) => person[changed.has('voters') ? 'after' : 'before'])
    return voted.flatMap((person): Given[] => {
      const at = person[side] ? side : side === 'after' ? 'before' : 'after'
      return person[at] ? [{ side: at, ballot: person[at] }] : []
    })
  }
  const weightsFor = (changed: Changed): number[] => {
    const members = given(changed, 'weights').flatMap(({ side, ballot }) => {
      const weights = vectors[side].get(ballot)
      return weights ? [weights] : []
    })
    if (members.length === 0) return equalFor(inputs[changed.has('weights') ? 'after' : 'before'], criteria)
    return criteria.map((_, j) => mean(members.map((row) => row[j] ?? 0)))
  }
  const valuesFor = (changed: Changed): number[][] => {
    const mixed = mixedInput(inputs, { options, criteria }, changed, {
      familiarity: given(changed, 'familiarity'),
      ratings: given(changed, 'profile'),
    })
    const tally = tallyBallots(mixed)
    return options.map((_, i) => {
      const ready = readiness(tally.familiarity[i] ?? [], tally.familiarityBallots, mixed.model)
      return optionValues(mixed, tally, i, ready.value).values
    })
  }
  return {
    options,
    scoresOf: (changed: Changed): number[] => {
      const weights = weightsFor(changed)
      return valuesFor(changed).map((values) => 100 * dot(weights, values))
    },
  }
}

const union = (one: readonly { id: string }[], other: readonly { id: string }[]): string[] => [
  ...new Set([...one, ...other].map(({ id }) => id)),
]

function peopleOf(before: AdvisorInput, after: AdvisorInput, pairs: readonly Pair[]): Person[] {
  const partner = new Map(pairs.map(([one, other]) => [other, one]))
  const twice = new Set(pairs.map(([one]) => one))
  return [
    ...before.ballots.flatMap((ballot, k) => (twice.has(k) ? [] : [{ before: ballot }])),
    ...after.ballots.map((ballot, k): Person => {
      const known = partner.get(k)
      const earlier = known === undefined ? undefined : before.ballots[known]
      return earlier ? { before: earlier, after: ballot } : { after: ballot }
    }),
  ]
}

const vectorsOf = (input: AdvisorInput, criteria: readonly string[]) =>
  new Map(input.ballots.map((ballot) => [ballot, vectorOf(input, ballot, criteria)]))

/** One ballot's weights over the criteria of both rounds; null where it abstains. */
function vectorOf(input: AdvisorInput, ballot: AdvisorBallot, criteria: readonly string[]): number[] | null {
  const weights = weightsOf(input, ballot)
  return (
    weights &&
    spread(input, mixFamiliarity(weights, input.criteria, fixedWeight(input.criteria, input.model)), criteria)
  )
}

function equalFor(input: AdvisorInput, criteria: readonly string[]): number[] {
  const equal = equalWeights(activeCriteria(input.criteria, input.model))
  return spread(
    input,
    mixFamiliarity(equal, input.criteria, fixedWeight(input.criteria, input.model)),
    criteria,
  )
}

const spread = (input: AdvisorInput, weights: readonly number[], criteria: readonly string[]): number[] =>
  criteria.map((id) => weights[input.criteria.findIndex((criterion) => criterion.id === id)] ?? 0)

type Ids = { options: readonly string[]; criteria: readonly string[] }

/** An input over the options and criteria of both rounds whose ballots hold familiarity and ratings alone. */
function mixedInput(
  inputs: Record<Side, AdvisorInput>,
  { options, criteria }: Ids,
  changed: Changed,
  given: { familiarity: readonly Given[]; ratings: readonly Given[] },
): AdvisorInput {
  const first: Side = changed.has('profile') ? 'after' : 'before'
  const sides: readonly Side[] = [first, first === 'after' ? 'before' : 'after']
  const at = (side: Side, optionId: string, criterionId: string) => ({
    i: inputs[side].options.findIndex(({ id }) => id === optionId),
    j: inputs[side].criteria.findIndex(({ id }) => id === criterionId),
  })
  const cell = (optionId: string, criterionId: string): number | null => {
    const side = sides.find((one) => {
      const { i, j } = at(one, optionId, criterionId)
      return i >= 0 && j >= 0
    })
    if (!side) return null
    const { i, j } = at(side, optionId, criterionId)
    return inputs[side].profile[i]?.[j] ?? null
  }
  const blank = { importance: criteria.map(() => null), familiarity: options.map(() => null) }
  const { after } = inputs
  return {
    ...after,
    options: options.map((id) => ({ id, name: id })),
    criteria: criteria.map((id) => {
      const known = [...after.criteria, ...inputs.before.criteria].find((criterion) => criterion.id === id)
      return { id, name: id, kind: known?.kind ?? 'profile' }
    }),
    profile: options.map((option) => criteria.map((criterion) => cell(option, criterion))),
    ballots: [
      ...given.familiarity.map(({ side, ballot }) => ({
        ...blank,
        familiarity: options.map((id) => ballot.familiarity[at(side, id, '').i] ?? null),
      })),
      ...given.ratings
        .filter(({ ballot }) => ballot.ratings)
        .map(({ side, ballot }) => ({
          ...blank,
          ratings: options.map((option) =>
            criteria.map((criterion) => {
              const { i, j } = at(side, option, criterion)
              return ballot.ratings?.[i]?.[j] ?? null
            }),
          ),
        })),
    ],
  }
}
