import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_CONSENT, type StanceFields } from '../../src/domain/consent.ts'
import { boost } from '../components/boost.ts'
import { Check, Field } from '../components/field.tsx'

type Props = {
  roomId: string
  proposalId: string
  fields: StanceFields
  errors: FieldErrors
  /** Whether the reader has answered before. */
  answered: boolean
}

const KINDS = [
  { kind: 'consent', label: 'I consent', small: 'I can live with it, and will work with it' },
  { kind: 'concern', label: 'I have a concern', small: 'I go along; something should be heard' },
  {
    kind: 'objection',
    label: 'I object',
    small: 'It would do harm, and I can say what would have to change',
  },
] as const

/** Stays where it is while the answers of others come in above it. */
export const StanceForm = ({ roomId, proposalId, fields, errors, answered }: Props) => (
  <section class="band" aria-labelledby="stance-heading">
    <h2 id="stance-heading">{answered ? 'Change your answer' : 'Your answer'}</h2>
    <p class="note">
      Everybody in this room reads it at once, with your name, also where ballots hide names: consent is a
      talk, not a vote. You can change it until the outcome is recorded; what you said before stays readable.
    </p>
    <form
      action={`/decisions/${roomId}/consent/stance`}
      method="post"
      class="stack stance-form"
      novalidate
      {...boost}
    >
      <input type="hidden" name="proposal" value={proposalId} />
      <fieldset id="kind" aria-describedby={errors.kind ? 'kind-error' : undefined}>
        <legend class="label">What do you say?</legend>
        {errors.kind && (
          <p class="err" id="kind-error">
            {errors.kind}
          </p>
        )}
        <div class="starter">
          {KINDS.map(({ kind, label, small }) => (
            <Check
              type="radio"
              name="kind"
              value={kind}
              checked={fields.kind === kind}
              label={label}
              small={small}
            />
          ))}
        </div>
      </fieldset>
      <div class="if-along">
        <Field
          name="comment"
          label="What should be heard"
          aside="optional; a concern without words is hard to meet"
          lines={3}
          maxlength={MOST_CONSENT.reason}
          value={fields.comment}
          error={errors.comment}
        />
      </div>
      <div class="stack if-objection">
        <Field
          name="risk"
          label="What would go wrong?"
          aside="for an objection"
          hint="The concrete harm, and to whom. A preference for another option is no objection."
          lines={3}
          maxlength={MOST_CONSENT.reason}
          value={fields.risk}
          error={errors.risk}
        />
        <Field
          name="remedy"
          label="What would have to change so that you could go along?"
          aside="for an objection"
          lines={3}
          maxlength={MOST_CONSENT.reason}
          value={fields.remedy}
          error={errors.remedy}
        />
      </div>
      <p class="row row-stretch">
        <button class="btn btn-main btn-big" type="submit" data-busy="Sending…">
          {answered ? 'Change my answer' : 'Answer for everybody to read'}
        </button>
      </p>
    </form>
  </section>
)
