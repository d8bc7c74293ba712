import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { BriefFields } from '../../src/domain/brief.ts'
import { Check, Field, SelectField } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'

const VETO = [
  { value: 'third', label: 'a third of the ballots' },
  { value: 'half', label: 'half of the ballots' },
  { value: 'never', label: 'never, only discuss' },
]

export const VotingRules = ({ fields, errors }: { fields: BriefFields; errors: FieldErrors }) => (
  <Fold
    summary="Voting rules"
    hint={`revealed by you, names ${fields.hideNames ? 'hidden' : 'shown'} after`}
    open={Boolean(errors.quorum || errors.expectedVoters || errors.veto)}
    stacked
  >
    <p class="note">
      These are frozen when the first ballot is cast and can’t be loosened while ballots are sealed.
    </p>
    <Check
      name="hideNames"
      value="yes"
      checked={fields.hideNames}
      label="Hide names after the reveal"
      small="The team still sees who has voted. The server knows who answered what."
    />
    <div class="form-2">
      <Field
        name="quorum"
        type="number"
        inputmode="numeric"
        min={1}
        max={1000}
        label="Ballots needed for a verdict"
        value={fields.quorum}
        error={errors.quorum}
      />
      <Field
        name="expectedVoters"
        type="number"
        inputmode="numeric"
        min={2}
        max={10_000}
        label="People who will vote"
        aside="optional"
        hint="Then turn-out reads “5 of 7”."
        value={fields.expectedVoters}
        error={errors.expectedVoters}
      />
    </div>
    <SelectField
      name="veto"
      label="“Could not work with it” rules an option out at"
      options={VETO}
      value={fields.veto}
      error={errors.veto}
    />
  </Fold>
)
