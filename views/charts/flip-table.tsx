import { percent } from '../../src/advisor/format.ts'
import { optionName } from '../../src/advisor/subject.ts'
import type { Result, Stability } from '../../src/advisor/types.ts'
import { turningWeight } from './figures.ts'
import { indexOf, tableClass } from './names.ts'

/** Every criterion: its weight now, and the weights at which another option leads; nearest first. */
export const FlipTable = ({ result }: { result: Result }) => {
  const nearest = result.crossovers.map(({ criterionId }) => criterionId)
  const place = ({ criterionId }: Stability) => {
    const found = nearest.indexOf(criterionId)
    return found < 0 ? nearest.length : found
  }
  const rows = [...result.stability].sort((a, b) => place(a) - place(b) || b.weight - a.weight)
  return (
    <table class={tableClass(result.criteria)}>
      <caption>
        Weight of each criterion now, and the weight at which another option leads; the others keep their
        proportions
      </caption>
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          <th scope="col" class="num">
            Now
          </th>
          <th scope="col" class="num">
            Below
          </th>
          <th scope="col" class="num">
            Above
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ criterionId, weight, low, lowRivalId, high, highRivalId }) => (
          <tr>
            <th scope="row">{result.criteria[indexOf(result, criterionId)]?.name}</th>
            <td class="num">{percent(weight)}</td>
            <td class="num named">
              {lowRivalId ? `${turningWeight(low, weight, false)} ${optionName(result, lowRivalId)}` : '–'}
            </td>
            <td class="num named">
              {highRivalId ? `${turningWeight(high, weight, true)} ${optionName(result, highRivalId)}` : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
