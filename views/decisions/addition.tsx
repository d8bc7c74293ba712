import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_BRIEF } from '../../src/domain/brief.ts'
import { MOST_HELP } from '../../src/domain/draft.ts'
import { lateCriterionProblem } from '../../src/domain/late.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Check, Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from './new.tsx'

export type AdditionFields = { kind: string; name: string; help: string }

type Props = { room: Room; fields: AdditionFields; errors: FieldErrors }

/** An option or a criterion that was forgotten, while the round is sealed. */
export const AdditionPage = ({ room, fields, errors }: Props) => {
  const refusal = lateCriterionProblem(room)
  return (
    <div class="narrow">
      <RoomHead state="voting" title="Add what was forgotten" facts={room.question} />
      <form action={`/decisions/${room.id}/additions`} method="post" class="stack" novalidate {...boost}>
        <input type="hidden" name="options" value={room.options.length} />
        <input type="hidden" name="criteria" value={room.criteria.length} />
        <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
        <p class="lede">
          Ballots that are cast stay as they are, and keep it blank: blank is never zero. Their voters see
          that something was added, and answer that alone. Everybody else gets it with the rest.
        </p>
        <fieldset
          id="kind"
          tabindex={errors.kind ? -1 : undefined}
          aria-describedby={errors.kind ? 'kind-error' : undefined}
        >
          <legend class="label">What is it?</legend>
          {errors.kind && (
            <p class="err" id="kind-error">
              {errors.kind}
            </p>
          )}
          <Check
            type="radio"
            name="kind"
            value="option"
            checked={fields.kind === 'option'}
            label="An option"
          />
          {refusal === null && (
            <Check
              type="radio"
              name="kind"
              value="criterion"
              checked={fields.kind === 'criterion'}
              label="A criterion"
            />
          )}
        </fieldset>
        {refusal !== null && (
          <Aside>
            <strong>No criterion can be added to this round.</strong> {refusal}
          </Aside>
        )}
        <Field
          name="name"
          label="Its name"
          maxlength={MOST_BRIEF.option}
          value={fields.name}
          error={errors.name}
        />
        {refusal === null && (
          <Field
            name="help"
            label="What it means"
            aside="optional, for a criterion"
            maxlength={MOST_HELP}
            value={fields.help}
            error={errors.help}
          />
        )}
        <Aside tone="weld">
          <strong>There is no way back.</strong> What is asked once in a sealed round stays in it. Its scores
          are unknown until the reveal, unless the template has them.
        </Aside>
        <p class="row row-stretch">
          <button class="btn btn-main btn-big" type="submit" data-busy="Adding…">
            Add it to this round
          </button>
          <a href={`/decisions/${room.id}`}>Back to the room</a>
        </p>
      </form>
    </div>
  )
}
