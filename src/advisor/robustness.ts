import type { Acceptance, Robustness } from './complement-types.ts'
import { exactRanks } from './exact-ranks.ts'
import { seededRandom } from './random.ts'
import {
  type Acceptability,
  acceptability,
  anyWeights,
  type Draw,
  levelGroups,
  weightsInOrder,
  weightsOfTeam,
  withFixedWeight,
} from './smaa.ts'

/** Draws of each prior: the standard error of a share is at most 0.005; with the fewest, 0.011. */
export const SAMPLES = 10_000
export const FEWEST_SAMPLES = 2_000
/** Products of a weight and a value, or of a share and a weight, that one prior may take. */
const MOST_STEPS = 12_000_000
/** Members up to whom the ballots are drawn again; above, the standard error of the lead says the same. */
export const MOST_DRAWN = 200

export type RobustnessInput = {
  /** Ids and values 0..1 of the admissible options, in display order. */
  optionIds: readonly string[]
  values: readonly (readonly number[])[]
  /** Team weights over all criteria; null where nobody weighs. */
  weights: readonly number[] | null
  /** Those of every member who weighs; none where there are too many to go through. */
  members: readonly (readonly number[])[]
  /** The criterion whose weight is fixed, and its weight; null when all are free. */
  fixed: { index: number; weight: number } | null
  seed: number
}

/**
 * Which option leads under other weights (SMAA-2, Lahdelma & Salminen 2001), for three priors: any weights at all,
 * weights that keep the team's order of importance, and this team's ballots drawn again (Bayesian bootstrap, Rubin
 * 1981). The same seed gives the same figures. With two free criteria the first two are exact. A prior is null without
 * two admissible options or without anybody who weighs; the ballots are drawn again for two to MOST_DRAWN members.
 */
export function robustness({
  optionIds,
  values,
  weights,
  members,
  fixed,
  seed,
}: RobustnessInput): Robustness {
  const free = [...(weights ?? []).keys()].filter((j) => j !== fixed?.index)
  if (optionIds.length < 2 || !weights || free.length === 0)
    return { samples: SAMPLES, any: null, ordered: null, team: null }
  const criteria = weights.length
  const drawnAgain = members.length < 2 || members.length > MOST_DRAWN ? 0 : members.length
  const samples = samplesFor(optionIds.length + drawnAgain, criteria)
  const named = (found: Acceptability): Acceptance[] =>
    optionIds.map((optionId, i) => ({
      optionId,
      first: found.ranks[i]?.[0] ?? 0,
      ranks: found.ranks[i] ?? [],
      central: found.central[i] ?? null,
    }))
  const withFixed = (draw: Draw): Draw =>
    fixed ? withFixedWeight(draw, fixed.index, fixed.weight, criteria) : draw
  const drawn = (draw: Draw) => named(acceptability(values, draw, samples))
  const own = free.map((j) => weights[j] ?? 0)
  const isExact = criteria === 2 && !fixed
  const [first = 0, second = 0] = own
  return {
    samples,
    any: isExact ? named(exactRanks(values)) : drawn(withFixed(anyWeights(seededRandom(seed)))),
    ordered: isExact
      ? named(exactRanks(values, ...orderedInterval(first, second)))
      : drawn(withFixed(weightsInOrder(own, seededRandom(seed + 1)))),
    team: drawnAgain === 0 ? null : drawn(weightsOfTeam(inOrder(members), seededRandom(seed + 2))),
  }
}

// Fewer draws in a large room, so that a reveal does not hold everybody up.
const samplesFor = (rows: number, criteria: number): number =>
  Math.max(FEWEST_SAMPLES, Math.min(SAMPLES, Math.floor(MOST_STEPS / (rows * criteria))))

/** Where the first of two weights lies if they keep the order of these. */
function orderedInterval(first: number, second: number): [number, number] {
  const [heavier] = levelGroups([first, second])
  if (heavier?.length === 2) return [0, 1]
  return heavier?.[0] === 0 ? [0.5, 1] : [0, 0.5]
}

/** Rows in an order of their own, so that nothing depends on the order of the ballots. */
export const inOrder = (rows: readonly (readonly number[])[]): (readonly number[])[] =>
  [...rows].sort((a, b) => {
    const j = a.findIndex((value, index) => value !== b[index])
    return j === -1 ? 0 : (a[j] ?? 0) - (b[j] ?? 0)
  })
