import type { FieldErrors } from '../../src/domain/ballot.ts'
import { type BriefFields, MOST_BRIEF } from '../../src/domain/brief.ts'
import type { Template } from '../../src/templates/template.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field, SelectField } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { DeadlineField, QuestionFields, RuleFolds } from './brief-form.tsx'

type Props = {
  template: Template
  templates: readonly Template[]
  fields: BriefFields
  errors: FieldErrors
  /** Teams the reader may open a room in. */
  teams: readonly { id: string; name: string }[]
  submission: string
}

export const NewRoomPage = ({ template, templates, fields, errors, teams, submission }: Props) => (
  <div class="narrow">
    <RoomHead
      title="Open a decision room"
      facts="Takes a minute. Everything can be changed until the first ballot is cast."
    />
    <form action="/decisions/new" method="post" class="stack" novalidate {...boost}>
      <ErrorSummary errors={summaryOf(errors)} />
      <input type="hidden" name="submission" value={submission} />
      <input type="hidden" name="template" value={template.key} />
      <QuestionFields template={template} fields={fields} errors={errors} />
      <div class="form-2">
        <DeadlineField fields={fields} errors={errors} />
        <Field
          name="name"
          label="Your name"
          autocomplete="name"
          maxlength={MOST_BRIEF.name}
          value={fields.name}
          error={errors.name}
        />
      </div>
      <div>
        <Fold summary="Start from another template" hint={`now: ${template.name}`}>
          <ul class="plain">
            {templates.map(({ key, name, summary }) => (
              <li>
                <a
                  href={`/decisions/new?template=${key}`}
                  aria-current={key === template.key ? 'true' : undefined}
                >
                  {name}
                </a>
                : {summary}
              </li>
            ))}
          </ul>
        </Fold>
        <RuleFolds template={template} fields={fields} errors={errors} />
        <Fold
          summary="Team"
          hint={teamHint(fields, teams)}
          open={Boolean(errors.team || errors.teamName)}
          stacked
        >
          <p class="note">Records are numbered per team, and its members read each other’s rooms.</p>
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
            maxlength={MOST_BRIEF.team}
            value={fields.teamName}
            error={errors.teamName}
          />
        </Fold>
      </div>
      <p>
        <button class="btn btn-main btn-big" type="submit" data-busy="Opening…">
          Open the room
        </button>
      </p>
      <p class="note">You get an invite link, a QR code and a short code. Nothing is sent to anybody.</p>
    </form>
  </div>
)

const teamHint = (fields: BriefFields, teams: Props['teams']) =>
  teams.find(({ id }) => id === fields.team)?.name ?? (fields.teamName || 'a new one')

/** Every field's id is its name. */
export const summaryOf = (errors: FieldErrors) =>
  Object.entries(errors).map(([field, message]) => ({ field: field === 'form' ? null : field, message }))
