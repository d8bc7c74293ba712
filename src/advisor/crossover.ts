import { dot, sum } from './sum.ts'
import type { Crossover, ProfileCrossover, Stability } from './types.ts'

// Differences below this are rounding, not a preference.
const NOTHING = 1e-12

export type Contender = { id: string; values: readonly number[] }
type Scored = Contender & { unknown: readonly boolean[] }

/**
 * Weight in (0, 1) of criterion `j` at which two options are level while the other criteria keep their proportions;
 * null if there is none. `advantage` is the leader's value less the rival's per criterion (Triantaphyllou & Sánchez
 * 1997).
 */
export function crossoverWeight(
  weights: readonly number[],
  advantage: readonly number[],
  j: number,
): number | null {
  const weight = weights[j] ?? 0
  const here = advantage[j] ?? 0
  if (1 - weight < NOTHING) return null
  const elsewhere = sum(weights.map((w, l) => (l === j ? 0 : w * (advantage[l] ?? 0)))) / (1 - weight)
  if (Math.abs(here) < NOTHING || Math.abs(elsewhere) < NOTHING || here > 0 === elsewhere > 0) return null
  return elsewhere / (elsewhere - here)
}

/** Largest interval around the weight of criterion `j` in which the leader stays first among the rivals. */
export function stability(
  criterionId: string,
  j: number,
  weights: readonly number[],
  leader: Contender,
  rivals: readonly Contender[],
): Stability {
  const weight = weights[j] ?? 0
  const result: Stability = { criterionId, weight, low: 0, lowRivalId: null, high: 1, highRivalId: null }
  for (const rival of rivals) {
    const advantage = leader.values.map((value, l) => value - (rival.values[l] ?? 0))
    const at = crossoverWeight(weights, advantage, j) ?? tiedAtZero(weights, advantage, j)
    if (at === null) continue
    if ((advantage[j] ?? 0) > 0 && (result.lowRivalId === null || at > result.low)) {
      result.low = Math.min(at, weight)
      result.lowRivalId = rival.id
    }
    if ((advantage[j] ?? 0) < 0 && (result.highRivalId === null || at < result.high)) {
      result.high = Math.max(at, weight)
      result.highRivalId = rival.id
    }
  }
  return result
}

// Level while the criterion weighs nothing, and behind as soon as it weighs anything.
function tiedAtZero(weights: readonly number[], advantage: readonly number[], j: number): number | null {
  const isTied = (weights[j] ?? 0) < NOTHING && Math.abs(dot(weights, advantage)) < NOTHING
  return isTied && (advantage[j] ?? 0) < -NOTHING ? 0 : null
}

/** The ends of the stability intervals where another option takes the lead, nearest first. */
export function crossovers(intervals: readonly Stability[]): Crossover[] {
  return intervals
    .flatMap(({ criterionId, weight, low, lowRivalId, high, highRivalId }) => [
      ...(lowRivalId === null ? [] : [{ criterionId, weight, rivalId: lowRivalId, at: low }]),
      ...(highRivalId === null ? [] : [{ criterionId, weight, rivalId: highRivalId, at: high }]),
    ])
    .sort((a, b) => Math.abs(a.at - a.weight) - Math.abs(b.at - b.weight))
}

/**
 * Profile scores 0..10 that would make leader and rival level, smallest change first: the rival's raised or the
 * leader's lowered, where the cell is known and the scale has room for it. `gap` is in points; `profile` names the criteria scored by
 * profile.
 */
export function profileCrossovers(
  profile: readonly { index: number; criterionId: string }[],
  weights: readonly number[],
  gap: number,
  leader: Scored,
  rival: Scored,
): ProfileCrossover[] {
  return profile
    .flatMap(({ index, criterionId }) => {
      const weight = weights[index] ?? 0
      if (weight < NOTHING) return []
      const step = gap / 10 / weight
      const change = (option: Scored, by: number) => {
        const from = 10 * (option.values[index] ?? 0)
        return option.unknown[index] ? [] : [{ criterionId, optionId: option.id, from, to: from + by }]
      }
      return [...change(rival, step), ...change(leader, -step)]
    })
    .filter(({ to }) => to >= 0 && to <= 10)
    .sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from))
}
