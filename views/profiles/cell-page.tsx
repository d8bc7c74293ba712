import type { FieldErrors } from '../../src/domain/ballot.ts'
import { type CellFields, MOST_REASON } from '../../src/domain/profile.ts'
import type { Room } from '../../src/domain/room.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Check, Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { BuiltIn } from './basis.tsx'
import { cellAnchor, cellPath, inText, isUnknown, ofTen, type ShownCell, UNKNOWN } from './marks.ts'

type Props = {
  room: Room
  cell: ShownCell
  fields: CellFields
  errors: FieldErrors
  /** Number of the last change of the cell, 0 for none. */
  seen: number
  /** Whether one goes on to the next unknown score from here. */
  more: boolean
}

/** One score, what it rests on, and the form that changes it. A plain form: the answer leads to a part of a page. */
export const CellPage = ({ room, cell, fields, errors, seen, more }: Props) => {
  const option = room.options.find(({ id }) => id === cell.optionId)?.name ?? ''
  const criterion = room.criteria.find(({ id }) => id === cell.criterionId)
  const builtIn = cell.builtIn ?? cell
  const isKnown = cell.score !== null
  return (
    <div class="narrow stack">
      <RoomHead
        title={`${option}: ${criterion?.name ?? ''}`}
        facts={
          <>
            {criterion?.help ? `${criterion.help} ` : ''}
            <a href={`/decisions/${room.id}/profile#${cellAnchor(cell.optionId, cell.criterionId)}`}>
              Back to the profile
            </a>
          </>
        }
      />
      <div class="cell-now">
        <p>
          Now <b>{inText(cell.score)}</b>
          {cell.change
            ? `, set by ${cell.change.by}. `
            : `${cell.score === null ? '' : `, ${cell.status}`}. `}
          {isUnknown(cell) && UNKNOWN}
        </p>
        {cell.change && (
          <p class="as-typed" dir="auto">
            “{cell.change.reason}”
          </p>
        )}
        {builtIn.score !== null && (
          <>
            {cell.change && (
              <p>
                Built in: <b>{ofTen(builtIn.score)}</b>, {builtIn.status}.
              </p>
            )}
            <BuiltIn basis={builtIn} sources={cell.sources} />
          </>
        )}
      </div>
      <form action={cellPath(room.id, cell)} method="post" class="stack" novalidate>
        <input type="hidden" name="seen" value={seen} />
        <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
        <Field
          name="score"
          label="Score"
          aside="0 to 10"
          hint="0 would seriously hurt, 5 is workable, 10 is as good as anything available."
          inputmode="decimal"
          autocomplete="off"
          autofocus={Object.keys(errors).length === 0}
          value={fields.score}
          error={errors.score}
        />
        {isKnown && (
          <Check
            name="unknown"
            value="yes"
            checked={fields.unknown}
            label="Nobody can say: make it unknown"
            small="Then it counts as 5 and could be anything from 0 to 10."
          />
        )}
        <Field
          name="reason"
          label="Why"
          hint="Your name and this reason stand beside the score for everybody in the team."
          lines={4}
          maxlength={MOST_REASON}
          value={fields.reason}
          error={errors.reason}
        />
        <p class="row row-stretch">
          <button class="btn btn-main btn-big" type="submit" data-busy="Saving…">
            {isKnown ? 'Change the score' : 'Set the score'}
          </button>
          {more && (
            <button class="btn btn-big" type="submit" name="next" value="1">
              {isKnown ? 'Change' : 'Set'} it and go on to the next unknown score
            </button>
          )}
          {cell.builtIn && (
            <button class="btn btn-big" type="submit" name="restore" value="1">
              {cell.builtIn.score === null ? 'Back to unknown' : 'Back to the built-in score'}
            </button>
          )}
        </p>
      </form>
    </div>
  )
}
