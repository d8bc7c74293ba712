import type { CriteriaOverlap } from './complement-types.ts'
import { pearson } from './correlation.ts'
import type { AdvisorCriterion, AdvisorInput } from './types.ts'

/** Correlation above which two criteria may count one thing twice. */
export const OVERLAP = 0.9
/** With fewer options any two columns may look alike. */
const FEWEST_OPTIONS = 4

/**
 * Pairs of profile criteria whose scores correlate above OVERLAP over the options known on both, strongest first:
 * splitting a criterion inflates its weight (Weber, Eisenführ & von Winterfeldt 1988). Needs four such options.
 */
export function criteriaOverlaps(
  criteria: readonly Pick<AdvisorCriterion, 'id' | 'kind'>[],
  profile: AdvisorInput['profile'],
): CriteriaOverlap[] {
  const columns = criteria.flatMap(({ id, kind }, j) =>
    kind === 'profile' ? [{ id, cells: profile.map((row) => row[j] ?? null) }] : [],
  )
  return columns
    .flatMap((a, index) =>
      columns.slice(index + 1).flatMap((b) => {
        const r = correlationOf(a.cells, b.cells)
        return r !== null && r > OVERLAP ? [{ a: a.id, b: b.id, r }] : []
      }),
    )
    .sort((one, other) => other.r - one.r)
}

function correlationOf(a: readonly (number | null)[], b: readonly (number | null)[]): number | null {
  const pairs = a.flatMap((x, i) => {
    const y = b[i] ?? null
    return x === null || y === null ? [] : [[x, y] as const]
  })
  return pairs.length < FEWEST_OPTIONS
    ? null
    : pearson(
        pairs.map(([x]) => x),
        pairs.map(([, y]) => y),
      )
}
