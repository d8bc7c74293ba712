import { topLevels } from './readiness.ts'
import type { Model } from './types.ts'

export type Knowledge = { knowers: number; teachers: number; trainingGap: number }

/**
 * Who knows one option, from the histogram of stated levels: people at `knowsAt` or above, people at the highest
 * level, and the levels the most familiar people would have to climb until the crew delivers alone. The crew is never
 * larger than the number of ballots that state any familiarity.
 */
export function knowledge(levels: readonly number[], ballots: number, model: Model): Knowledge {
  const knowers = levels.slice(model.knowsAt).reduce((sum, count) => sum + count, 0)
  const crew = topLevels(levels, Math.min(model.crew, ballots))
  const trainingGap = crew.reduce((steps, level) => steps + Math.max(0, model.knowsAt - level), 0)
  return { knowers, teachers: levels[model.familiarityMax] ?? 0, trainingGap }
}
