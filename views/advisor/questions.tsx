import { fieldName } from '../../src/domain/ballot.ts'
import { importanceField } from '../../src/domain/importance.ts'
import type { Solo } from '../../src/domain/solo.ts'
import { Check } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { FamiliarityScale, ImportanceScale } from '../components/scale.tsx'

export const Matters = ({ solo: { criteria, fields, errors } }: { solo: Solo }) => (
  <section aria-labelledby="matters">
    <h2 id="matters">What matters here?</h2>
    <p class="note">
      How much does it matter whether you end up <strong>poor</strong> or <strong>excellent</strong> on each
      of these? Leave blank what you have no view on.
    </p>
    <div class="asks">
      {criteria.map(({ id, name, help }) => {
        const field = importanceField('rating', id)
        return (
          <ImportanceScale
            name={field}
            legend={name}
            help={help}
            value={fields[field]}
            error={errors[field]}
          />
        )
      })}
    </div>
  </section>
)

export const Known = ({ solo: { options, fields, errors } }: { solo: Solo }) => (
  <section class="band" id="own-known" aria-labelledby="known">
    <h2 id="known">What do you know?</h2>
    {options.map(({ id, name }) => {
      const field = fieldName('familiarity', id)
      return (
        <div class="opt">
          <h3>{name}</h3>
          <div>
            <FamiliarityScale name={field} option={name} value={fields[field]} error={errors[field]} />
          </div>
        </div>
      )
    })}
  </section>
)

export const Compared = ({ solo: { offered, options, ticked, errors } }: { solo: Solo }) => (
  <Fold
    summary="Options"
    hint={<span id="own-count">{`${options.length} of ${offered.length}`}</span>}
    open={errors.options !== undefined}
  >
    <fieldset id="options" tabindex={errors.options ? -1 : undefined} aria-describedby="options-error">
      <legend class="label">Compare</legend>
      <p class="err" id="options-error">
        {errors.options}
      </p>
      <div class="checks">
        {offered.map((option) => (
          <Check
            name="option"
            value={option.key}
            checked={ticked.some(({ id }) => id === option.id)}
            label={option.name}
          />
        ))}
      </div>
    </fieldset>
  </Fold>
)
