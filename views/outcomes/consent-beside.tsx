import { consentInWords, type Proposal } from '../../src/domain/consent.ts'
import { StanceBar } from '../consent/stance-bar.tsx'

/** What the team says to the option that is put to it, beside the form of the outcome. */
export const ConsentBeside = ({ roomId, proposal }: { roomId: string; proposal: Proposal }) => (
  <section class="stack" aria-labelledby="consent-heading">
    <h3 id="consent-heading">Consent on {proposal.optionName}</h3>
    <StanceBar proposal={proposal} />
    <p class="note">
      {consentInWords(proposal).join(' ')} <a href={`/decisions/${roomId}/consent`}>Read what was said</a>
    </p>
  </section>
)
