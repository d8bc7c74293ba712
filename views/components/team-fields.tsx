import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_BRIEF } from '../../src/domain/brief.ts'
import { Field, SelectField } from './field.tsx'

type Props = {
  /** Teams the reader may open a room in. */
  teams: readonly { id: string; name: string }[]
  fields: { team: string; teamName: string }
  errors: FieldErrors
  hint?: string
}

/** One of the reader's teams, or the name of a new one. */
export const TeamFields = ({ teams, fields, errors, hint }: Props) => (
  <>
    {teams.length > 0 && (
      <SelectField
        name="team"
        label="Team"
        options={[
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: 'A new team' },
        ]}
        value={fields.team}
        error={errors.team}
      />
    )}
    <Field
      name="teamName"
      label={teams.length > 0 ? 'Name of the new team' : 'Name of your team'}
      aside="optional"
      hint={hint}
      maxlength={MOST_BRIEF.team}
      value={fields.teamName}
      error={errors.teamName}
    />
  </>
)
