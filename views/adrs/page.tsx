import { CopyButton } from '../components/copy-button.tsx'
import { Fold } from '../components/fold.tsx'
import { HistoryLink } from '../history/link.tsx'
import { DatesLinks } from '../mail/dates-links.tsx'
import { Next, type NextProps, ReviewLink } from './next.tsx'
import { RecordArticle } from './record.tsx'

type Props = NextProps & {
  markdown: string
  fileName: string
  downloadUrl: string
  /** False where a single ballot would be in the export. */
  exported: boolean
  /** Where a new decision is started from this one; null where the reader may not. */
  startHref: string | null
  /** False where no mail server is set up. */
  hasMail: boolean
}

export const AdrPage = ({
  markdown,
  fileName,
  downloadUrl,
  exported,
  startHref,
  hasMail,
  ...next
}: Props) => {
  const { room, record } = next
  const file = `/decisions/${room.id}/adr.md`
  return (
    <div class="cols cols-5-3 adrcols">
      <RecordArticle record={record} />
      <aside class="stack no-print" aria-label="Take it with you">
        <Next {...next} />
        <h2>Take it with you</h2>
        <p class="row row-stretch">
          <a class="btn btn-main" href={file} download={fileName}>
            Download Markdown
          </a>
          <CopyButton from="markdown" />
        </p>
        <Fold summary="Markdown" hint={fileName}>
          <pre
            class="wrap-lines"
            id="markdown"
            tabindex={0}
            role="region"
            aria-label="The record as Markdown"
          >
            {markdown}
          </pre>
        </Fold>
        {room.team.isPublic && (
          <div>
            <p class="small">Into your repository</p>
            <pre tabindex={0} role="region" aria-label="Command">
              curl -o {fileName} {downloadUrl}
            </pre>
          </div>
        )}
        <p class="note">
          Also as <a href={`${file}?format=nygard`}>Nygard</a> and{' '}
          <a href={`${file}?format=y-statement`}>Y-statement</a>.
        </p>
        <hr />
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
          <br />
          <a href={`/teams/${room.team.id}/adrs`}>Decision log</a>
          {record.consent && (
            <>
              <br />
              <a href={`/decisions/${room.id}/consent`}>What the team said when it was asked</a>
            </>
          )}
          <ReviewLink {...next} />
          <DatesLinks room={room} hasMail={hasMail} />
          {startHref && (
            <>
              <br />
              <a href={startHref}>Start a new decision from this one</a>
            </>
          )}
        </p>
      </aside>
    </div>
  )
}
