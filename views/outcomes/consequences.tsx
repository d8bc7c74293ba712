import { sameWords } from '../../src/adr/wording.ts'
import { counted } from '../../src/advisor/format.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import {
  CONSEQUENCE,
  consequenceId,
  type OutcomeDraft,
  type OutcomeFields,
} from '../../src/domain/outcome.ts'
import { Check, Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'

type Props = { fields: OutcomeFields; draft: OutcomeDraft; errors: FieldErrors }

const TONES = { good: 'Good', neutral: 'Neutral', bad: 'Bad' } as const

/** Drafted ones to keep or drop, and one's own. */
export const Consequences = ({ fields, draft, errors }: Props) => {
  const worded = (index: number) => fields.consequences[index] ?? draft.consequences[index]?.text ?? ''
  const isWorded = (index: number) => !sameWords(worded(index), draft.consequences[index]?.text ?? '')
  return (
    <>
      {draft.consequences.length > 0 && (
        <fieldset>
          <legend class="label">Consequences to keep</legend>
          <p class="hint">
            From the result, and from what was said when the team was asked. Untick what should not stand in
            the record.
          </p>
          <div>
            {draft.consequences.map(({ tone }, index) => (
              <Check
                name="kept"
                value={String(index)}
                checked={fields.kept.includes(String(index))}
                label={`${TONES[tone]}: ${worded(index)}`}
                small={isWorded(index) && 'edited'}
              />
            ))}
          </div>
          <Fold
            summary="Change their wording"
            hint={counted(draft.consequences.length, 'sentence')}
            open={draft.consequences.some((_, index) => isWorded(index) || errors[consequenceId(index)])}
            stacked
          >
            {draft.consequences.map(({ tone }, index) => (
              <Field
                name={CONSEQUENCE}
                id={consequenceId(index)}
                label={`${TONES[tone]}, because`}
                aside={`${index + 1} of ${draft.consequences.length}`}
                lines={2}
                value={worded(index)}
                error={errors[consequenceId(index)]}
              />
            ))}
          </Fold>
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
}
