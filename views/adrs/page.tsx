import type { Child } from 'hono/jsx'
import { type AdrRecord, type AnyRecord, isWritten } from '../../src/adr/record.ts'
import { HistoryLink } from '../history/link.tsx'
import { DatesLinks } from '../mail/dates-links.tsx'
import { ImportedNote } from '../room-imports/note.tsx'
import { RecordActions } from './actions.tsx'
import type { HrefOf } from './body.tsx'
import { Formats, type RecordFiles } from './formats.tsx'
import type { RecordLink } from './links.tsx'
import { type Neighbour, Neighbours } from './neighbours.tsx'
import { type NextProps, ReviewDue, ReviewLink, Settle } from './next.tsx'
import { RecordArticle, WrittenArticle } from './record.tsx'
import { Standing } from './standing.tsx'

type Common<T extends AnyRecord> = {
  teamId: string
  record: T
  version: number
  links: readonly RecordLink[]
  previous: Neighbour | null
  next: Neighbour | null
  hrefOf: HrefOf
  mayChange: boolean
  /** Where a new decision is started from this one; null where the reader may not. */
  startHref: string | null
}

type File = { files: RecordFiles }

type ShellProps<T extends AnyRecord> = Common<T> & { decider: string | null; due?: Child; children: Child }

/** What every record’s page has: how it stands, its text, what may be done with it. */
const Shell = ({ teamId, record, version, due, decider, children, ...about }: ShellProps<AnyRecord>) => {
  const base = `/teams/${teamId}/adrs/${record.number}`
  const { links, hrefOf, mayChange, previous, next, startHref } = about
  return (
    <div class="cols cols-5-3 adrcols">
      <div>
        <div class="stack record-standing">
          <Standing {...{ record, links }} />
        </div>
        {isWritten(record) ? (
          <WrittenArticle {...{ record, hrefOf, teamId }} />
        ) : (
          <RecordArticle {...{ record, hrefOf, teamId }} />
        )}
        <Neighbours {...{ teamId, previous, next }} />
      </div>
      <aside class="stack no-print" aria-label="What you can do with it">
        {due}
        <Settle path={`${base}/status`} {...{ record, version, mayChange, decider }} />
        <RecordActions {...{ record, base, links, mayChange, startHref }} />
        {children}
      </aside>
    </div>
  )
}

type Props = Common<AdrRecord> &
  NextProps &
  File & {
    /** False where a single ballot would be in the export. */
    exported: boolean
    /** False where no mail server is set up. */
    hasMail: boolean
  }

/** A record of a room, with the ways into the room. */
export const AdrPage = ({ exported, hasMail, ...props }: Props) => {
  const { room, record } = props
  const { isDue, mayReview } = props
  const waiting = { room, record, isDue, mayReview }
  return (
    <Shell {...props} decider={room.decider.name} due={<ReviewDue {...waiting} />}>
      <Formats {...props.files} />
      <p class="note">
        <a href={`/decisions/${room.id}/results`}>The result behind it</a>
        {exported && (
          <>
            <br />
            <a href={`/decisions/${room.id}/export.json`}>The whole room as JSON</a>
            <br />
            <a href={`/decisions/${room.id}/ballots.csv`}>The ballots as CSV</a>
          </>
        )}
        <br />
        <HistoryLink roomId={room.id} />
        {record.consent && (
          <>
            <br />
            <a href={`/decisions/${room.id}/consent`}>What the team said when it was asked</a>
          </>
        )}
        <ReviewLink {...waiting} />
        <DatesLinks room={room} hasMail={hasMail} />
      </p>
      <ImportedNote room={room} />
    </Shell>
  )
}

/** One that came from no room. */
export const RecordPage = (props: Common<AnyRecord> & File) => (
  <Shell {...props} decider={null}>
    <Formats {...props.files} />
  </Shell>
)
