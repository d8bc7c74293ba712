import type { Context } from 'hono'
import { nextAdrNumber } from '../../db/queries/adrs.ts'
import { draftRecord, type OutcomeInput, type RoomFacts } from '../adr/draft.ts'
import { advisedOption } from '../adr/lookup.ts'
import { toMadr } from '../adr/madr.ts'
import type { AdrLink, AdrRecord } from '../adr/record.ts'
import { sentencesOf, textOf, withSentences } from '../adr/wording.ts'
import { isAlone } from '../advisor/alone.ts'
import type { FullResult } from '../advisor/complement-types.ts'
import { explain } from '../advisor/explain.ts'
import type { Proposal } from '../domain/consent.ts'
import { concernsOf, consentFacts, consentRecord } from '../domain/consent-record.ts'
import {
  CONSEQUENCE,
  NO_OPTION,
  type Outcome,
  type OutcomeDraft,
  type OutcomeFields,
} from '../domain/outcome.ts'
import { dayOf } from '../domain/time.ts'
import { wordingField } from '../domain/wording.ts'
import type { AppEnv } from '../env.ts'
import type { Form } from '../form.ts'

type Facts = Omit<RoomFacts, 'historyHash'>

/** What an outcome is drafted from: the result, the room, and what the team said to the option that is put to it. */
export type Basis = { result: FullResult; facts: Facts; proposal: Proposal | undefined }

/** What the record would say of an option before anybody has typed. */
export function draftFor(c: Context<AppEnv>, basis: Basis, option: string): OutcomeDraft {
  const optionId = option === NO_OPTION ? null : option
  const record = drafted(c, basis, { number: 0, chosenOptionId: optionId })
  return {
    title: record.title,
    because: record.because,
    consequences: record.consequences,
    parts: sentencesOf(record).filter(({ id }) => id !== 'because' && id !== 'consequences'),
  }
}

function drafted(
  c: Context<AppEnv>,
  basis: Basis,
  outcome: Omit<OutcomeInput, 'date' | 'decider'> & { chosenOptionId: string | null },
): AdrRecord {
  const { room, deps } = c.var
  const { result } = basis
  return draftRecord({
    result,
    explanation: explain(result, result.complements),
    room: { ...factsOn(basis, outcome.chosenOptionId), historyHash: null },
    outcome: {
      ...outcome,
      date: dayOf(deps.now().toISOString(), room.timeZone),
      decider: room.decider.name,
    },
  })
}

/** With what was said to the chosen option. */
export const factsOn = ({ facts, proposal }: Basis, optionId: string | null): Facts => ({
  ...facts,
  concerns: concernsOf(proposal, optionId),
  consent: consentRecord(proposal, optionId),
})

/** What the team was asked about stands before what the advisor named. */
export function firstChoice({ result, proposal }: Basis): string {
  const first = isAlone(result) ? result.options[0]?.id : result.order[0]
  return proposal?.optionId ?? advisedOption(result)?.id ?? first ?? NO_OPTION
}

export const freshFields = (option: string, draft: OutcomeDraft, basis: Basis): OutcomeFields => ({
  option,
  title: draft.title,
  how: suggestHow(option, basis),
  because: draft.because,
  despite: '',
  kept: draft.consequences.map((_, index) => String(index)),
  consequences: draft.consequences.map(({ text }) => text),
  good: '',
  bad: '',
  reviewDate: '',
  expected: '',
  status: option === NO_OPTION ? 'rejected' : 'accepted',
  wording: Object.fromEntries(draft.parts.map((part) => [part.id, textOf(part)])),
})

function suggestHow(option: string, { proposal }: Basis): OutcomeFields['how'] {
  const asked = proposal?.optionId === option ? consentFacts(proposal) : null
  if (asked?.isConsented && proposal?.waiting.length === 0) return 'consent'
  return asked && asked.objectors.length > 0 ? 'decider' : 'agreed'
}

/** Another option: "by consent" and the status follow the choice. */
export const chosenAnew = (typed: OutcomeFields, basis: Basis): OutcomeFields => ({
  ...typed,
  how: typed.how === 'consent' ? suggestHow(typed.option, basis) : typed.how,
  status: typed.option === NO_OPTION ? 'rejected' : typed.status === 'rejected' ? 'accepted' : typed.status,
})

export const outcomeFields = (form: Form): OutcomeFields => ({
  option: form.one('option'),
  title: form.one('title'),
  how: form.one('how'),
  because: form.one('because'),
  despite: form.one('despite'),
  kept: form.all('kept'),
  consequences: form.all(CONSEQUENCE),
  good: form.one('good'),
  bad: form.one('bad'),
  reviewDate: form.one('reviewDate'),
  expected: form.one('expected'),
  status: form.one('status'),
  wording: wordingIn(form),
})

const PREFIX = wordingField('')

const wordingIn = (form: Form): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form.fields())
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, text]) => [name.slice(PREFIX.length), text]),
  )

export async function previewOf(c: Context<AppEnv>, basis: Basis, outcome: Outcome, links: AdrLink[]) {
  const { room, deps } = c.var
  const { optionId, texts = {}, ...written } = outcome
  const number = await nextAdrNumber(deps.db, room.team.id)
  const record = withSentences(drafted(c, basis, { ...written, number, chosenOptionId: optionId }), texts)
  return toMadr({ ...record, links: outcome.status === 'rejected' ? [] : links })
}
