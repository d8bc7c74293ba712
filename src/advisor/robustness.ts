import type { Acceptance, Robustness } from './complement-types.ts'
import { exactRanks } from './exact-ranks.ts'
import { seededRandom } from './random.ts'
import {
  type Acceptability,
  acceptability,
  anyWeights,
  type Draw,
  weightsInOrder,
  weightsOfTeam,
  withFixedWeight,
} from './smaa.ts'

/** Draws of each prior: the standard error of a share is at most 0.005. */
export const SAMPLES = 10_000
/** Members up to whom the ballots are drawn again; above, the standard error of the lead says the same. */
export const MOST_DRAWN = 200

export type RobustnessInput = {
  /** Ids and values 0..1 of the admissible options, in display order. */
  optionIds: readonly string[]
  values: readonly (readonly number[])[]
  /** Team weights, and those of every member who weighs, over all criteria. */
  weights: readonly number[]
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
  const criteria = weights.length
  const free = [...weights.keys()].filter((j) => j !== fixed?.index)
  if (optionIds.length < 2 || members.length === 0 || free.length === 0)
    return { samples: SAMPLES, any: null, ordered: null, team: null }
  const named = (found: Acceptability): Acceptance[] =>
    optionIds.map((optionId, i) => ({
      optionId,
      first: found.ranks[i]?.[0] ?? 0,
      ranks: found.ranks[i] ?? [],
      central: found.central[i] ?? null,
    }))
  const withFixed = (draw: Draw): Draw =>
    fixed ? withFixedWeight(draw, fixed.index, fixed.weight, criteria) : draw
  const drawn = (draw: Draw) => named(acceptability(values, draw, SAMPLES))
  const own = free.map((j) => weights[j] ?? 0)
  const isExact = criteria === 2 && !fixed
  const [first = 0, second = 0] = own
  return {
    samples: SAMPLES,
    any: isExact ? named(exactRanks(values)) : drawn(withFixed(anyWeights(seededRandom(seed)))),
    ordered: isExact
      ? named(exactRanks(values, ...(first >= second ? ([0.5, 1] as const) : ([0, 0.5] as const))))
      : drawn(withFixed(weightsInOrder(own, seededRandom(seed + 1)))),
    team:
      members.length < 2 || members.length > MOST_DRAWN
        ? null
        : drawn(weightsOfTeam(members, seededRandom(seed + 2))),
  }
}
