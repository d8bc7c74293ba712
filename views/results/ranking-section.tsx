import { type TeamScores, teamScoresLine } from '../../src/adr/team-scores.ts'
import { inWords } from '../../src/advisor/format.ts'
import type { MustHave } from '../../src/advisor/must-haves.ts'
import { subject } from '../../src/advisor/subject.ts'
import type { Result } from '../../src/advisor/types.ts'
import { type Part, partsOf } from '../charts/parts.ts'
import { Ranking } from '../charts/ranking.tsx'
import { RankingTable } from '../charts/ranking-table.tsx'
import { type Talk, topicLink } from '../comments/section.tsx'
import { SelectField } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'
import { CameLate } from './came-late.tsx'
import { MustHaves } from './must-haves.tsx'
import { type Veto, Vetoes } from './vetoes.tsx'

type Props = {
  result: Result
  /** Address of this result. */
  resultsHref: string
  /** Criterion that the reader asked to see at the common baseline. */
  firstId?: string | null
  /** Those that no other section shows. */
  vetoes: readonly Veto[]
  teamScores?: TeamScores | null
  mustHaves?: readonly MustHave[]
  profileHref?: string
  talk?: Talk | undefined
}

export const RankingSection = (props: Props) => {
  const {
    result,
    resultsHref,
    firstId = null,
    vetoes,
    teamScores = null,
    mustHaves = [],
    profileHref,
  } = props
  const isPreview = result.verdict.reason === 'no-priorities'
  const isEmpty = result.options.every(({ excluded }) => excluded !== null)
  return (
    <section class="band stack" id="ranking" aria-labelledby="ranking-title">
      <h2 id="ranking-title">{isPreview ? 'Preview with equal priorities' : 'Ranking'}</h2>
      {!isEmpty && <p class="note">{legend(result, firstId)}</p>}
      {teamScoresLine(teamScores).map((said) => (
        <p class="note">
          {said} {profileHref && <a href={profileHref}>See the profile</a>}
        </p>
      ))}
      <Ranking result={result} firstId={firstId} linkOf={(id) => topicLink(props.talk, id)} />
      <CameLate result={result} />
      <MustHaves result={result} mustHaves={mustHaves} />
      <Vetoes result={result} vetoes={vetoes} />
      <div class="later">
        {!isEmpty && result.criteria.length > 1 && <PutFirst {...{ result, resultsHref, firstId }} />}
        <Fold summary="The same as a table">
          <Scroller label="Ranking as a table">
            <RankingTable result={result} firstId={firstId} />
          </Scroller>
        </Fold>
      </div>
    </section>
  )
}

/** Only what stands first has the common baseline, so any criterion may be put there. */
const PutFirst = ({
  result,
  resultsHref,
  firstId,
}: Required<Pick<Props, 'result' | 'resultsHref' | 'firstId'>>) => {
  const isFamiliar = result.criteria.some(({ kind }) => kind === 'familiarity')
  const asked = result.criteria.filter(({ kind }) => kind !== 'familiarity')
  return (
    <Fold summary="Compare on one criterion" hint="put it first in every bar" open={firstId !== null}>
      <form class="join put-first no-print" method="get" action={`${resultsHref}#ranking`}>
        <SelectField
          label="Put first"
          name="first"
          value={firstId ?? ''}
          options={[
            { value: '', label: isFamiliar ? 'What the team already knows' : 'What can decide most' },
            ...asked.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <button class="btn" type="submit">
          Show
        </button>
      </form>
    </Fold>
  )
}

function legend(result: Result, firstId: string | null): string {
  const parts = partsOf(result, firstId)
  const first = result.criteria.find(({ id, kind }) => id === firstId && kind !== 'familiarity')
  const isFamiliar = result.criteria.some(({ kind }) => kind === 'familiarity')
  const own = (isFamiliar ? 1 : 0) + (first ? 1 : 0)
  const others = parts.filter(({ series }) => series !== null).length - own
  const steps = [
    ...(first ? [first.name] : []),
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
