import type { PropsWithChildren } from 'hono/jsx'
import type { Explanation } from '../../src/advisor/explain.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Ranking } from '../charts/ranking.tsx'
import { split } from './say.tsx'
import { VerdictLevels } from './verdict-levels.tsx'

type Props = PropsWithChildren<{ result: Result; explanation: Explanation; bars?: number }>

/** A quoted piece of a result: the verdict and the first bars. The caption says whose result it is. */
export const ResultPlate = ({ result, explanation, bars = 4, children }: Props) => (
  <figure class="plate">
    <VerdictLevels level={result.verdict.level} />
    <p class="say">{split(explanation.headline).says}</p>
    <div class="plate-chart">
      <Ranking result={result} only={bars} />
    </div>
    {children && <figcaption>{children}</figcaption>}
  </figure>
)
