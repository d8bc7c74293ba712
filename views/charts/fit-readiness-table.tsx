import { score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { plotted } from './fit-readiness.tsx'

type Props = {
  result: Result
  /** Ids of the options that no other one beats in both; without it the column is left out. */
  front?: readonly string[]
}

export const FitReadinessTable = ({ result, front = [] }: Props) => (
  <table class="t">
    <thead>
      <tr>
        <th scope="col">Option</th>
        <th scope="col" class="num">
          Fit
        </th>
        <th scope="col" class="num">
          Readiness
        </th>
        <th scope="col" class="num">
          Score
        </th>
        {front.length > 0 && <th scope="col">Beaten in both</th>}
      </tr>
    </thead>
    <tbody>
      {plotted(result).map(({ option, fit, readiness }) => (
        <tr>
          <th scope="row">
            {option.name}
            {option.excluded && ', ruled out'}
          </th>
          <td class="num">{score(fit)}</td>
          <td class="num">{score(readiness)}</td>
          <td class="num">{score(option.score)}</td>
          {front.length > 0 && <td>{option.excluded ? '–' : front.includes(option.id) ? 'no' : 'yes'}</td>}
        </tr>
      ))}
    </tbody>
  </table>
)
