import type { AdrRecord } from '../../src/adr/record.ts'
import type { Room } from '../../src/domain/room.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { Fold } from '../components/fold.tsx'
import { RecordArticle } from './record.tsx'

type Props = {
  room: Room
  record: AdrRecord
  markdown: string
  fileName: string
  downloadUrl: string
  /** False where a single ballot would be in the export. */
  exported: boolean
}

export const AdrPage = ({ room, record, markdown, fileName, downloadUrl, exported }: Props) => {
  const file = `/decisions/${room.id}/adr.md`
  return (
    <div class="cols cols-5-3 adrcols">
      <RecordArticle record={record} />
      <aside class="stack no-print" aria-label="Take it with you">
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
            </>
          )}
          <br />
          <a href={`/teams/${room.team.id}/adrs`}>Decision log</a>
        </p>
      </aside>
    </div>
  )
}
