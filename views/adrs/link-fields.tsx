import type { LinkFields as Fields } from '../../src/domain/adr-links.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { Fold } from '../components/fold.tsx'
import { RecordField } from './links.tsx'

export type LinkFieldsProps = {
  fields: Fields
  /** Under `replaces` and `amends`. */
  errors: FieldErrors
  suggested: readonly { number: number; title: string }[]
  /** Why something is filled in already, in a sentence. */
  because?: string | null
}

/** What a new record says of older ones. */
export const LinkFields = ({ fields, errors, suggested, because = null }: LinkFieldsProps) => {
  const said = [
    ...(fields.replaces ? [`replaces ${fields.replaces}`] : []),
    ...(fields.amends ? [`amends ${fields.amends}`] : []),
  ]
  const isOpen = said.length > 0 || Boolean(errors.replaces || errors.amends)
  return (
    <Fold
      summary="What it replaces or amends"
      hint={said.length > 0 ? said.join(', ') : 'no other record'}
      open={isOpen}
      stacked
    >
      {because && <p class="note">{because}</p>}
      <RecordField
        name="replaces"
        label="Replaces"
        hint="Numbers such as ADR-0003, with commas between several. They become superseded when this record is accepted, and not before."
        value={fields.replaces}
        error={errors.replaces}
        suggested={suggested}
      />
      <RecordField
        name="amends"
        label="Amends"
        hint="Records that stay in force with a change. They link here once this one is accepted."
        value={fields.amends}
        error={errors.amends}
        suggested={suggested}
      />
    </Fold>
  )
}
