import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { percent, printed } from '../../src/advisor/format.ts'
import { criterionName, subject } from '../../src/advisor/subject.ts'
import { AcceptanceBars } from '../charts/acceptance-bars.tsx'
import { FirstTable } from '../charts/acceptance-tables.tsx'
import { Dials } from '../charts/dials.tsx'
import { FlipTable } from '../charts/flip-table.tsx'
import { Ledger } from '../charts/ledger.tsx'
import { priorsOf } from '../charts/priors.ts'
import { RankingTable } from '../charts/ranking-table.tsx'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'
import { SecondOpinions } from '../results/opinions.tsx'

type Props = { result: FullResult; explanation: Explanation }

/** What the ranking rests on, from the general to the detailed; a closed fold says what is in it. */
export const Reasons = ({ result, explanation }: Props) => (
  <div>
    <Against result={result} />
    <Turn result={result} explanation={explanation} />
    <Firm result={result} explanation={explanation} />
    {result.leaderId !== null && <SecondOpinions result={result} explanation={explanation} />}
    <Fold id="own-table" summary="The ranking as a table">
      <Scroller label="Ranking as a table">
        <RankingTable result={result} />
      </Scroller>
    </Fold>
  </div>
)

const Against = ({ result }: { result: FullResult }) => {
  const about = subject(result)
  if (!about || result.differences.every(({ points }) => printed(points) === 0)) return null
  return (
    <Fold id="own-why" summary={`${about.leader.name} against ${about.rival.name}`} hint="point by point">
      <Ledger result={result} />
    </Fold>
  )
}

const Turn = ({ result, explanation }: Props) => {
  if (!subject(result)) return null
  const [nearest] = result.crossovers
  return (
    <Fold
      id="own-flip"
      summary="What would flip it"
      hint={nearest ? `nearest: ${criterionName(result, nearest.criterionId)}` : 'no single weight'}
      stacked
    >
      {explanation.flip.length > 0 && <p class="note">{explanation.flip.join(' ')}</p>}
      <Dials result={result} sentences={explanation.crossovers} />
      {explanation.information.length > 0 && (
        <ul class="plain note">
          {explanation.information.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      <Fold summary="Every weight as a table">
        <Scroller label="Turning points of every weight">
          <FlipTable result={result} />
        </Scroller>
      </Fold>
    </Fold>
  )
}

const Firm = ({ result, explanation }: Props) => {
  const [any] = priorsOf(result)
  const first = any?.acceptances.find(({ optionId }) => optionId === result.leaderId)?.first
  if (!subject(result) || first === undefined) return null
  return (
    <Fold id="own-firm" summary="How firm it is" hint={`first in ${percent(first)} with any weights`} stacked>
      {explanation.robustness.length > 0 && <p class="note">{explanation.robustness.join(' ')}</p>}
      <AcceptanceBars result={result} />
      <Scroller label="How often each option comes first">
        <FirstTable result={result} />
      </Scroller>
    </Fold>
  )
}
