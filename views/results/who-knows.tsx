import type { Explanation } from '../../src/advisor/explain.ts'
import type { Result } from '../../src/advisor/types.ts'
import { FitReadiness, plotted } from '../charts/fit-readiness.tsx'
import { FitReadinessTable } from '../charts/fit-readiness-table.tsx'
import { Knowledge, type Person } from '../charts/knowledge.tsx'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'

type Props = { result: Result; explanation: Explanation; people: readonly Person[] | null }

const MOST_BESIDE = 6

export const WhoKnows = ({ result, explanation, people }: Props) => {
  const isPlotted = plotted(result).length > 1
  return (
    <section class="band stack" id="know" aria-labelledby="know-title">
      <h2 id="know-title">Who knows what</h2>
      {explanation.knowledge.length > 0 && <p class="lede">{explanation.knowledge.join(' ')}</p>}
      <div class={isPlotted && result.options.length <= MOST_BESIDE ? 'cols cols-3-2' : 'cols'}>
        <div>
          <Knowledge result={result} people={people} />
        </div>
        {isPlotted && (
          <div class="plot">
            <h3 class="chart-h">Fit and readiness</h3>
            <FitReadiness result={result} />
          </div>
        )}
      </div>
      {isPlotted && (
        <Fold summary="Fit and readiness as a table">
          <Scroller label="Fit and readiness as a table">
            <FitReadinessTable result={result} />
          </Scroller>
        </Fold>
      )}
    </section>
  )
}
