import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { BriefFields } from '../../src/domain/brief.ts'
import { Choice } from '../components/choice.tsx'
import { Field, SelectField } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'

const REVEALS = [
  {
    value: 'manual',
    label: 'I reveal',
    small: 'When you press the button, even if some have not voted.',
    hint: 'revealed by me',
  },
  {
    value: 'deadline',
    label: 'By themselves when voting ends',
    small:
      'Needs the date and time above. Where names are not shown, fewer than three ballots wait for you all the same.',
    hint: 'revealed when voting ends',
  },
  {
    value: 'complete',
    label: 'By themselves when everybody has voted',
    small: 'Or when voting ends, whichever comes first. Needs the people who will vote, below.',
    hint: 'revealed when all have voted',
  },
] as const

const NAMES = [
  {
    value: 'shown',
    label: 'Names are shown',
    small: 'After the reveal the team reads who answered what.',
    hint: 'names shown',
  },
  {
    value: 'hidden',
    label: 'Names are hidden',
    small:
      'Answers stand without names, on pages and in exports. The server knows whose they are, and whoever runs it can look. Who has voted is shown. In a small team an answer, a reason or a vote that came late can still tell whose it is.',
    hint: 'names hidden',
  },
  {
    value: 'anonymous',
    label: 'Ballots are anonymous',
    small:
      'Nothing stored links a ballot to its voter, and turn-out is shown in steps only. A ballot can be changed only with its own key, which stays in the browser that cast it. In a small team the answers and reasons can still tell whose they are, and whoever runs the server could watch it while people vote.',
    hint: 'anonymous',
  },
] as const

const BASES = [
  { value: 'ballots', label: 'ballots' },
  { value: 'share', label: '% of the people who will vote' },
]

/** When the ballots open, who is told apart, and how many it takes. */
export const VotingRules = ({ fields, errors }: { fields: BriefFields; errors: FieldErrors }) => (
  <Fold
    summary="Voting rules"
    hint={hintOf(fields)}
    open={['revealRule', 'names', 'quorum', 'quorumBase', 'expectedVoters'].some((field) => errors[field])}
    stacked
  >
    <p class="note">
      These are frozen when the first ballot is cast and can’t be loosened while ballots are sealed.
    </p>
    <Choice
      name="revealRule"
      legend="When all ballots open"
      options={REVEALS}
      value={fields.revealRule || 'manual'}
      error={errors.revealRule}
    />
    <Choice
      name="names"
      legend="Whose answers are whose"
      options={NAMES}
      value={fields.names || 'shown'}
      error={errors.names}
    />
    <div class="form-2">
      <Field
        name="quorum"
        type="number"
        inputmode="numeric"
        min={1}
        max={1000}
        label="Needed for a verdict"
        value={fields.quorum}
        error={errors.quorum}
      />
      <SelectField
        name="quorumBase"
        label="Counted in"
        options={BASES}
        value={fields.quorumBase || 'ballots'}
        error={errors.quorumBase}
      />
    </div>
    <Field
      name="expectedVoters"
      type="number"
      inputmode="numeric"
      min={2}
      max={10_000}
      label="People who will vote"
      aside="optional"
      hint="Then turn-out reads “5 of 7”. Their names can be listed in the room."
      value={fields.expectedVoters}
      error={errors.expectedVoters}
    />
  </Fold>
)

function hintOf({ revealRule, names }: BriefFields): string {
  const [reveal = REVEALS[0]] = REVEALS.filter(({ value }) => value === revealRule)
  const [shown = NAMES[0]] = NAMES.filter(({ value }) => value === names)
  return `${reveal.hint}, ${shown.hint}`
}
