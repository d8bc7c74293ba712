import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { capital, chance, counted as countOf, inSeries } from '../../src/advisor/format.ts'
import { subject } from '../../src/advisor/subject.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { Contributions } from '../charts/contributions.tsx'
import { Fold } from '../components/fold.tsx'
import { AnswersAgree } from './answers-agree.tsx'
import { Dominated } from './dominated.tsx'
import { LeadCertainty } from './lead-certainty.tsx'
import { Method } from './method.tsx'
import { SecondOpinions } from './opinions.tsx'
import { WeightsTable } from './weights-table.tsx'

type Props = { result: FullResult; explanation: Explanation; profileHref?: string }

/** Everything the result rests on, folded; a closed fold says what is in it. */
export const Numbers = ({ result, explanation, profileHref }: Props) => {
  const { criteria, options, model, counted, certainty, complements } = result
  const { dominance, agreement } = complements
  const gaps = options.filter(({ unknown }) => unknown.includes(true))
  const cells = gaps.reduce((sum, { unknown }) => sum + unknown.filter(Boolean).length, 0)
  return (
    <section class="band" id="numbers" aria-labelledby="numbers-title">
      <h2 id="numbers-title">All the numbers</h2>
      {explanation.trust.length + cells > 0 && (
        <ul class="plain lede">
          {explanation.trust.map((sentence) => (
            <li>{sentence}</li>
          ))}
          {cells > 0 && (
            <li>
              {capital(countOf(cells, 'profile value'))} {cells === 1 ? 'is' : 'are'} unknown:{' '}
              <a href="#unknown">which, and how far the scores could move</a>.
            </li>
          )}
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
        {agreement.some(({ answers }) => answers > 0) && (
          <Fold summary="How the answers agree" hint={agreedOn(result)}>
            <AnswersAgree result={result} />
          </Fold>
        )}
        {isLed(result) && (
          <Fold
            summary="How sure the lead is"
            hint={certainty.pLead !== null && `${chance(certainty.pLead)} likely to hold`}
          >
            <LeadCertainty result={result} />
          </Fold>
        )}
        <SecondOpinions result={result} explanation={explanation} />
        {dominance.length > 0 && (
          <Fold
            summary="Nowhere better than another"
            hint={dominance.length === 1 ? '1 option' : `${dominance.length} options`}
          >
            <Dominated result={result} />
          </Fold>
        )}
        {cells > 0 && (
          <Fold summary="Unknown values" hint={cells === 1 ? '1 value' : `${cells} values`}>
            <UnknownCells {...{ result, explanation, gaps, profileHref }} />
          </Fold>
        )}
        <Fold summary="Method and thresholds" hint={model.version} stacked>
          <Method result={result} profileHref={profileHref} />
        </Fold>
      </div>
    </section>
  )
}

const isLed = (result: Result) => result.verdict.level !== 'not-enough' && subject(result) !== null

function agreedOn({ complements: { agreement } }: FullResult): string {
  const aligned = agreement.filter(({ label }) => label === 'aligned').length
  return `aligned on ${aligned} of ${agreement.length}`
}

type UnknownProps = Omit<Props, 'result'> & { result: Result; gaps: readonly OptionResult[] }

const UnknownCells = ({ result, explanation, gaps, profileHref }: UnknownProps) => (
  <>
    <ul class="plain note" id="unknown">
      {gaps.map(({ name, unknown }) => (
        <li>
          {name}: {inSeries(result.criteria.filter((_, j) => unknown[j]).map((criterion) => criterion.name))}
        </li>
      ))}
    </ul>
    {explanation.unknown.length > 0 && <p class="note">{explanation.unknown.join(' ')}</p>}
    {profileHref && (
      <p class="note">
        <a href={profileHref}>Look at the profile</a>
      </p>
    )}
  </>
)
