import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { BriefFields } from '../../src/domain/brief.ts'
import type { Room } from '../../src/domain/room.ts'
import type { Template } from '../../src/templates/template.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { DeadlineField, QuestionFields, RuleFolds } from './brief-form.tsx'
import { summaryOf } from './new.tsx'

type Props = {
  room: Room
  template: Template
  fields: BriefFields
  errors: FieldErrors
  /** Whether scores of the profile were set that a change could lose. */
  hasScores: boolean
}

export const SettingsPage = ({ room, template, fields, errors, hasScores }: Props) => (
  <div class="narrow">
    <RoomHead
      title="Change the room"
      facts="Nobody has voted yet. With the first ballot all of this is frozen for the round."
    />
    <form action={`/decisions/${room.id}/settings`} method="post" class="stack" novalidate {...boost}>
      <ErrorSummary errors={summaryOf(errors)} />
      {hasScores && (
        <Aside tone="weld">
          <strong>You have set scores of the profile.</strong> What you take out of the room loses them. An
          option or criterion of your own keeps them under a new name that you put in the place of the old
          one, one name at a time.
        </Aside>
      )}
      <QuestionFields template={template} fields={fields} errors={errors} />
      <div>
        <DeadlineField fields={fields} errors={errors} />
      </div>
      <div>
        <RuleFolds template={template} fields={fields} errors={errors} />
      </div>
      <p class="row row-stretch">
        <button class="btn btn-main btn-big" type="submit" data-busy="Saving…">
          Save the changes
        </button>
        <a href={`/decisions/${room.id}`}>Back to the room</a>
      </p>
    </form>
  </div>
)
