import { inWords } from '../../src/advisor/format.ts'
import { subject } from '../../src/advisor/subject.ts'
import type { Result } from '../../src/advisor/types.ts'
import { type Part, partsOf } from '../charts/parts.ts'
import { Ranking } from '../charts/ranking.tsx'
import { RankingTable } from '../charts/ranking-table.tsx'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'
import { type Veto, Vetoes } from './vetoes.tsx'

type Props = {
  result: Result
  /** Those that no other section shows. */
  vetoes: readonly Veto[]
}

export const RankingSection = ({ result, vetoes }: Props) => {
  const isPreview = result.verdict.reason === 'no-priorities'
  const isEmpty = result.options.every(({ excluded }) => excluded !== null)
  return (
    <section class="band stack" id="ranking" aria-labelledby="ranking-title">
      <h2 id="ranking-title">{isPreview ? 'Preview with equal priorities' : 'Ranking'}</h2>
      {!isEmpty && <p class="note">{legend(result)}</p>}
      <Ranking result={result} />
      <Vetoes result={result} vetoes={vetoes} />
      <Fold summary="The same as a table">
        <Scroller label="Ranking as a table">
          <RankingTable result={result} />
        </Scroller>
      </Fold>
    </section>
  )
}

function legend(result: Result): string {
  const parts = partsOf(result)
  const isFamiliar = result.criteria.some(({ kind }) => kind === 'familiarity')
  const others = parts.filter(({ series }) => series !== null).length - (isFamiliar ? 1 : 0)
  const steps = [
    ...(isFamiliar ? ['what the team already knows'] : []),
    ...(others > 0 ? [selection(result, parts, others)] : []),
    ...(parts.some(({ series }) => series === null) ? ['the rest'] : []),
  ]
  return steps.length < 2
    ? 'Each bar is a score of 100.'
    : `Each bar is a score of 100. Its parts: ${steps.join(', then ')}.`
}

function selection(result: Result, parts: readonly Part[], count: number): string {
  const criteria = count === 1 ? 'the criterion' : `the ${inWords(count)} criteria`
  const hasRest = parts.some(({ series }) => series === null)
  if (!hasRest) return result.criteria.length - count > 0 ? 'the other criteria' : 'its criteria'
  const about = subject(result)
  return about
    ? `${criteria} that separate${count === 1 ? 's' : ''} ${about.leader.name} from ${about.rival.name} most`
    : `${criteria} that can decide most`
}
