import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { optionName, subject } from '../../src/advisor/subject.ts'
import { AcceptanceBars } from '../charts/acceptance-bars.tsx'
import { CentralTable, centralWeights, FirstTable, PlacesTable } from '../charts/acceptance-tables.tsx'
import { missingPrior, priorsOf } from '../charts/priors.ts'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'
import { CampsTable } from './camps.tsx'
import { Information, InformationFold } from './information.tsx'
import { PersonalTable } from './personal.tsx'

type Props = { result: FullResult; explanation: Explanation; profileHref?: string }

/** How firm it is: other weights, other ballots, and what nobody knows yet. */
export const Robust = ({ result, explanation, profileHref }: Props) => {
  const { robustness, personal, camps } = result.complements
  const priors = priorsOf(result)
  const hasDraws = priors.length > 0
  // A sentence for each bar comes first.
  const drawn = explanation.robustness.slice(0, priors.length)
  const others = explanation.robustness.slice(priors.length)
  const missing = missingPrior(result)
  const samples = robustness.samples.toLocaleString('en-GB')
  const [leader, rival] = [optionName(result, result.leaderId), optionName(result, result.rivalId)]
  const isTie = subject(result)?.isTie ?? false
  return (
    <section class="band stack" id="robust" aria-labelledby="robust-title">
      <h2 id="robust-title">How firm it is</h2>
      {isTie && (
        <p class="lede">
          {leader} and {rival} are level. Under other weights one option or another would be first.
        </p>
      )}
      {drawn.length > 0 && <p class="lede">{drawn.join(' ')}</p>}
      {hasDraws && (
        <>
          <div>
            <h3 class="chart-h">Which option is first when the weights are drawn by chance</h3>
            <p class="small">
              {samples} draws each{result.criteria.length === 2 && ', the first two exact'}. The longer its
              part of a bar, the more often an option comes first.
              {isShared(result) && ' Options that are level in a draw are both first in it.'}
            </p>
          </div>
          <AcceptanceBars result={result} />
        </>
      )}
      {missing !== null && <p class="note">{missing}</p>}
      {others.length > 0 && (
        <ul class="plain lede">
          {others.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      <Information {...{ result, explanation }} />
      <div class="later">
        <InformationFold {...{ result, profileHref }} />
        {hasDraws && (
          <Fold summary="The draws as a table" hint={`${samples} draws each`} stacked>
            <Scroller label="How often each option comes first">
              <FirstTable result={result} />
            </Scroller>
            <Scroller label="How often the leader takes each place">
              <PlacesTable result={result} />
            </Scroller>
          </Fold>
        )}
        {!isTie && centralWeights(result) && (
          <Fold summary={`What one would have to value to prefer ${rival}`} hint="mean weights">
            <p class="small">
              The mean of any drawn weights with which each comes first. On top stands what speaks for {rival}{' '}
              most.
            </p>
            <Scroller label="Mean weights with which each comes first">
              <CentralTable result={result} />
            </Scroller>
          </Fold>
        )}
        {personal && (
          <Fold summary="By each member’s own priorities" hint="first choices, least misery, regret">
            <PersonalTable result={result} personal={personal} />
          </Fold>
        )}
        {camps && (
          <Fold
            summary="Two groups of priorities"
            hint={camps.sides.map(({ members }) => members).join(' and ')}
          >
            <CampsTable result={result} camps={camps} />
          </Fold>
        )}
      </div>
    </section>
  )
}

const isShared = (result: FullResult) =>
  priorsOf(result).some(
    ({ acceptances }) => acceptances.reduce((sum, { first }) => sum + first, 0) > 1 + 1e-9,
  )
