import type { Explanation } from '../../src/advisor/explain.ts'
import { Time } from '../components/time.tsx'
import { HistoryLink } from '../history/link.tsx'
import { ImportedWords } from '../room-imports/note.tsx'
import type { ResultsProps } from './page.tsx'

type Decision = ResultsProps['decision']
type Act = { href: string; label: string; short: string } | null

/** The act that follows from a result: record the outcome, or read what was recorded. */
export function nextAct({ id, adrHref, canRecordOutcome }: Decision): Act {
  if (adrHref !== null) return { href: adrHref, label: 'Read the record', short: 'Read the record' }
  return canRecordOutcome
    ? { href: `/decisions/${id}/outcome`, label: 'Record the outcome', short: 'Record outcome' }
    : null
}

type Props = {
  decision: Decision
  explanation: Explanation
  act: Act
  /** Then nothing of the ballot is shown, and the room can't be exported. */
  isAlone: boolean
}

export const Foot = ({
  decision: { id, revealedAt, timeZone, startHref, roundNumber, canOpenRound, imported = null },
  explanation,
  act,
  isAlone,
}: Props) => (
  <footer>
    <p class="note foot-note">
      {!isAlone && `${explanation.foot} `}
      {revealedAt && (
        <span class="small">
          Revealed <Time at={revealedAt} zone={timeZone} form="day" year />.
        </span>
      )}
      {imported && (
        <span class="small">
          {' '}
          <ImportedWords imported={imported} zone={timeZone} />
        </span>
      )}
    </p>
    <p class="row row-stretch no-print">
      {act && (
        <a class="btn btn-main btn-big" href={act.href}>
          {act.label}
        </a>
      )}
      {canOpenRound && (
        <a class="btn btn-big" href={`/decisions/${id}/rounds#next`}>
          Open another round
        </a>
      )}
      {!isAlone && (
        <a class="btn btn-big" href={`/decisions/${id}/export.json`}>
          Export room (JSON)
        </a>
      )}
      {!isAlone && <a href={`/decisions/${id}/ballots.csv`}>Ballots (CSV)</a>}
      {roundNumber > 1 && <a href={`/decisions/${id}/rounds`}>All rounds</a>}
      <a href={`/decisions/${id}/people`}>People</a>
      <HistoryLink roomId={id} />
      {startHref && <a href={startHref}>Start a new decision from this one</a>}
    </p>
  </footer>
)
