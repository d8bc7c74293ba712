import type { AdrRecord } from '../../src/adr/record.ts'
import { chosenName } from '../../src/adr/record.ts'
import { StatusTag } from '../components/tag.tsx'
import { Time } from '../components/time.tsx'

type OpenRoom = {
  id: string
  question: string
  deadlineAt: string | null
  timeZone: string
  startedAt: string | null
  revealedAt: string | null
  ballots: number
}

type Entry = {
  number: number
  title: string
  status: string
  decidedOn: string
  decisionId: string | null
  record: AdrRecord
  /** When the team looks again, and whether that day has come. */
  review: { reviewOn: string | null; isDue: boolean } | null
}

type Props = {
  team: { name: string; mayOpenRooms: boolean }
  open: readonly OpenRoom[]
  records: readonly Entry[]
  /** How often what was expected came true; null before the first review. */
  calibration: string | null
}

export const LogPage = ({ team, open, records, calibration }: Props) => (
  <>
    <div class="room-head">
      <h1>Decision log</h1>
      <p class="who">
        {team.name} · {records.length === 1 ? '1 record' : `${records.length} records`}
      </p>
    </div>
    {open.length > 0 && (
      <section class="band stack" aria-labelledby="open-heading">
        <h2 id="open-heading">Open rooms</h2>
        <ol class="log">
          {open.map((room) => (
            <li>
              <span class="no">room</span>
              <h3>
                <a href={`/decisions/${room.id}`} dir="auto">
                  {room.question}
                </a>
              </h3>
              <p class="meta">
                <StatusTag status={room.startedAt ? (room.revealedAt ? 'revealed' : 'voting') : 'draft'} />
                {room.startedAt && <span>{room.ballots === 1 ? '1 ballot' : `${room.ballots} ballots`}</span>}
                {room.deadlineAt && !room.revealedAt && (
                  <span>
                    ends <Time at={room.deadlineAt} zone={room.timeZone} />
                  </span>
                )}
              </p>
            </li>
          ))}
        </ol>
      </section>
    )}
    <section class="band stack" aria-labelledby="records-heading">
      <h2 id="records-heading">Records</h2>
      {calibration && <p class="note">{calibration}</p>}
      {records.length === 0 ? (
        <p class="aside">
          No decisions yet. The log fills with each outcome your team records.{' '}
          {team.mayOpenRooms && <a href="/decisions/new">Open a decision room</a>}
        </p>
      ) : (
        <ol class="log">
          {records.map((entry) => (
            <li class={entry.status === 'superseded' ? 'past' : undefined}>
              <span class="no">{String(entry.number).padStart(4, '0')}</span>
              <h3>
                <a href={`/decisions/${entry.decisionId}/adr`} dir="auto">
                  {entry.title}
                </a>
              </h3>
              <p class="meta">
                <StatusTag status={entry.status} />
                <time datetime={entry.decidedOn}>{entry.decidedOn}</time>
                <span>{chosenName(entry.record)}</span>
                {entry.record.adviceFollowed === false && <span>advice not followed</span>}
                {entry.review?.isDue ? (
                  <a href={`/decisions/${entry.decisionId}/reviews`}>
                    <StatusTag status="review due" />
                  </a>
                ) : (
                  entry.review && <span>look again {entry.review.reviewOn}</span>
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  </>
)
