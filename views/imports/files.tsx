import { adrId } from '../../src/adr/links.ts'
import { StatusTag } from '../components/tag.tsx'
import type { ReportedFile } from './report.tsx'

type Props = {
  files: readonly ReportedFile[]
  /** Where the records can be read; null before they are there. */
  log: string | null
}

/** Each file by its name, what it becomes, and what is to be known of it. */
export const FileList = ({ files, log }: Props) => (
  <ul class="given-files">
    {files.map(({ name, outcome, number, title, status, why, warnings }) => (
      <li>
        <p class="given-name">
          <code dir="auto">{name}</code>
        </p>
        {number !== null && title !== null && (outcome !== 'left out' || !why) && (
          <p class="given-what">
            {log === null ? adrId(number) : <a href={`${log}/${number}`}>{adrId(number)}</a>}{' '}
            <strong dir="auto">{title}</strong> {status && <StatusTag status={status} />}
          </p>
        )}
        {why && <p class="given-why">{why}</p>}
        {warnings.length > 0 && (
          <ul class="given-notes">
            {warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        )}
      </li>
    ))}
  </ul>
)
