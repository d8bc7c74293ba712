import { capital } from '../../src/advisor/format.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { type BriefFields, MOST_BRIEF } from '../../src/domain/brief.ts'
import type { Room } from '../../src/domain/room.ts'
import type { Template } from '../../src/templates/template.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { TeamFields } from '../components/team-fields.tsx'
import { DeadlineField, QuestionFields, RuleFolds } from './brief-form.tsx'

type Props = {
  template: Template
  templates: readonly Template[]
  fields: BriefFields
  errors: FieldErrors
  /** Teams the reader may open a room in. */
  teams: readonly { id: string; name: string }[]
  submission: string
  /** The room this one is started from. */
  source: Pick<Room, 'id' | 'question' | 'state'> | null
  /** The record without a room whose question it takes up again. */
  record: { key: string; href: string; name: string } | null
}

/** As soon as everybody in it may read its profile. */
const isOpen = ({ state }: Pick<Room, 'state'>) => state === 'revealed' || state === 'decided'

export const NewRoomPage = ({
  template,
  templates,
  fields,
  errors,
  teams,
  submission,
  source,
  record,
}: Props) => (
  <div class="narrow">
    <RoomHead
      title="Open a decision room"
      facts="Takes a minute. Everything can be changed until the first ballot is cast."
    />
    <form action="/decisions/new" method="post" class="stack" novalidate {...boost}>
      <ErrorSummary errors={summaryOf(errors)} />
      <input type="hidden" name="submission" value={submission} />
      {source ? (
        <>
          <input type="hidden" name="from" value={source.id} />
          <Aside>
            Started from <a href={`/decisions/${source.id}`}>{source.question}</a>. Its options, criteria and
            rules are filled in
            {isOpen(source) && ', and any scores that its team set come along with their reasons'}. Its
            ballots stay where they are.
            {source.state === 'decided' &&
              ' Its record stays in force until what comes of this room is accepted.'}
          </Aside>
        </>
      ) : (
        <input type="hidden" name="template" value={template.key} />
      )}
      {record && (
        <>
          <input type="hidden" name="record" value={record.key} />
          <Aside>
            This takes up <a href={record.href}>{record.name}</a> again. Its title, context and options are
            filled in as far as they could be read. The record stays in force until what comes of this room is
            accepted.
          </Aside>
        </>
      )}
      {!source && !template.isScored && template.options.length > 0 && (
        <Aside>
          <strong>No scores are built in for this question.</strong> We know too little about your case, so
          members rate the options on their ballots. You can set scores with your reasons before the vote.
        </Aside>
      )}
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
        {!source && !record && <Gallery templates={templates} chosen={template} />}
        <RuleFolds template={template} fields={fields} errors={errors} />
        <Fold
          summary="Team"
          hint={teamHint(fields, teams)}
          open={Boolean(errors.team || errors.teamName)}
          stacked
        >
          <p class="note">Records are numbered per team, and its members read each other’s rooms.</p>
          <TeamFields {...{ teams, fields, errors }} />
        </Fold>
      </div>
      <p class="row row-stretch">
        <button class="btn btn-main btn-big" type="submit" data-busy="Opening…">
          Open the room
        </button>
        <button class="btn btn-big" type="submit" name="draft" value="yes" data-busy="Opening…">
          Prepare it first
        </button>
      </p>
      <p class="note">
        You get an invite link, a QR code and a short code. Nothing is sent to anybody. Prepared first,
        members can suggest options and criteria, and nobody votes until you start the vote.
      </p>
      {!source && (
        <p class="note">
          Is it the room of another Stackmoot? <a href="/decisions/imports">Import it from its file</a>.
        </p>
      )}
    </form>
  </div>
)

const Gallery = ({ templates, chosen }: { templates: readonly Template[]; chosen: Template }) => (
  <Fold summary="Start from another template" hint={`now: ${chosen.name}`}>
    <ul class="gallery">
      {templates.map(({ key, name, summary, options, criteria }) => (
        <li>
          <a href={`/decisions/new?template=${key}`} aria-current={key === chosen.key ? 'true' : undefined}>
            {name}
          </a>
          <p class="note">
            {options.length > 0
              ? `${options.length} options, ${criteria.length} criteria: ${summary}.`
              : `${capital(summary)}.`}
          </p>
        </li>
      ))}
    </ul>
  </Fold>
)

const teamHint = (fields: BriefFields, teams: Props['teams']) =>
  teams.find(({ id }) => id === fields.team)?.name ?? (fields.teamName || 'a new one')

/** Every field's id is its name. */
export const summaryOf = (errors: FieldErrors) =>
  Object.entries(errors).map(([field, message]) => ({ field: field === 'form' ? null : field, message }))
