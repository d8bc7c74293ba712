import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_BRIEF } from '../../src/domain/brief.ts'
import type { RoomImportFields } from '../../src/domain/room-import-fields.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { FileField } from '../components/file-field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { TeamFields } from '../components/team-fields.tsx'
import { summaryOf } from '../decisions/new.tsx'

type Props = {
  fields: RoomImportFields
  errors: FieldErrors
  /** Teams the reader may open a room in. */
  teams: readonly { id: string; name: string }[]
  submission: string
}

export const RoomImportPage = ({ fields, errors, teams, submission }: Props) => (
  <div class="narrow">
    <RoomHead
      title="Import a room"
      facts="From the JSON file that another Stackmoot exports after the reveal."
    />
    <form
      action="/decisions/imports"
      method="post"
      enctype="multipart/form-data"
      class="stack"
      novalidate
      {...boost}
    >
      <ErrorSummary errors={summaryOf(errors)} kept="Choose the file again; the rest is kept." />
      <input type="hidden" name="submission" value={submission} />
      <FileField
        name="file"
        label="Room export"
        accept=".json,application/json"
        hint="The JSON file of a room, from the page of its result or record. At most 24 MB."
        error={errors.file}
      />
      <Field
        name="name"
        label="Your name"
        autocomplete="name"
        maxlength={MOST_BRIEF.name}
        value={fields.name}
        error={errors.name}
      />
      <TeamFields {...{ teams, fields, errors }} hint="Left empty, it takes the name in the file." />
      <p class="row row-stretch">
        <button class="btn btn-main btn-big" type="submit" data-busy="Importing…">
          Import the room
        </button>
      </p>
      <p class="note">
        The result is computed anew from the ballots first; a file that does not hold together is refused.
        Rounds, ballots, comments and history come along as they are in the file, the record under your team’s
        next number. The people in it stay names, and nobody signs in as one of them. You facilitate the room
        from now on; if it had no outcome yet, you can record one or open another round.
      </p>
    </form>
  </div>
)
