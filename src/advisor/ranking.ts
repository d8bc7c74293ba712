import type { AdvisorOption } from './types.ts'

/** Scores are compared as whole billionths of a point: a tolerance would not be transitive. */
const comparable = (score: number): number => Math.round(score * 1e9)

/** 1 when the first score is ahead, -1 when it is behind, 0 when both are level. */
export const compareScores = (a: number, b: number): number => Math.sign(comparable(a) - comparable(b))

/**
 * Competition ranks (1, 2, 2, 4) of scores in points, highest first; null where `admissible` is false.
 */
export function ranks(scores: readonly number[], admissible: readonly boolean[]): (number | null)[] {
  return scores.map((score, i) => {
    if (!admissible[i]) return null
    const ahead = scores.filter((other, h) => admissible[h] && compareScores(other, score) > 0)
    return 1 + ahead.length
  })
}

type Ranked = AdvisorOption & { score: number; knowers: number; excluded: object | null }

/** Ids in display order: admissible before excluded, then score, then more knowers, then name. */
export function displayOrder(options: readonly Ranked[]): string[] {
  const places = [...options].sort(
    (a, b) =>
      Number(a.excluded !== null) - Number(b.excluded !== null) ||
      compareScores(b.score, a.score) ||
      b.knowers - a.knowers ||
      alphabetical(a.name, b.name) ||
      alphabetical(a.id, b.id),
  )
  return places.map((option) => option.id)
}

// Not localeCompare: the order must not depend on where the server runs.
const alphabetical = (a: string, b: string): number => Number(a > b) - Number(a < b)
