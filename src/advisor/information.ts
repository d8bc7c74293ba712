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
 * Cells worth finding out first: those where another option would lead if the cell turned out at the end of what is
 * possible, an unknown one at 0 or 10, a known one at the ends of its band. Largest stretch of the score first.
 */
export function information({ input, result, ranked }: Field): Information[] {
  if (result.leaderId === null || ranked.length < 2) return []
  return ranked
    .flatMap((option) => {
      const i = input.options.findIndex(({ id }) => id === option.id)
      return input.criteria.flatMap((criterion, j) => {
        const ends = criterion.kind === 'profile' ? endsOf(input, option, i, j) : null
        const weight = result.criteria[j]?.weight ?? 0
        if (!ends || weight === 0) return []
        const leaderAt = (cell: number) =>
          leaderIf(ranked, option, option.score + 100 * weight * (cell / 10 - (option.values[j] ?? 0)))
        const found = { leaderIfLow: leaderAt(ends.low), leaderIfHigh: leaderAt(ends.high) }
        if (found.leaderIfLow === null && found.leaderIfHigh === null) return []
        const stretch = weight * (ends.high - ends.low)
        return [{ cell: { optionId: option.id, criterionId: criterion.id, ...ends, ...found }, stretch }]
      })
    })
    .sort((a, b) => b.stretch - a.stretch)
    .map(({ cell }) => cell)
}

function endsOf(
  input: AdvisorInput,
  option: OptionResult,
  i: number,
  j: number,
): Pick<Information, 'kind' | 'low' | 'high'> | null {
  if (option.unknown[j]) return { kind: 'unknown', low: 0, high: 10 }
  const band = input.bands?.[i]?.[j] ?? null
  if (band === null || band === 0) return null
  const score = 10 * (option.values[j] ?? 0)
  return { kind: 'band', low: Math.max(0, score - band), high: Math.min(10, score + band) }
}

// The new leader if the option had that score; null while the old one is ahead or level.
function leaderIf(ranked: readonly OptionResult[], option: OptionResult, score: number): string | null {
  const [leader] = ranked
  if (!leader) return null
  const scored = ranked.map((other) => ({
    id: other.id,
    score: other.id === option.id ? score : other.score,
  }))
  const first = scored.reduce((best, other) => (compareScores(other.score, best.score) > 0 ? other : best))
  return first.id === leader.id ? null : first.id
}
