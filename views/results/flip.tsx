import type { Explanation } from '../../src/advisor/explain.ts'
import { inSeries, inWords } from '../../src/advisor/format.ts'
import { criterionName, optionName } from '../../src/advisor/subject.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Dials, nearestDials } from '../charts/dials.tsx'
import { turningWeight } from '../charts/figures.ts'
import { FlipTable } from '../charts/flip-table.tsx'
import { type Slopes as SlopesOf, slopesOf, slopesSentence } from '../charts/slope-lines.ts'
import { Slopes } from '../charts/slopes.tsx'
import { SlopesTable } from '../charts/slopes-table.tsx'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'

/** Criteria named beside the dials; the table has them all. */
const MOST_TOLD = 5

type Props = { result: Result; explanation: Explanation }

export const Flip = ({ result, explanation }: Props) => {
  const others = otherCriteria(result)
  const count = result.criteria.length
  const slopes = slopesOf(result)
  return (
    <section class="band stack" id="flip" aria-labelledby="flip-title">
      <h2 id="flip-title">What would flip it</h2>
      {explanation.flip.length > 0 && <p class="lede">{explanation.flip.join(' ')}</p>}
      <Dials result={result} sentences={explanation.crossovers} />
      {others.length > 0 && <p class="note">{others.join(' ')}</p>}
      {slopes && <Closest result={result} slopes={slopes} />}
      <div class="later">
        {slopes && (
          <Fold summary="The lines as a table">
            <Scroller label="Scores by the weight of one criterion">
              <SlopesTable slopes={slopes} />
            </Scroller>
          </Fold>
        )}
        <Fold summary={count === 1 ? 'The same as a table' : `All ${inWords(count)} criteria as a table`}>
          <Scroller label="Turning points of every weight">
            <FlipTable result={result} />
          </Scroller>
        </Fold>
      </div>
    </section>
  )
}

const Closest = ({ result, slopes }: { result: Result; slopes: SlopesOf }) => (
  <>
    <div>
      <h3 class="chart-h">The closest one: {slopes.criterion.name}</h3>
      <p class="small">Score of every option as the weight of this criterion changes.</p>
    </div>
    <Slopes result={result} slopes={slopes} />
    <p class="small">{slopesSentence(result, slopes)}</p>
  </>
)

// What the dials leave out, in one line of text.
function otherCriteria(result: Result): string[] {
  const dials = nearestDials(result)
  if (dials.length === 0) return []
  const drawn = new Set(dials.map(({ criterionId }) => criterionId))
  const turning = [...new Set(result.crossovers.map(({ criterionId }) => criterionId))].filter(
    (id) => !drawn.has(id),
  )
  const told = turning.slice(0, MOST_TOLD).map((id, i) => {
    const turns = result.crossovers
      .filter(({ criterionId }) => criterionId === id)
      .map(({ at, weight, rivalId }) => `${turningWeight(at, weight)} (${optionName(result, rivalId)})`)
    return `${criterionName(result, id)}${i === 0 ? ' would have to count' : ''} ${inAlternative(turns)}`
  })
  const untold = turning.length - told.length
  const inert = result.stability
    .filter(({ lowRivalId, highRivalId }) => lowRivalId === null && highRivalId === null)
    .map(({ criterionId }) => criterionName(result, criterionId))
  return [
    ...(told.length > 0
      ? [`${inSeries(told)}${untold > 0 ? `; ${inWords(untold)} more are in the table` : ''}.`]
      : []),
    ...(inert.length > 0
      ? [
          `No weight of ${inert.length > MOST_TOLD ? `the other ${inWords(inert.length)}` : inAlternative(inert)} alone changes the leader.`,
        ]
      : []),
  ]
}

const inAlternative = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
