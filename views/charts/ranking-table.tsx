import { points, score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { inOrder, tableClass } from './names.ts'
import { partsOf, scoreParts } from './parts.ts'
import { reachOf } from './score-bar.tsx'

/** The numbers of the ranking: what stands in a row adds up to its score. */
export const RankingTable = ({ result, firstId }: { result: Result; firstId?: string | null }) => {
  const parts = partsOf(result, firstId)
  const rows = inOrder(result).map((option) => ({ option, ...scoreParts(parts, option) }))
  const isRounded = rows.some(({ slack }) => slack !== 0)
  const isOpen = rows.some(({ option }) => reachOf(option) !== null)
  return (
    <table class={tableClass(result.options)}>
      <thead>
        <tr>
          <th scope="col">Option</th>
          {parts.map((part) => (
            <th scope="col" class="num">
              {part.short}
            </th>
          ))}
          {isRounded && (
            <th scope="col" class="num">
              Rounding
            </th>
          )}
          <th scope="col" class="num">
            Score
          </th>
          {isOpen && (
            <th scope="col" class="num">
              Could be
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ option, sums, slack }) => (
          <tr>
            <th scope="row">
              {option.name}
              {option.excluded && ', ruled out'}
            </th>
            {sums.map(({ shown }) => (
              <td class="num">{score(shown)}</td>
            ))}
            {isRounded && <td class="num off">{slack === 0 ? '' : points(slack)}</td>}
            <td class="num">
              <strong>{score(option.score)}</strong>
            </td>
            {isOpen && (
              <td class="num named">
                {reachOf(option) === null ? '–' : `${score(option.lo)} to ${score(option.hi)}`}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
