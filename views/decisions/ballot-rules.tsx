import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { BriefFields } from '../../src/domain/brief.ts'
import { Check } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'

const METHODS = [
  {
    value: 'rating',
    label: 'Rate each from 0 to 5',
    small: 'The quickest. One can also say “can’t judge”.',
    hint: 'importance from 0 to 5',
  },
  {
    value: 'rank-sum',
    label: 'Rank them, weights fall evenly',
    small: 'Each place counts a step less than the one above it (rank-sum).',
    hint: 'importance by rank',
  },
  {
    value: 'rank-order-centroid',
    label: 'Rank them, weights fall steeply',
    small: 'The first places carry most of the weight (rank-order centroid).',
    hint: 'importance by rank, steep',
  },
  {
    value: 'points',
    label: 'Share out 100 points',
    small: 'The most exact, and the most work.',
    hint: 'importance in 100 points',
  },
] as const

type Props = {
  fields: Pick<BriefFields, 'importanceMethod' | 'directVote' | 'cellRatings'>
  errors: FieldErrors
}

export const BallotRules = ({ fields, errors }: Props) => {
  const error = errors.importanceMethod
  return (
    <Fold summary="What the ballot asks" hint={hintOf(fields)} open={Boolean(error)} stacked>
      <p class="note">These are frozen with the first ballot too.</p>
      <fieldset
        id="importanceMethod"
        tabindex={error ? -1 : undefined}
        aria-describedby={error ? 'importanceMethod-error' : undefined}
      >
        <legend class="label">How people say what matters</legend>
        {error && (
          <p class="err" id="importanceMethod-error">
            {error}
          </p>
        )}
        {METHODS.map(({ value, label, small }) => (
          <Check
            type="radio"
            name="importanceMethod"
            value={value}
            checked={(fields.importanceMethod || 'rating') === value}
            label={label}
            small={small}
          />
        ))}
      </fieldset>
      <Check
        name="directVote"
        value="yes"
        checked={fields.directVote}
        label="Ask also how happy each person would be with each option"
        small="0 to 5, optional. A cross-check, it never changes the score."
      />
      <Check
        name="cellRatings"
        value="yes"
        checked={fields.cellRatings}
        label="Let members rate the options on each criterion"
        small="0 to 10, optional. Three ratings count as much as the built-in score. Useful for your own options and criteria, which have no scores."
      />
    </Fold>
  )
}

function hintOf({ importanceMethod, directVote, cellRatings }: Props['fields']): string {
  const method = METHODS.find(({ value }) => value === importanceMethod) ?? METHODS[0]
  return [method.hint, directVote && 'direct vote', cellRatings && 'ratings'].filter(Boolean).join(', ')
}
