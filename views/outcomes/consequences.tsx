import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { OutcomeDraft, OutcomeFields } from '../../src/domain/outcome.ts'
import { Check, Field } from '../components/field.tsx'

type Props = { fields: OutcomeFields; draft: OutcomeDraft; errors: FieldErrors }

const TONES = { good: 'Good', neutral: 'Neutral', bad: 'Bad' } as const

/** Drafted ones to keep or drop, and one's own. */
export const Consequences = ({ fields, draft, errors }: Props) => (
  <>
    {draft.consequences.length > 0 && (
      <fieldset>
        <legend class="label">Consequences to keep</legend>
        <p class="hint">
          From the result, and from what was said when the team was asked. Untick what should not stand in the
          record.
        </p>
        <div>
          {draft.consequences.map(({ tone, text }, index) => (
            <Check
              name="kept"
              value={String(index)}
              checked={fields.kept.includes(String(index))}
              label={`${TONES[tone]}: ${text}`}
            />
          ))}
        </div>
      </fieldset>
    )}
    <div class="form-2">
      <Field
        name="good"
        label="Good, because"
        aside="one a line"
        lines={2}
        value={fields.good}
        error={errors.good}
      />
      <Field
        name="bad"
        label="Bad, because"
        aside="one a line"
        lines={2}
        value={fields.bad}
        error={errors.bad}
      />
    </div>
  </>
)
