import { mean } from './aggregation.ts'
import { compareScores } from './ranking.ts'
import { dot } from './sum.ts'

/** One row of scores per member, in points of 100; null for a member who abstains from the weights. */
export type PersonalScores = readonly (readonly number[] | null)[]

/** What each member's own weights say, [member][option]; the team score is their mean. */
export function personalScores(
  memberWeights: readonly (readonly number[] | null)[],
  values: readonly (readonly number[])[],
): (number[] | null)[] {
  return memberWeights.map((weights) => weights && values.map((option) => 100 * dot(weights, option)))
}

/** Members whose own first choice each option is, among those that are admissible; a tie is split evenly. */
export function firstChoices(scores: PersonalScores, admissible: readonly boolean[]): number[] {
  const count = admissible.map(() => 0)
  for (const row of weighted(scores)) {
    const top = Math.max(...row.filter((_, i) => admissible[i]))
    const first = [...row.keys()].filter((i) => admissible[i] && compareScores(row[i] ?? 0, top) === 0)
    for (const i of first) count[i] = (count[i] ?? 0) + 1 / first.length
  }
  return count
}

/** Members whose own score of one option is above that of another, [one][other]. */
export function personalMajorities(scores: PersonalScores, options: number): number[][] {
  const indices = Array.from({ length: options }, (_, i) => i)
  const prefers = (row: readonly number[], a: number, b: number) =>
    compareScores(row[a] ?? 0, row[b] ?? 0) > 0
  return indices.map((a) => indices.map((b) => weighted(scores).filter((row) => prefers(row, a, b)).length))
}

/**
 * Index of the leader by priorities if one member's answers were left out, per member; the earlier option when level.
 * Null below two members. Never tell whose answers they are.
 */
export function leadersWithoutMember(scores: PersonalScores): number[] | null {
  const rows = weighted(scores)
  if (rows.length < 2) return null
  const team = (rows[0] ?? []).map((_, i) => mean(rows.map((row) => row[i] ?? 0)))
  return rows.map((row) => {
    const rest = team.map((score, i) => (rows.length * score - (row[i] ?? 0)) / (rows.length - 1))
    return firstOf(rest)
  })
}

/** Index of the highest score, the earlier one when level. */
export function firstOf(scores: readonly number[]): number {
  return scores.reduce((first, score, i) => (compareScores(score, scores[first] ?? 0) > 0 ? i : first), 0)
}

const weighted = (scores: PersonalScores): (readonly number[])[] => scores.filter((row) => row !== null)
