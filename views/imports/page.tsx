import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Check } from '../components/field.tsx'
import { FileField } from '../components/file-field.tsx'

type Props = { team: { id: string; name: string }; error: string | null; renumber: boolean }

/** Asks for files; nothing is written before their report was looked at. */
export const ImportPage = ({ team, error, renumber }: Props) => (
  <div class="narrow">
    <div class="room-head">
      <h1>Import records</h1>
      <p class="who" dir="auto">
        {team.name} · <a href={`/teams/${team.id}/adrs`}>Decision log</a>
      </p>
    </div>
    <form
      action={`/teams/${team.id}/imports`}
      method="post"
      enctype="multipart/form-data"
      class="stack"
      novalidate
      {...boost}
    >
      <ErrorSummary errors={error ? [{ field: 'files', message: error }] : []} kept="Nothing was imported." />
      <FileField
        name="files"
        label="Your records"
        accept=".zip,.md,.markdown,application/zip,text/markdown"
        hint="A ZIP of the folder, or its Markdown files. At most 24 MB together, 1 MB a file and 5,000 files."
        error={error ?? undefined}
        multiple
      />
      <Check
        name="renumber"
        value="yes"
        checked={renumber}
        label="Give new numbers where they are needed"
        small="to files without a number, and to those whose number another record has"
      />
      <p class="row row-stretch">
        <button class="btn btn-main btn-big" type="submit" data-busy="Reading the files…">
          Look at what they would do
        </button>
      </p>
      <p class="note">
        You see a report first, file by file; nothing is written before you say so. MADR 2 to 4, adr-tools,
        log4brains and whatever was exported from here is understood: numbers, titles, dates, status, people,
        tags and links. The text stays as it was written.
      </p>
    </form>
  </div>
)
