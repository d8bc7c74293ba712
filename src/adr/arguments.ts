import { percent, points, profileScore, score } from '../advisor/format.ts'
import type { CriterionResult, OptionResult, Result } from '../advisor/types.ts'
import type { ProOrCon, Tone } from './record.ts'
import { shortLine } from './text.ts'

/** Clearly above or below: half a point of score, and one step on the profile's scale. */
const CLEAR_POINTS = 0.5
const CLEAR_VALUE = 0.1
const MOST = { good: 4, neutral: 3, bad: 4 }

/** One criterion as it speaks for or against an option. */
export type Comparison = {
  criterion: CriterionResult
  value: number
  unknown: boolean
  /** Mean of the known values of the field; null with fewer than two. */
  average: number | null
  /** Points of score above the average, below it with a minus. */
  ahead: number
  tone: Tone | null
}

/**
 * Pros and cons from the scores: good where an option is clearly above the field on a criterion that carries weight,
 * bad where it is clearly below, neutral where it is near on a heavy one. An unknown value speaks for neither side.
 */
export function prosAndCons(result: Result, optionId: string): ProOrCon[] {
  const option = result.options.find(({ id }) => id === optionId)
  if (!option) return []
  const compared = comparisons(result, option)
  return (['good', 'neutral', 'bad'] as const).flatMap((tone) =>
    compared
      .filter((comparison) => comparison.tone === tone)
      .sort(tone === 'neutral' ? byWeight : byDistance)
      .slice(0, MOST[tone])
      .map((comparison) => ({
        tone,
        text: wording(result, option, comparison),
        criterion: comparison.criterion.name,
      })),
  )
}

export function comparisons(result: Result, option: OptionResult): Comparison[] {
  const field = result.options.filter(({ excluded, id }) => !excluded || id === option.id)
  return result.criteria.map((criterion, j) => {
    const known = field.filter((other) => !other.unknown[j]).map((other) => other.values[j] ?? 0)
    const average = known.length < 2 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
    const value = option.values[j] ?? 0
    const unknown = option.unknown[j] ?? false
    const ahead = average === null || unknown ? 0 : 100 * criterion.weight * (value - average)
    const comparison = { criterion, value, unknown, average, ahead }
    return { ...comparison, tone: toneOf(comparison, result.criteria.length) }
  })
}

function toneOf(
  { criterion, value, unknown, average, ahead }: Omit<Comparison, 'tone'>,
  count: number,
): Tone | null {
  const heavy = criterion.weight > 0 && criterion.weight >= 1 / count
  if (unknown) return criterion.weight >= 0.5 / count ? 'neutral' : null
  if (average === null) return null
  const clear = Math.abs(value - average) >= CLEAR_VALUE && Math.abs(ahead) >= CLEAR_POINTS
  if (clear && criterion.weight >= 0.5 / count) return ahead > 0 ? 'good' : 'bad'
  return heavy && !clear ? 'neutral' : null
}

export function wording(result: Result, option: OptionResult, comparison: Comparison): string {
  const { criterion, value, unknown, average, tone } = comparison
  const name = shortLine(criterion.name)
  const weight = weightOf(result, criterion)
  if (unknown) return `${name} is unknown (counted as 5 of 10, ${weight})`
  const ahead = average === null ? '' : `, ${points(comparison.ahead)} points`
  if (criterion.kind === 'familiarity') {
    const readiness = `${score(100 * value)} of 100`
    const field = average === null ? '' : `the options average ${score(100 * average)}, `
    const speaksAgainst = tone === (option.knowers > 1 ? 'bad' : 'good')
    return speaksAgainst
      ? `the team's readiness for it is ${readiness} (${field}${weight}${ahead})`
      : `${knowledge(result, option)} (readiness ${readiness}, ${field}${weight}${ahead})`
  }
  const field = average === null ? '' : `the options average ${profileScore(10 * average)}, `
  return `${name} is ${profileScore(10 * value)} of 10 (${field}${weight}${ahead})`
}

/** What a criterion counts for, and the ballots behind that. */
function weightOf({ model }: Result, { kind, weight, answered }: CriterionResult): string {
  const said = `weight ${percent(weight)}`
  if (kind === 'familiarity' && model.fixedFamiliarityWeight !== null)
    return `${said} as set by the facilitator`
  if (answered === 0) return said
  return `${said} in ${answered} ${answered === 1 ? 'ballot' : 'ballots'}`
}

/** Who can work with an option, in words. */
export function knowledge(result: Result, { knowers, teachers }: OptionResult): string {
  if (knowers === 0) return 'nobody here has delivered with it'
  if (knowers === 1) return 'only one person can deliver with it alone'
  const teach = teachers > 0 ? ` and ${teachers} can teach` : ''
  return `${knowers} of ${result.counted.familiarity} can deliver with it alone${teach}`
}

const byWeight = (a: Comparison, b: Comparison) => b.criterion.weight - a.criterion.weight
const byDistance = (a: Comparison, b: Comparison) => Math.abs(b.ahead) - Math.abs(a.ahead)
