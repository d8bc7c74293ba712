import type { AdvisorCriterion, Difference } from './types.ts'

/** Leader's contributions less the rival's, in points, largest advantage first; they sum to the gap. */
export function differences(
  criteria: readonly AdvisorCriterion[],
  leader: readonly number[],
  rival: readonly number[],
): Difference[] {
  return criteria
    .map(({ id }, j) => ({ criterionId: id, points: (leader[j] ?? 0) - (rival[j] ?? 0) }))
    .sort((a, b) => b.points - a.points)
}

/** Points a criterion can decide: 100 x its weight x the range of the values given (0..1); 0 for no values. */
export function swing(weight: number, values: readonly number[]): number {
  return values.length === 0 ? 0 : 100 * weight * (Math.max(...values) - Math.min(...values))
}
