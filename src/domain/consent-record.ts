import type { Concern } from '../adr/consequences.ts'
import type { ConsentObjection, ConsentRecord } from '../adr/record.ts'
import { isConsented, type Proposal, type Said, tallyOf } from './consent.ts'

/** What the outcome hangs on besides the result. */
export type ConsentFacts = {
  optionId: string
  optionName: string
  wording: string
  /** Whether "by consent" would be true. */
  isConsented: boolean
  /** Names of those whose objection is open. */
  objectors: readonly string[]
}

export const consentFacts = (proposal: Proposal): ConsentFacts => ({
  optionId: proposal.optionId,
  optionName: proposal.optionName,
  wording: proposal.wording,
  isConsented: isConsented(proposal),
  objectors: tallyOf(proposal).open.map(({ name }) => name),
})

/** What was said against an option, for the consequences: objections that are not met, then concerns. */
export function concernsOf(proposal: Proposal | undefined, optionId: string | null): Concern[] {
  if (!proposal || proposal.optionId !== optionId) return []
  const { open, carried, concerns } = tallyOf(proposal)
  return [
    ...[...carried, ...open].map(({ reason, name }) => ({ text: reason, by: name, isObjection: true })),
    ...concerns.filter(({ reason }) => reason !== '').map(({ reason, name }) => ({ text: reason, by: name })),
  ]
}

export function consentRecord(
  proposal: Proposal | undefined,
  chosenOptionId: string | null,
): ConsentRecord | null {
  if (!proposal) return null
  const { consents, concerns, open, carried, resolved, past } = tallyOf(proposal)
  return {
    option: proposal.optionName,
    isChosen: proposal.optionId === chosenOptionId,
    wording: proposal.wording,
    consents: consents.length,
    concerns: concerns.length,
    silent: proposal.waiting.length,
    objections: [
      ...open.map((stance) => objection(stance.name, stance, 'open')),
      ...carried.map((stance) => objection(stance.name, stance, 'carried')),
      ...resolved.map((stance) => objection(stance.name, stance, 'resolved')),
      // Who gave an objection up has had it resolved.
      ...past.map(({ stance, objection: before }) => objection(stance.name, before, 'resolved')),
    ],
    said: [...concerns, ...consents]
      .filter(({ reason }) => reason !== '')
      .map(({ name, reason }) => ({ by: name, text: reason })),
  }
}

const objection = (
  by: string,
  { reason, remedy, settled }: Said,
  standing: ConsentObjection['standing'],
): ConsentObjection => ({
  by,
  text: reason,
  remedy,
  standing,
  note: settled?.note ?? '',
  settledBy: settled?.by ?? '',
})
