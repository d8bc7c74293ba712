import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { optionName } from '../../src/advisor/subject.ts'
import type { OptionResult } from '../../src/advisor/types.ts'
import { FitReadiness, plotted } from '../charts/fit-readiness.tsx'
import { FitReadinessTable } from '../charts/fit-readiness-table.tsx'
import { Knowledge, type Person } from '../charts/knowledge.tsx'
import { inOrder } from '../charts/names.ts'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'
import { listed } from './listed.ts'
import { Mentors, MentorsFold } from './mentors.tsx'

type Props = { result: FullResult; explanation: Explanation; people: readonly Person[] | null }

const MOST_BESIDE = 6
const MOST_NAMES = 5

export const WhoKnows = ({ result, explanation, people }: Props) => {
  const isPlotted = plotted(result).length > 1
  const { front } = result.complements
  const cover = thinCover(result)
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
            <FitReadiness result={result} front={front} />
            {front.length > 0 && <p class="small">{unbeaten(result)}</p>}
          </div>
        )}
      </div>
      {cover !== null && <p class="note">{cover}</p>}
      <Mentors result={result} people={people} />
      <div class="later">
        <MentorsFold result={result} people={people} />
        {isPlotted && (
          <Fold summary="Fit and readiness as a table">
            <Scroller label="Fit and readiness as a table">
              <FitReadinessTable result={result} front={front} />
            </Scroller>
          </Fold>
        )}
      </div>
    </section>
  )
}

function unbeaten(result: FullResult): string {
  const { front } = result.complements
  const names = result.order.filter((id) => front.includes(id)).map((id) => optionName(result, id))
  const line = names.length > 1 ? ' The line runs through them.' : ''
  return `Nothing beats ${names.length === 1 ? 'this' : 'these'} in both: ${listed(names, 'and', MOST_NAMES)}.${line}`
}

// Leader and rival have a sentence of their own.
function thinCover(result: FullResult): string | null {
  const others = inOrder(result).filter(
    ({ id, readiness, excluded }) =>
      readiness !== null && !excluded && id !== result.leaderId && id !== result.rivalId,
  )
  const named = (people: number) => others.filter(({ knowers }) => knowers === people).map(nameOf)
  const [nobody, one] = [named(0), named(1)]
  if (nobody.length + one.length === 0) return null
  const alone = `Only one person${one.length > 1 ? ' each' : ''} can work with ${listed(one, 'or', MOST_NAMES)} alone`
  if (nobody.length === 0) return `${alone}: plan cover before you commit.`
  const none = `obody can work with ${listed(nobody, 'or', MOST_NAMES)} alone yet.`
  return one.length === 0 ? `N${none}` : `${alone}, and n${none}`
}

const nameOf = ({ name }: OptionResult) => name
