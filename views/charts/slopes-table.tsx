import { percent, score } from '../../src/advisor/format.ts'
import type { Slopes } from './slope-lines.ts'

/** The scores of the lines at no weight, now, where they cross and at the end. */
export const SlopesTable = ({ slopes: { criterion, end, turns, lines } }: { slopes: Slopes }) => {
  const columns = [
    { at: 0, says: '' },
    { at: criterion.weight, says: 'now' },
    ...turns.map(({ at }) => ({ at, says: 'level' })),
    { at: end, says: '' },
  ].sort((a, b) => a.at - b.at)
  return (
    <table class="t">
      <caption>Score of every option by the weight of {criterion.name}</caption>
      <thead>
        <tr>
          <th scope="col">Option</th>
          {columns.map(({ at, says }) => (
            <th scope="col" class="num">
              {percent(at)}
              {says && <>, {says}</>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ option, at }) => (
          <tr>
            <th scope="row">{option.name}</th>
            {columns.map((column) => (
              <td class="num">{score(at(column.at))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
