import { arithmeticWeights } from './aggregation.ts'
import type { CampSide, Camps } from './complement-types.ts'
import { compareScores } from './ranking.ts'
import { inOrder } from './robustness.ts'
import { dot, sum } from './sum.ts'
import type { AdvisorCriterion, OptionResult } from './types.ts'

/** A side of fewer people would point at somebody. */
const FEWEST_ON_A_SIDE = 2
/** Share of the spread of the weights that the split has to explain. */
export const CAMPS_EXPLAIN = 0.5
const MOST_ROUNDS = 50

type Weights = readonly number[]

/**
 * Two camps of members by their weights (2-means, started from the two ends of the team), if each has two members or
 * more, the split explains at least CAMPS_EXPLAIN of the spread, and the camps' own weights put different options
 * first; else null. Says how many stand where and what separates them, never who.
 */
export function camps(
  members: readonly Weights[],
  criteria: readonly AdvisorCriterion[],
  ranked: readonly OptionResult[],
): Camps | null {
  if (members.length < 2 * FEWEST_ON_A_SIDE || ranked.length < 2) return null
  const split = twoMeans(inOrder(members))
  if (!split || split.explained < CAMPS_EXPLAIN) return null
  const sides = split.groups.map((group): CampSide & { centre: number[] } => {
    const centre = arithmeticWeights(group)
    return { members: group.length, leaderId: leaderOf(centre, ranked), centre }
  })
  const [one, other] = sides.sort((a, b) => b.members - a.members || (a.leaderId < b.leaderId ? -1 : 1))
  if (!one || !other || other.members < FEWEST_ON_A_SIDE || one.leaderId === other.leaderId) return null
  const apart = criteria
    .map(({ id }, j) => ({ criterionId: id, difference: (one.centre[j] ?? 0) - (other.centre[j] ?? 0) }))
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
  const side = ({ members: count, leaderId }: CampSide): CampSide => ({ members: count, leaderId })
  return { sides: [side(one), side(other)], apart }
}

function twoMeans(members: readonly Weights[]): { groups: Weights[][]; explained: number } | null {
  const middle = arithmeticWeights(members)
  const whole = sum(members.map((own) => distance(own, middle)))
  if (whole < 1e-12) return null
  const first = farthest(members, middle)
  let centres: Weights[] = [first, farthest(members, first)]
  let groups: Weights[][] = []
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [a = middle, b = middle] = centres
    const isFirst = (own: Weights) => distance(own, a) <= distance(own, b)
    const next = [members.filter(isFirst), members.filter((own) => !isFirst(own))]
    if (next.some((group) => group.length === 0)) return null
    const isSettled =
      next[0]?.length === groups[0]?.length && next[0]?.every((own, k) => own === groups[0]?.[k])
    groups = next
    if (isSettled) break
    centres = groups.map(arithmeticWeights)
  }
  const within = sum(groups.flatMap((group, g) => group.map((own) => distance(own, centres[g] ?? middle))))
  return { groups, explained: 1 - within / whole }
}

const farthest = (members: readonly Weights[], from: Weights): Weights =>
  members.reduce((far, own) => (distance(own, from) > distance(far, from) + 1e-12 ? own : far))

function distance(a: Weights, b: Weights): number {
  let squares = 0
  for (let j = 0; j < a.length; j += 1) squares += ((a[j] ?? 0) - (b[j] ?? 0)) ** 2
  return squares
}

function leaderOf(weights: Weights, ranked: readonly OptionResult[]): string {
  const scored = ranked.map(({ id, values }) => ({ id, score: 100 * dot(weights, values) }))
  return scored.reduce((best, option) => (compareScores(option.score, best.score) > 0 ? option : best)).id
}
