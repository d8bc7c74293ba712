import type { Context } from 'hono'
import { nextAdrNumber } from '../../db/queries/adrs.ts'
import { suggestConsequences } from '../adr/consequences.ts'
import { draftRecord, type RoomFacts } from '../adr/draft.ts'
import { advisedOption } from '../adr/lookup.ts'
import { toMadr } from '../adr/madr.ts'
import { suggestBecause, suggestTitle } from '../adr/suggest.ts'
import { isAlone } from '../advisor/alone.ts'
import type { FullResult } from '../advisor/complement-types.ts'
import { explain } from '../advisor/explain.ts'
import type { Proposal } from '../domain/consent.ts'
import { concernsOf, consentFacts } from '../domain/consent-record.ts'
import { NO_OPTION, type Outcome, type OutcomeDraft, type OutcomeFields } from '../domain/outcome.ts'
import { dayOf } from '../domain/time.ts'
import type { AppEnv } from '../env.ts'
import type { Form } from '../form.ts'

/** What an outcome is drafted from: the result, and what the team said to the option that is put to it. */
export type Basis = { result: FullResult; proposal: Proposal | undefined }

export function draftFor(c: Context<AppEnv>, { result, proposal }: Basis, option: string): OutcomeDraft {
  const optionId = option === NO_OPTION ? null : option
  const name = result.options.find(({ id }) => id === optionId)?.name ?? null
  return {
    title: suggestTitle(c.var.room.question, name),
    because: suggestBecause(result, optionId),
    consequences: suggestConsequences(result, optionId, concernsOf(proposal, optionId)),
  }
}

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
  kept: everyPart(draft),
  good: '',
  bad: '',
  reviewDate: '',
  expected: '',
  status: option === NO_OPTION ? 'rejected' : 'accepted',
})

function suggestHow(option: string, { proposal }: Basis): OutcomeFields['how'] {
  const asked = proposal?.optionId === option ? consentFacts(proposal) : null
  if (asked?.isConsented && proposal?.waiting.length === 0) return 'consent'
  return asked && asked.objectors.length > 0 ? 'decider' : 'agreed'
}

export const everyPart = (draft: OutcomeDraft) => draft.consequences.map((_, index) => String(index))

/** Another option: what was drafted is drafted anew, what a person wrote stays. */
export function redraft(typed: OutcomeFields, before: OutcomeDraft, after: OutcomeDraft, basis: Basis) {
  return {
    ...typed,
    title: typed.title === before.title ? after.title : typed.title,
    how: typed.how === 'consent' ? suggestHow(typed.option, basis) : typed.how,
    because: sameText(typed.because, before.because) ? after.because : typed.because,
    kept: everyPart(after),
    status: typed.option === NO_OPTION ? 'rejected' : typed.status === 'rejected' ? 'accepted' : typed.status,
  }
}

/** Browsers send line ends as CR LF. */
const sameText = (a: string, b: string) => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim()

export const outcomeFields = (form: Form): OutcomeFields => ({
  option: form.one('option'),
  title: form.one('title'),
  how: form.one('how'),
  because: form.one('because'),
  despite: form.one('despite'),
  kept: form.all('kept'),
  good: form.one('good'),
  bad: form.one('bad'),
  reviewDate: form.one('reviewDate'),
  expected: form.one('expected'),
  status: form.one('status'),
})

export async function previewOf(
  c: Context<AppEnv>,
  result: FullResult,
  facts: Omit<RoomFacts, 'historyHash'>,
  outcome: Outcome,
) {
  const { room, deps } = c.var
  const { optionId, ...written } = outcome
  return toMadr(
    draftRecord({
      result,
      explanation: explain(result, result.complements),
      room: { ...facts, historyHash: null },
      outcome: {
        ...written,
        number: await nextAdrNumber(deps.db, room.team.id),
        date: dayOf(deps.now().toISOString(), room.timeZone),
        decider: room.decider.name,
        chosenOptionId: optionId,
      },
    }),
  )
}
