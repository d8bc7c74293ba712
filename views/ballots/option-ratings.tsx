import {
  type FieldErrors,
  type Fields,
  MOST_RATING,
  ratedCriteria,
  ratingField,
} from '../../src/domain/ballot.ts'
import type { Criterion, Option } from '../../src/domain/room.ts'

type Props = {
  criteria: readonly Criterion[]
  option: Option
  fields: Fields
  errors: FieldErrors
  /** Where no score is built in, all that is known comes from here. */
  isAllThereIs: boolean
}

const LEVELS = Array.from({ length: MOST_RATING + 1 }, (_, level) => String(level))

/** Folded where scores are built in, because it is many small questions and none of them is asked of everybody. */
export const OptionRatings = ({ criteria, option, fields, errors, isAllThereIs }: Props) => {
  const questions = ratedCriteria(criteria).map(({ id, name }) => {
    const field = ratingField(option.id, id)
    return { field, criterion: name, value: fields[field] ?? '', error: errors[field] }
  })
  const rated = questions.filter(({ value }) => value !== '').length
  return (
    <details class="rates" open={isAllThereIs || questions.some(({ error }) => error)}>
      <summary>
        Rate {option.name} on the criteria ({rated > 0 ? `${rated} rated` : 'optional'})
      </summary>
      <div class="in">
        <p class="note">
          0 would seriously hurt us, 5 is workable, {MOST_RATING} is as good as anything available. Leave
          blank what you can’t judge.
        </p>
        {questions.map(({ field, criterion, value, error }) => (
          <div class="rate" data-error={error ? '' : undefined}>
            <label for={field}>
              <span class="vh">{option.name} on </span>
              {criterion}
            </label>
            {error && (
              <p class="err" id={`${field}-error`}>
                {error}
              </p>
            )}
            <select
              class="box"
              id={field}
              name={field}
              aria-invalid={error ? 'true' : undefined}
              aria-describedby={error ? `${field}-error` : undefined}
            >
              <option value="">–</option>
              {LEVELS.map((level) => (
                <option value={level} selected={level === value}>
                  {level}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </details>
  )
}
