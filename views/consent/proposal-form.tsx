import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_CONSENT, type ProposalFields } from '../../src/domain/consent.ts'
import { boost } from '../components/boost.ts'
import { Field, SelectField } from '../components/field.tsx'

type Props = {
  roomId: string
  options: readonly { id: string; name: string }[]
  /** Id of the proposal that it takes the place of; empty for none. */
  openId: string
  fields: ProposalFields
  errors: FieldErrors
}

export const ProposalForm = ({ roomId, options, openId, fields, errors }: Props) => (
  <form action={`/decisions/${roomId}/consent`} method="post" class="stack" novalidate {...boost}>
    <input type="hidden" name="seen" value={openId} />
    <SelectField
      name="option"
      label="Option"
      options={options.map(({ id, name }) => ({ value: id, label: name }))}
      value={fields.option}
      error={errors.option}
    />
    <Field
      name="wording"
      label="In words"
      aside="optional"
      hint="What exactly the team would do: “We take Go for the new service; PHP stays for the site.”"
      lines={2}
      maxlength={MOST_CONSENT.wording}
      value={fields.wording}
      error={errors.wording}
    />
    <p class="row row-stretch">
      <button class={openId ? 'btn' : 'btn btn-main btn-big'} type="submit" data-busy="Asking…">
        {openId ? 'Put this to the team instead' : 'Ask the team for consent'}
      </button>
    </p>
  </form>
)
