import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_CONSENT, type SettlementFields, type Stance } from '../../src/domain/consent.ts'
import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { Choice } from '../components/choice.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { Objection } from './stances.tsx'

type Props = { room: Room; stance: Stance; fields: SettlementFields; errors: FieldErrors }

/** A page of its own, so that nothing typed here is lost while answers come in. */
export const SettlementPage = ({ room, stance, fields, errors }: Props) => (
  <div class="narrow stack">
    <RoomHead
      state={room.state}
      title={`The objection of ${stance.name}`}
      size="small"
      facts={room.question}
    />
    <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
    <Objection said={stance} />
    <form
      action={`/decisions/${room.id}/consent/stances/${stance.id}/settlement`}
      method="post"
      class="stack"
      novalidate
      {...boost}
    >
      <input type="hidden" name="seen" value={stance.version} />
      <Choice
        name="how"
        legend="What becomes of it?"
        options={[
          {
            value: 'resolved',
            label: 'It is met',
            small: `something changed, and the note says what; ${stance.name} reads it and may object again`,
          },
          {
            value: 'carried',
            label: 'It goes along',
            small: 'it is not met, and becomes a consequence in the record, with its author’s name',
          },
        ]}
        value={fields.how}
        error={errors.how}
        isBoxed
      />
      <Field
        name="note"
        label="Note"
        aside="needed where it is met: what changed?"
        lines={3}
        maxlength={MOST_CONSENT.note}
        value={fields.note}
        error={errors.note}
      />
      <p class="row row-stretch">
        <button class="btn btn-main btn-big" type="submit" data-busy="Saving…">
          Settle the objection
        </button>
        <a class="btn btn-big" href={`/decisions/${room.id}/consent`}>
          Leave it open
        </a>
      </p>
    </form>
  </div>
)
