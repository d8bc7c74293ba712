import type { Explanation } from '../../src/advisor/explain.ts'
import { inSeries } from '../../src/advisor/format.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { Contributions } from '../charts/contributions.tsx'
import { Fold } from '../components/fold.tsx'
import { Method } from './method.tsx'
import { WeightsTable } from './weights-table.tsx'

type Props = { result: Result; explanation: Explanation; profileHref?: string }

/** Everything the result rests on, folded; a closed fold says what is in it. */
export const Numbers = ({ result, explanation, profileHref }: Props) => {
  const { criteria, options, model, counted } = result
  const gaps = options.filter(({ unknown }) => unknown.includes(true))
  const cells = gaps.reduce((sum, { unknown }) => sum + unknown.filter(Boolean).length, 0)
  return (
    <section class="band" id="numbers" aria-labelledby="numbers-title">
      <h2 id="numbers-title">All the numbers</h2>
      {explanation.trust.length > 0 && (
        <ul class="plain lede">
          {explanation.trust.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      <div class="later">
        <Fold summary="Every contribution" hint={`${criteria.length} criteria × ${options.length} options`}>
          <Contributions result={result} />
        </Fold>
        <Fold
          summary="Priorities and answers"
          hint={counted.ballots === 1 ? '1 ballot' : `${counted.ballots} ballots`}
        >
          <WeightsTable result={result} />
        </Fold>
        {cells > 0 && (
          <Fold summary="Unknown values" hint={cells === 1 ? '1 value' : `${cells} values`}>
            <UnknownCells {...{ result, gaps, profileHref }} />
          </Fold>
        )}
        <Fold summary="Method and thresholds" hint={model.version} stacked>
          <Method result={result} profileHref={profileHref} />
        </Fold>
      </div>
    </section>
  )
}

type UnknownProps = { result: Result; gaps: readonly OptionResult[]; profileHref?: string }

const UnknownCells = ({ result, gaps, profileHref }: UnknownProps) => (
  <>
    <ul class="plain note">
      {gaps.map(({ name, unknown }) => (
        <li>
          {name}: {inSeries(result.criteria.filter((_, j) => unknown[j]).map((criterion) => criterion.name))}
        </li>
      ))}
    </ul>
    {profileHref && (
      <p class="note">
        <a href={profileHref}>Look at the profile</a>
      </p>
    )}
  </>
)
