import type { Model } from './types.ts'

/** How ready a team is for one option; shares lie in 0..1. */
export type Readiness = { value: number; breadth: number; depth: number }

/**
 * Readiness from the histogram of stated levels and the number of ballots that state any familiarity: half how much
 * of the team knows the option, half how well its crew does (an ordered weighted average, Yager 1988). A ballot that
 * is silent on this option counts as none. All zero when nobody states anything.
 */
export function readiness(levels: readonly number[], ballots: number, model: Model): Readiness {
  if (ballots === 0) return { value: 0, breadth: 0, depth: 0 }
  const value = levelValues(model)
  const breadth = levels.reduce((sum, count, level) => sum + count * (value[level] ?? 0), 0) / ballots
  const crew = Math.min(model.crew, ballots)
  const depth = topLevels(levels, crew).reduce((sum, level) => sum + (value[level] ?? 0), 0) / crew
  return { value: model.breadthShare * breadth + (1 - model.breadthShare) * depth, breadth, depth }
}

/** The highest `people` levels, highest first; people nobody heard from count as 0. */
export function topLevels(levels: readonly number[], people: number): number[] {
  const top: number[] = []
  for (let level = levels.length - 1; level > 0 && top.length < people; level -= 1) {
    for (let count = levels[level] ?? 0; count > 0 && top.length < people; count -= 1) top.push(level)
  }
  while (top.length < people) top.push(0)
  return top
}

function levelValues({ familiarityCurve, familiarityMax }: Model): readonly number[] {
  if (familiarityCurve) return familiarityCurve
  return Array.from({ length: familiarityMax + 1 }, (_, level) => level / familiarityMax)
}
