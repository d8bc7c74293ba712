import { distance, printed } from '../../src/advisor/format.ts'
import type { Subject } from '../../src/advisor/subject.ts'
import type { AdvisorCriterion } from '../../src/advisor/types.ts'
import { indexOf } from './names.ts'

/** A line of the ledger: one criterion, several small ones together, or what rounding leaves. */
export type LedgerRow =
  | { kind: 'criterion'; criterion: AdvisorCriterion; points: number }
  | { kind: 'smaller'; count: number; points: number }
  | { kind: 'rounding'; points: number }

/** Difference in points from which a criterion has a line of its own, and how many have one at least. */
const OWN_LINE = 1
const LEAST = 4

/** From the leader's largest advantage down to its largest disadvantage; the printed points add up to the sum. */
export function ledgerRows({ result, leader, rival }: Subject): { rows: LedgerRow[]; sum: number } {
  const sum = distance(leader.score, rival.score)
  const bySize = [...result.differences].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const large = bySize.filter(({ points }, i) => Math.abs(printed(points)) >= (i < LEAST ? 0.1 : OWN_LINE))
  // A single small one takes no more room under its own name.
  const isOneLeft = bySize.length - large.length === 1
  const own = new Set((isOneLeft ? bySize : large).map(({ criterionId }) => criterionId))
  const lines = result.differences
    .filter(({ criterionId }) => own.has(criterionId))
    .flatMap(({ criterionId, points }): LedgerRow[] => {
      const criterion = result.criteria[indexOf(result, criterionId)]
      return criterion ? [{ kind: 'criterion', criterion, points: printed(points) }] : []
    })
  const left = printed(sum - lines.reduce((total, { points }) => total + points, 0))
  const count = result.differences.length - lines.length
  const rest: LedgerRow[] =
    count > 0
      ? [{ kind: 'smaller', count, points: left }]
      : left === 0
        ? []
        : [{ kind: 'rounding', points: left }]
  return {
    rows: [
      ...lines.filter(({ points }) => points >= 0),
      ...rest,
      ...lines.filter(({ points }) => points < 0),
    ],
    sum,
  }
}
