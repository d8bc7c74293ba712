import type { FullResult, DirectVote as Vote } from '../../src/advisor/complement-types.ts'
import { APPROVES, DIRECT_MAX } from '../../src/advisor/direct-vote.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { capital, counted, inWords } from '../../src/advisor/format.ts'
import { optionName } from '../../src/advisor/subject.ts'
import { coefficient } from '../charts/figures.ts'
import { PairwiseTable } from '../charts/pairwise-table.tsx'
import { VoteBars } from '../charts/vote-bars.tsx'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'
import { OtherCounts } from './other-counts.tsx'

type Props = { result: FullResult; explanation: Explanation }

/** What members said when asked for the options as such: a cross-check beside the score, never in it. */
export const DirectVote = ({ result, explanation }: Props) => {
  const vote = result.complements.directVote
  if (!vote) return null
  return (
    <section class="band stack" id="vote" aria-labelledby="vote-title">
      <h2 id="vote-title">Direct vote</h2>
      {explanation.directVote.length > 0 && <p class="lede">{explanation.directVote.join(' ')}</p>}
      <p class="note">
        {capital(counted(vote.ballots, 'member'))} also said how happy they would be to use each option, from
        0 to {DIRECT_MAX}. It does not enter the score. {runOff(result, vote)}
      </p>
      <VoteBars result={result} vote={vote} />
      <div class="later">
        <Fold summary="In pairs" hint={`${result.options.length} × ${result.options.length}`}>
          <Scroller label="How many prefer one option to another">
            <PairwiseTable result={result} vote={vote} />
          </Scroller>
        </Fold>
        <Fold summary="Other counts" hint="Majority Judgment, Schulze, Borda, approval" stacked>
          <OtherCounts result={result} vote={vote} />
          <p class="small">
            Majority Judgment goes by the middle score, ties by what is left when one middle score is taken
            away from each. Schulze compares in pairs and follows the strongest path. Borda counts the options
            that one is preferred to, and ties by half. Approval counts scores of {APPROVES} and more. A
            missing score counts 0, but in the mean.
            {vote.tau !== null &&
              ` Kendall’s tau between the totals and the advisor’s scores is ${coefficient(vote.tau)}: 1 the same order, −1 the opposite one.`}
          </p>
        </Fold>
      </div>
    </section>
  )
}

// STAR: the two highest totals, and who is preferred of them.
function runOff(result: FullResult, { pairwise, star, ballots }: Vote): string {
  const [one, other] = star.finalistIds
  if (one === undefined || other === undefined) return ''
  const at = (id: string) => result.options.findIndex((option) => option.id === id)
  const [forOne, forOther] = [pairwise[at(one)]?.[at(other)] ?? 0, pairwise[at(other)]?.[at(one)] ?? 0]
  const alike = ballots - forOne - forOther
  const rest = alike > 0 ? `, ${inWords(alike)} ${alike === 1 ? 'scores' : 'score'} them alike` : ''
  const level = forOne === forOther && star.winnerId !== null ? ' Then the higher total counts.' : ''
  return `Run-off of the two highest totals: ${inWords(forOne)} prefer ${optionName(result, one)}, ${inWords(forOther)} ${optionName(result, other)}${rest}.${level}`
}
