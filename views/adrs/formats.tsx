import { FORMAT_NAMES, FORMATS, type FormatName } from '../../src/adr/formats.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { Fold } from '../components/fold.tsx'

export type RecordFiles = {
  /** Address of the page. */
  page: string
  /** Address of the file; the format is asked for in its query. */
  file: string
  shown: FormatName
  /** The record in that format. */
  text: string
  fileName: string
  /** The whole address of the file, for a command. */
  url: string
  /** Where a member gets the token that the command needs; null where anybody may read the file. */
  tokensHref: string | null
}

/** The record as a file: one format is shown, the others are a step away. */
export const Formats = ({ page, file, shown, text, fileName, url, tokensHref }: RecordFiles) => {
  const isMain = shown === 'madr'
  return (
    <section class="stack" aria-labelledby="files">
      <h2 id="files">Take it with you</h2>
      <p class="row row-stretch">
        <a class="btn btn-main" href={fileHref(file, shown)} download={fileName}>
          Download {isMain ? 'Markdown' : FORMATS[shown].label}
        </a>
        <CopyButton from="markdown" />
      </p>
      <Fold summary="The file as text" hint={FORMATS[shown].label} open={!isMain} stacked>
        <p class="small">{fileName}</p>
        <pre
          class="wrap-lines format-text"
          id="markdown"
          tabindex={0}
          role="region"
          aria-label="The record as a file"
        >
          {text}
        </pre>
      </Fold>
      <div class="stack">
        <p class="small">Into your repository</p>
        <pre tabindex={0} role="region" aria-label="Command">
          curl {tokensHref && '-H "Authorization: Bearer TOKEN" '}-o {fileName}{' '}
          {isMain ? url : `"${fileHref(url, shown)}"`}
        </pre>
        {tokensHref && (
          <p class="note">
            TOKEN is a <a href={tokensHref}>read token</a> of yours.
          </p>
        )}
      </div>
      <Fold summary="Other formats" hint={`${FORMAT_NAMES.length - 1}, for other tools`} open={!isMain}>
        <ul class="formats">
          {FORMAT_NAMES.filter((name) => name !== shown).map((name) => (
            <li>
              <a href={pageHref(page, name)}>{FORMATS[name].label}</a>
              <p class="small">{FORMATS[name].purpose}</p>
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}

const fileHref = (file: string, name: FormatName) => (name === 'madr' ? file : `${file}?format=${name}`)

const pageHref = (page: string, name: FormatName) =>
  `${name === 'madr' ? page : `${page}?format=${name}`}#files`
