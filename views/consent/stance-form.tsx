import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_CONSENT, type StanceFields } from '../../src/domain/consent.ts'
import { boost } from '../components/boost.ts'
import { Choice } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'

type Props = {
  roomId: string
  proposalId: string
  fields: StanceFields
  errors: FieldErrors
  /** Whether the reader has answered before. */
  answered: boolean
}

const KINDS = [
  { value: 'consent', label: 'I consent', small: 'I can live with it, and will work with it' },
  { value: 'concern', label: 'I have a concern', small: 'I go along; something should be heard' },
  {
    value: 'objection',
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
      <Choice
        name="kind"
        legend="What do you say?"
        options={KINDS}
        value={fields.kind}
        error={errors.kind}
        isBoxed
      />
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
