import { scaleLinear } from 'd3-scale'
import type { DirectVote, FullResult } from '../../src/advisor/complement-types.ts'
import { DIRECT_MAX } from '../../src/advisor/direct-vote.ts'
import { score } from '../../src/advisor/format.ts'
import { along } from './geometry.ts'

/** The direct vote by total, each option with its mean as a bar from 0 to the highest score. */
export const VoteBars = ({ result, vote }: { result: FullResult; vote: DirectVote }) => {
  const x = scaleLinear([0, DIRECT_MAX], [0, 1])
  const rows = result.options
    .map((option, i) => ({ option, total: vote.totals[i] ?? 0, mean: vote.means[i] ?? null, i }))
    .sort((a, b) => b.total - a.total)
  return (
    <table class="t votes">
      <caption class="vh">Mean and sum of the scores of each option in the direct vote</caption>
      <thead>
        <tr>
          <th scope="col">Option</th>
          <th scope="col">From 0 to {DIRECT_MAX}</th>
          <th scope="col" class="num">
            Mean
          </th>
          <th scope="col" class="num">
            Total
          </th>
          <th scope="col" class="num">
            Voters
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ option, total, mean, i }) => (
          <tr>
            <th scope="row">
              {option.name}
              {said(vote, option.id) && <small>{said(vote, option.id)}</small>}
            </th>
            <td>
              <svg width="100%" height="16" aria-hidden="true">
                <rect class="track" width="100%" height="16" />
                <rect class={markOf(result, option.id)} y="1" width={along(x(mean ?? 0))} height="14" />
              </svg>
            </td>
            <td class="num">{mean === null ? '–' : score(mean)}</td>
            <td class="num">{total}</td>
            <td class="num">{vote.scored[i] ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function said({ star }: DirectVote, id: string): string | null {
  if (id === star.winnerId) return 'leads by STAR'
  if (star.tiedIds.includes(id)) return 'level'
  return star.finalistIds.includes(id) ? 'in the run-off' : null
}

function markOf({ leaderId, rivalId }: FullResult, id: string): string {
  return id === leaderId ? 'firm-a' : id === rivalId ? 'firm-b' : 'seg-rest'
}
