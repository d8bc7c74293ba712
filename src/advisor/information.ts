import type { Information } from './complement-types.ts'
import { compareScores } from './ranking.ts'
import type { AdvisorInput, OptionResult, Result } from './types.ts'

type Field = {
  input: AdvisorInput
  result: Pick<Result, 'criteria' | 'leaderId'>
  /** The admissible options in display order. */
  ranked: readonly OptionResult[]
}

/**
 * Cells worth finding out first: those where another option would lead if the evidence of the cell turned out at the
 * end of what is possible, an unknown one at 0 or 10, a known one at the ends of its band. Where members rated the cell
 * the evidence moves it only by its part (kappa of kappa + n). Largest stretch of the score first.
 */
export function information({ input, result, ranked }: Field): Information[] {
  if (result.leaderId === null || ranked.length < 2) return []
  return ranked
    .flatMap((option) => {
      const i = input.options.findIndex(({ id }) => id === option.id)
      return input.criteria.flatMap((criterion, j) => {
        const cell = criterion.kind === 'profile' ? cellOf(input, option, i, j) : null
        if (!cell) return []
        const weight = result.criteria[j]?.weight ?? 0
        const { kind, low, high } = cell
        const leaderAt = (evidence: number) => {
          const value = cell.valueAt(evidence)
          const isOut = failsMin(input, criterion.id, value)
          return leaderIf(ranked, option, isOut ? null : option.score + 100 * weight * (value - cell.value))
        }
        const found = { leaderIfLow: leaderAt(low), leaderIfHigh: leaderAt(high) }
        if (found.leaderIfLow === null && found.leaderIfHigh === null) return []
        const stretch = weight * cell.part * (high - low)
        return [
          { cell: { optionId: option.id, criterionId: criterion.id, kind, low, high, ...found }, stretch },
        ]
      })
    })
    .sort((a, b) => b.stretch - a.stretch)
    .map(({ cell }) => cell)
}

type Cell = Pick<Information, 'kind' | 'low' | 'high'> & {
  /** Part of the value that rests on the evidence. */
  part: number
  /** Value 0..1 as it counts now, and with other evidence 0..10. */
  value: number
  valueAt: (evidence: number) => number
}

function cellOf(input: AdvisorInput, option: OptionResult, i: number, j: number): Cell | null {
  const value = option.values[j] ?? 0
  if (option.unknown[j])
    return { kind: 'unknown', low: 0, high: 10, part: 1, value, valueAt: (evidence) => evidence / 10 }
  const evidence = input.profile[i]?.[j] ?? null
  const band = input.bands?.[i]?.[j] ?? null
  if (evidence === null || band === null || band === 0) return null
  const part = evidencePart(input, i, j)
  return {
    kind: 'band',
    part,
    low: Math.max(0, evidence - band),
    high: Math.min(10, evidence + band),
    value,
    valueAt: (other) => value + (part * (other - evidence)) / 10,
  }
}

function evidencePart({ ballots, model: { ratingPrior } }: AdvisorInput, i: number, j: number): number {
  if (ratingPrior === null) return 1
  const ratings = ballots.filter(({ ratings: rows }) => (rows?.[i]?.[j] ?? null) !== null).length
  return ratings === 0 ? 1 : ratingPrior / (ratingPrior + ratings)
}

const failsMin = ({ constraints }: AdvisorInput, criterionId: string, value: number): boolean =>
  constraints.some(
    (rule) => rule.kind === 'min' && rule.criterionId === criterionId && 10 * value < rule.value - 1e-9,
  )

// The new leader if the option had that score, null ruling it out; null while the old one is ahead or level.
function leaderIf(
  ranked: readonly OptionResult[],
  option: OptionResult,
  score: number | null,
): string | null {
  const scored = ranked.flatMap((other) => {
    if (other.id !== option.id) return [{ id: other.id, score: other.score }]
    return score === null ? [] : [{ id: other.id, score }]
  })
  const first = scored.reduce((best, other) => (compareScores(other.score, best.score) > 0 ? other : best))
  return first.id === ranked[0]?.id ? null : first.id
}
