import { isConsented, type Proposal } from '../../src/domain/consent.ts'
import { Check } from '../components/field.tsx'

type Props = {
  chosen: string
  error: string | undefined
  /** Of the chosen option. */
  name: string
  option: string
  proposal: Proposal | null
}

/** Honest starters: "by consent" is there only where the team was asked and nobody objects. */
export const How = ({ chosen, error, name, option, proposal }: Props) => (
  <fieldset id="how" aria-describedby={error ? 'how-error' : undefined}>
    <legend class="label">How was it decided?</legend>
    {error && (
      <p class="err" id="how-error">
        {error}
      </p>
    )}
    <div class="starter">
      {proposal && proposal.optionId === option && isConsented(proposal) && (
        <Check
          type="radio"
          name="how"
          value="consent"
          checked={chosen === 'consent'}
          label={<q>By consent: no objection is left to {name}, because …</q>}
        />
      )}
      <Check
        type="radio"
        name="how"
        value="agreed"
        checked={chosen === 'agreed'}
        label={<q>We agreed on {name}, because …</q>}
      />
      <Check
        type="radio"
        name="how"
        value="decider"
        checked={chosen === 'decider'}
        label={<q>No consensus; my call as decider, because …</q>}
      />
    </div>
  </fieldset>
)
