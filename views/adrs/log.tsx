import { isFiltered, type LogFilter } from '../../src/domain/log-filter.ts'
import type { Entry } from './log-entry.tsx'
import { LogForm } from './log-form.tsx'
import { LogHits } from './log-hits.tsx'
import { type OpenRoom, OpenRooms } from './log-open.tsx'

type Props = {
  team: { name: string; mayOpenRooms: boolean }
  /** Address of the log. */
  path: string
  /** How many records the team has. */
  total: number
  filter: LogFilter
  facets: { tags: readonly string[]; deciders: readonly string[] }
  entries: readonly Entry[]
  /** How many records are asked for, on all pages. */
  found: number
  open: readonly OpenRoom[]
  /** How often what was expected came true; null before the first review. */
  calibration: string | null
}

export const LogPage = ({ team, total, open, calibration, facets, ...asked }: Props) => (
  <>
    <div class="room-head">
      <h1>Decision log</h1>
      <p class="who">
        {team.name} · {total === 1 ? '1 record' : `${total.toLocaleString('en')} records`}
        {total > 1 && (
          <span class="no-print">
            {' '}
            · <a href={`${asked.path}/graph`}>How they are linked</a>
          </span>
        )}
      </p>
    </div>
    {open.length > 0 && <OpenRooms open={open} />}
    <section class="band stack" id="records" aria-labelledby="records-heading">
      <h2 id="records-heading">Records</h2>
      {calibration && <p class="note">{calibration}</p>}
      {total === 0 && !isFiltered(asked.filter) ? (
        <p class="aside">
          No decisions yet. The log fills with each outcome your team records.{' '}
          {team.mayOpenRooms && (
            <>
              <a href="/decisions/new">Open a decision room</a>,{' '}
              <a href={`${asked.path}/new`}>write a record</a> of what was decided without one, or{' '}
              <a href={asked.path.replace(/adrs$/, 'imports')}>import</a> those you have.
            </>
          )}
        </p>
      ) : (
        <>
          {team.mayOpenRooms && (
            <p class="no-print">
              <a href={`${asked.path}/new`}>Write a record</a> ·{' '}
              <a href={asked.path.replace(/adrs$/, 'imports')}>Import records</a>
            </p>
          )}
          <LogForm {...asked} facets={facets} />
          <p class="vh" role="status" data-says="hits-words" />
          <LogHits {...asked} />
        </>
      )}
    </section>
  </>
)
