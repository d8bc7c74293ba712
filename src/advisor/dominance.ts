import type { Dominance } from './complement-types.ts'
import { compareScores } from './ranking.ts'
import type { OptionResult } from './types.ts'

/** True when `a` is nowhere worse than `b` and somewhere better, on cells that are all known. */
export function dominates(a: OptionResult, b: OptionResult): boolean {
  if (a.unknown.includes(true) || b.unknown.includes(true)) return false
  const lead = a.values.map((value, j) => value - (b.values[j] ?? 0))
  return lead.every((value) => value >= 0) && lead.some((value) => value > 0)
}

/** Options that no priorities could put first, each with the first option of the display order that is never worse. */
export const dominance = (ranked: readonly OptionResult[]): Dominance[] =>
  ranked.flatMap((option) => {
    const by = ranked.find((other) => other.id !== option.id && dominates(other, option))
    return by ? [{ optionId: option.id, byId: by.id }] : []
  })

/** Options that no other beats in fit and readiness at once (Pareto front), in the order given. */
export function fitReadinessFront(ranked: readonly OptionResult[]): string[] {
  const plotted = ranked.flatMap(({ id, fit, readiness }) =>
    fit === null || readiness === null ? [] : [{ id, fit, readiness }],
  )
  return plotted
    .filter(
      (one) =>
        !plotted.some((other) => {
          const [fit, readiness] = [
            compareScores(other.fit, one.fit),
            compareScores(other.readiness, one.readiness),
          ]
          return fit >= 0 && readiness >= 0 && fit + readiness > 0
        }),
    )
    .map(({ id }) => id)
}
