import { type FieldErrors, type Fields, fieldName, MOST } from '../../src/domain/ballot.ts'
import type { Option, Room } from '../../src/domain/room.ts'
import { templateOf } from '../../src/templates/index.ts'
import { Field } from '../components/field.tsx'
import { FamiliarityScale, HappinessScale, WillingnessScale } from '../components/scale.tsx'
import { OptionRatings } from './option-ratings.tsx'

type Props = {
  room: Pick<Room, 'criteria' | 'directVote' | 'cellRatings' | 'willingnessAsked'> &
    Partial<Pick<Room, 'template'>>
  option: Option
  fields: Fields
  errors: FieldErrors
}

/** Skill, will, and the right to say no: asked apart. */
export const OptionQuestions = ({ room, option, fields, errors }: Props) => {
  const familiarity = fieldName('familiarity', option.id)
  const willingness = fieldName('willingness', option.id)
  const direct = fieldName('direct', option.id)
  const veto = fieldName('vetoes', option.id)
  return (
    <div class="opt">
      <h3 dir="auto">{option.name}</h3>
      <div>
        <FamiliarityScale
          name={familiarity}
          option={option.name}
          value={fields[familiarity]}
          error={errors[familiarity]}
        />
        {room.willingnessAsked && (
          <WillingnessScale
            name={willingness}
            option={option.name}
            value={fields[willingness]}
            error={errors[willingness]}
          />
        )}
        {room.directVote && (
          <HappinessScale name={direct} option={option.name} value={fields[direct]} error={errors[direct]} />
        )}
        {room.cellRatings && (
          <OptionRatings
            criteria={room.criteria}
            option={option}
            fields={fields}
            errors={errors}
            isAllThereIs={!templateOf(room.template).isScored}
          />
        )}
        <details class="veto" open={Boolean(fields[veto] || errors[veto])}>
          <summary>I could not work with {option.name}…</summary>
          <div class="in stack">
            <Field
              name={veto}
              label={`I could not work with ${option.name}, because`}
              hint="Name a concrete risk and what would have to change. Leave empty if you only prefer others."
              lines={3}
              maxlength={MOST.reason}
              value={fields[veto]}
              error={errors[veto]}
            />
          </div>
        </details>
      </div>
    </div>
  )
}
