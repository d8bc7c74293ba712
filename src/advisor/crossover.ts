import { dot } from './sum.ts'
import type { Crossover, ProfileCrossover, Stability } from './types.ts'

// Differences below this are rounding, not a preference.
const NOTHING = 1e-12

export type Contender = { id: string; values: readonly number[] }
type Scored = Contender & { unknown: readonly boolean[] }

/**
 * Weight in (0, 1) at which two options are level while the other criteria keep their proportions; null if there is
 * none (Triantaphyllou & Sánchez 1997). `weight` is that of the criterion now, `advantage` the leader's value less the
 * rival's on it, and `gap` the lead over all criteria in value units.
 */
export function crossoverWeight(weight: number, advantage: number, gap: number): number | null {
  if (1 - weight < NOTHING) return null
  const elsewhere = (gap - weight * advantage) / (1 - weight)
  if (Math.abs(advantage) < NOTHING || Math.abs(elsewhere) < NOTHING) return null
  return advantage > 0 === elsewhere > 0 ? null : elsewhere / (elsewhere - advantage)
}

/** Largest interval around each weight in which the leader stays first among the rivals, per criterion. */
export function stability(
  criterionIds: readonly string[],
  weights: readonly number[],
  leader: Contender,
  rivals: readonly Contender[],
): Stability[] {
  const field = rivals.map(({ id, values }) => {
    const advantage = leader.values.map((value, j) => value - (values[j] ?? 0))
    return { id, advantage, gap: dot(weights, advantage) }
  })
  return criterionIds.map((criterionId, j) => {
    const weight = weights[j] ?? 0
    const result: Stability = { criterionId, weight, low: 0, lowRivalId: null, high: 1, highRivalId: null }
    for (const { id, advantage, gap } of field) narrow(result, id, advantage[j] ?? 0, gap)
    return result
  })
}

function narrow(interval: Stability, rivalId: string, advantage: number, gap: number): void {
  const { weight, low, lowRivalId, high, highRivalId } = interval
  const at = crossoverWeight(weight, advantage, gap) ?? tiedAtZero(weight, advantage, gap)
  if (at === null) return
  if (advantage > 0 && (lowRivalId === null || at > low)) {
    interval.low = Math.min(at, weight)
    interval.lowRivalId = rivalId
  }
  if (advantage < 0 && (highRivalId === null || at < high)) {
    interval.high = Math.max(at, weight)
    interval.highRivalId = rivalId
  }
}

// Level while the criterion weighs nothing, and behind as soon as it weighs anything.
const tiedAtZero = (weight: number, advantage: number, gap: number): number | null =>
  weight < NOTHING && Math.abs(gap) < NOTHING && advantage < -NOTHING ? 0 : null

/** The ends of the stability intervals where another option takes the lead, nearest first. */
export function crossovers(intervals: readonly Stability[]): Crossover[] {
  return intervals
    .flatMap(({ criterionId, weight, low, lowRivalId, high, highRivalId }) => [
      ...(lowRivalId === null ? [] : [{ criterionId, weight, rivalId: lowRivalId, at: low }]),
      ...(highRivalId === null ? [] : [{ criterionId, weight, rivalId: highRivalId, at: high }]),
    ])
    .sort((a, b) => Math.abs(a.at - a.weight) - Math.abs(b.at - b.weight))
}

/** Distance of a turning point from a weight within which the result hangs on that criterion. */
const NEAR = 0.1

/** Ids of the criteria that the result hangs on, the nearest turning point first. */
export const criteriaItHangsOn = (crossovers: readonly Crossover[]): Set<string> =>
  new Set(
    crossovers
      .filter(({ at, weight }) => Math.abs(at - weight) <= NEAR + 1e-9)
      .map(({ criterionId }) => criterionId),
  )

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
