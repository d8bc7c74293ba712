import { printed } from '../../src/advisor/format.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { indexOf, shortName } from './names.ts'

/** One part of every bar: a named criterion, or all the others together. */
export type Part = {
  /** Class of its colour, `s1` to `s5`; null for the pale rest. */
  series: 's1' | 's2' | 's3' | 's4' | 's5' | null
  name: string
  short: string
  criteria: readonly number[]
}

/** A part as drawn (`points`) and as printed: in a printed sum the rest absorbs the rounding. */
type PartOfScore = { part: Part; points: number; shown: number }

const NAMED = 5
const SERIES = ['s1', 's2', 's3', 's4', 's5'] as const

/**
 * What the team knows first, so that it has the common baseline, or the criterion that was asked for; then the criteria
 * that separate leader and rival most (without a rival: those that can decide most); then one remainder.
 */
export function partsOf(result: Result, firstId: string | null = null): Part[] {
  const known = result.criteria.findIndex(({ kind }) => kind === 'familiarity')
  const wanted = result.criteria.findIndex(({ id }) => id === firstId)
  const order = [...new Set([...[wanted, known].filter((j) => j >= 0), ...byInfluence(result)])]
  const named = order.slice(0, NAMED)
  const rest = order.slice(NAMED)
  const parts: Part[] = named.map((j, i) => {
    const criterion = result.criteria[j]
    return {
      series: SERIES[i] ?? null,
      name: criterion?.name ?? '',
      short: criterion ? shortName(criterion) : '',
      criteria: [j],
    }
  })
  const [only] = rest
  if (only === undefined) return parts
  const single = rest.length === 1 ? result.criteria[only]?.name : undefined
  return [
    ...parts,
    {
      series: null,
      name: single ?? `${rest.length} other criteria`,
      short: single ?? `${rest.length} others`,
      criteria: rest,
    },
  ]
}

/** Parts of one option's score, and what rounding leaves where no rest can take it. */
export function scoreParts(parts: readonly Part[], option: OptionResult) {
  const sums: PartOfScore[] = parts.map((part) => {
    const points = part.criteria.reduce((sum, j) => sum + (option.contributions[j] ?? 0), 0)
    return { part, points, shown: printed(points) }
  })
  const slack = printed(printed(option.score) - sums.reduce((sum, { shown }) => sum + shown, 0))
  const rest = sums.find(({ part }) => part.series === null)
  if (!rest || printed(rest.shown + slack) < 0) return { sums, slack }
  rest.shown = printed(rest.shown + slack)
  return { sums, slack: 0 }
}

function byInfluence(result: Result): number[] {
  if (result.differences.length > 0)
    return [...result.differences]
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
      .map(({ criterionId }) => indexOf(result, criterionId))
  return result.criteria
    .map(({ swing, weight }, j) => ({ swing, weight, j }))
    .sort((a, b) => b.swing - a.swing || b.weight - a.weight)
    .map(({ j }) => j)
}
