import { score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { plotted } from './fit-readiness.tsx'

export const FitReadinessTable = ({ result }: { result: Result }) => (
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
        </tr>
      ))}
    </tbody>
  </table>
)
