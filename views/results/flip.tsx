import type { Explanation } from '../../src/advisor/explain.ts'
import { capital, inSeries, inWords, percent } from '../../src/advisor/format.ts'
import { criterionName, optionName } from '../../src/advisor/subject.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Dials, nearestDials } from '../charts/dials.tsx'
import { FlipTable } from '../charts/flip-table.tsx'
import { Fold } from '../components/fold.tsx'

type Props = { result: Result; explanation: Explanation }

export const Flip = ({ result, explanation }: Props) => {
  const others = otherCriteria(result)
  const count = result.criteria.length
  return (
    <section class="band stack" id="flip" aria-labelledby="flip-title">
      <h2 id="flip-title">What would flip it</h2>
      {explanation.flip.length > 0 && <p class="lede">{explanation.flip.join(' ')}</p>}
      <Dials result={result} sentences={explanation.crossovers} />
      {others.length > 0 && <p class="note">{others.join(' ')}</p>}
      <Fold summary={count === 1 ? 'The same as a table' : `All ${inWords(count)} as a table`}>
        <FlipTable result={result} />
      </Fold>
    </section>
  )
}

// What the dials leave out, in one line of text.
function otherCriteria(result: Result): string[] {
  const dials = nearestDials(result)
  if (dials.length === 0) return []
  const drawn = new Set(dials.map(({ criterionId }) => criterionId))
  const turning = result.crossovers
    .filter(({ criterionId }) => !drawn.has(criterionId))
    .map(({ criterionId, at, weight, rivalId }) => {
      const rival = optionName(result, rivalId)
      const change = `${at < weight ? 'down to' : 'up to'} ${percent(at)} for ${rival}`
      return `${criterionName(result, criterionId)} ${change}`
    })
  const inert = result.stability
    .filter(({ lowRivalId, highRivalId }) => lowRivalId === null && highRivalId === null)
    .map(({ criterionId }) => criterionName(result, criterionId))
  return [
    ...(turning.length > 0 ? [`Further away: ${turning.join('; ')}.`] : []),
    ...(inert.length > 0
      ? [
          `${capital(`no weight of ${inSeries(inert).replace(/ and ([^,]*)$/, ' or $1')}`)} alone changes the leader.`,
        ]
      : []),
  ]
}
