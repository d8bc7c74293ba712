import { adrId } from '../../src/adr/links.ts'
import type { AnyRecord } from '../../src/adr/record.ts'
import { versionInWords } from '../../src/domain/version-words.ts'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'
import { HistoryLink } from '../history/link.tsx'

export type TimelineEntry = {
  version: number
  action: string
  note: string
  at: string
  /** Null for what happened by itself. */
  by: string | null
}

type Props = {
  record: AnyRecord
  /** Of the record’s page. */
  href: string
  /** Of this page. */
  path: string
  /** The room it came from, and its time zone. */
  room: { id: string; timeZone: string } | null
  /** The newest first. */
  entries: readonly TimelineEntry[]
  hasEarlier: boolean
}

/** What happened to a record, when and by whom, with what it said each time. */
export const VersionsPage = ({ record, href, path, room, entries, hasEarlier }: Props) => (
  <div class="narrow">
    <RoomHead
      title="Versions and timeline"
      facts={
        <a href={href} dir="auto">
          {adrId(record.number)} {record.title}
        </a>
      }
    />
    <section class="band stack" aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">What happened to it</h2>
      <p class="note">The newest first. Each version is kept as it was, and can be read and downloaded.</p>
      <ol class="timeline" reversed>
        {entries.map((entry) => (
          <li>
            <span class="no">{entry.version}</span>
            <div>
              <p dir="auto">
                <a href={`${path}/${entry.version}`}>{versionInWords(entry)}</a>
              </p>
              {entry.note && (
                <p class="note as-typed" dir="auto">
                  {entry.note}
                </p>
              )}
              <p class="small">
                <Time at={entry.at} zone={room?.timeZone ?? 'UTC'} year />
              </p>
            </div>
          </li>
        ))}
      </ol>
      {hasEarlier && (
        <p>
          <a href={`${path}?before=${entries.at(-1)?.version}`}>Earlier versions</a>
        </p>
      )}
      {room && !hasEarlier && (
        <p class="note">
          What led to it: <HistoryLink roomId={room.id} />
        </p>
      )}
    </section>
  </div>
)
