import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { nextAdrNumber } from '../../db/queries/adrs.ts'
import { countChangesSinceReveal } from '../../db/queries/overrides.ts'
import { OutcomePage } from '../../views/outcomes/page.tsx'
import { recordOutcome } from '../actions/record-outcome.ts'
import { suggestConsequences } from '../adr/consequences.ts'
import { draftRecord } from '../adr/draft.ts'
import { advisedOption } from '../adr/lookup.ts'
import { toMadr } from '../adr/madr.ts'
import { suggestBecause, suggestTitle } from '../adr/suggest.ts'
import type { FullResult } from '../advisor/complement-types.ts'
import { explain } from '../advisor/explain.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import {
  NO_OPTION,
  type Outcome,
  type OutcomeDraft,
  type OutcomeFields,
  parseOutcome,
} from '../domain/outcome.ts'
import { dayOf } from '../domain/time.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { loadRevealed, roomFacts } from './revealed.ts'
import { demandNow, requirePermission, scopeRoom } from './scoping.ts'

const OVERTAKEN =
  'A score of the profile was changed since you began, and the result with it. Look through what you wrote; it is kept.'
const NOT_WAITING = 'This room is not waiting for an outcome any more. Open it again.'

export const outcomes = factory
  .createApp()
  .use('/:decisionId/outcome', scopeRoom, requirePermission('record outcome'))

  .get('/:decisionId/outcome', async (c) => {
    const { room } = c.var
    if (room.state === 'decided') return c.redirect(`/decisions/${room.id}/adr`, 303)
    if (room.state !== 'revealed') return c.redirect(`/decisions/${room.id}`, 303)
    const { result } = await loadRevealed(c)
    const option = c.req.query('option') ?? advisedOption(result)?.id ?? result.order[0] ?? NO_OPTION
    const draft = draftFor(c, result, option)
    return page(c, { result, fields: freshFields(option, draft), draft, errors: {}, status: 200 })
  })

  .post('/:decisionId/outcome', async (c) => {
    const { room, deps, actor } = c.var
    if (room.state === 'decided') return c.redirect(`/decisions/${room.id}/adr`, 303)
    demandNow(c, 'record outcome')
    const { result, ballots } = await loadRevealed(c)
    const form = await readForm(c)
    const typed = outcomeFields(form)
    const draftedFor = form.one('draftedFor')
    const draft = draftFor(c, result, typed.option)

    if (
      form.has('changes') &&
      form.one('changes') !== String(await countChangesSinceReveal(deps.db, room.id))
    )
      return overtakenPage(c, typed)
    if (form.has('redraft') || typed.option !== draftedFor) {
      const fields = redraft(typed, draftFor(c, result, draftedFor), draft)
      if (form.has('redraft')) return page(c, { result, fields, draft, errors: {}, status: 200 })
      const errors = { form: 'The draft below is for your new choice. Look through it and save.' }
      return page(c, { result, fields, draft, errors, status: 422 })
    }
    const today = dayOf(deps.now().toISOString(), room.timeZone)
    const optionIds = room.options.map(({ id }) => id)
    const parsed = parseOutcome(typed, { optionIds, draft, advised: advisedOption(result), today })
    if (!parsed.ok) return page(c, { result, fields: typed, draft, errors: parsed.errors, status: 422 })

    const facts = await roomFacts(c, ballots)
    if (form.has('preview')) {
      const preview = await previewOf(c, result, facts, parsed.outcome)
      return page(c, { result, fields: typed, draft, errors: {}, preview, status: 200 })
    }
    if (!actor.id) throw new HTTPException(404)
    const { outcome } = parsed
    const record = await recordOutcome(deps.db, {
      room,
      result,
      facts,
      outcome,
      actorId: actor.id,
      at: deps.now(),
    })
    if (record === 'overtaken') return overtakenPage(c, typed)
    if (record === 'late') throw new HTTPException(409, { message: NOT_WAITING })
    return c.redirect(`/decisions/${room.id}/adr`, 303)
  })

/** What was typed, beside the result as it is now. */
async function overtakenPage(c: Context<AppEnv>, typed: OutcomeFields) {
  const { result } = await loadRevealed(c)
  const draft = draftFor(c, result, typed.option)
  const fields = { ...typed, kept: everyPart(draft) }
  return page(c, { result, fields, draft, errors: { form: OVERTAKEN }, status: 422 })
}

type Shown = {
  result: FullResult
  fields: OutcomeFields
  draft: OutcomeDraft
  errors: FieldErrors
  preview?: string
  status: 200 | 422
}

async function page(c: Context<AppEnv>, { result, fields, draft, errors, preview, status }: Shown) {
  const { room, deps } = c.var
  return renderPage(
    c,
    <OutcomePage
      room={room}
      result={result}
      explanation={explain(result, result.complements)}
      advised={advisedOption(result)}
      fields={fields}
      draft={draft}
      errors={errors}
      preview={preview ?? null}
      nextNumber={await nextAdrNumber(deps.db, room.team.id)}
      changes={await countChangesSinceReveal(deps.db, room.id)}
    />,
    { title: `Record the outcome: ${room.question}`, status, team: room.team },
  )
}

function draftFor(c: Context<AppEnv>, result: FullResult, option: string): OutcomeDraft {
  const optionId = option === NO_OPTION ? null : option
  const name = result.options.find(({ id }) => id === optionId)?.name ?? null
  return {
    title: suggestTitle(c.var.room.question, name),
    because: suggestBecause(result, optionId),
    consequences: suggestConsequences(result, optionId),
  }
}

const freshFields = (option: string, draft: OutcomeDraft): OutcomeFields => ({
  option,
  title: draft.title,
  how: 'agreed',
  because: draft.because,
  kept: everyPart(draft),
  good: '',
  bad: '',
  reviewDate: '',
  expected: '',
  status: option === NO_OPTION ? 'rejected' : 'accepted',
})

const everyPart = (draft: OutcomeDraft) => draft.consequences.map((_, index) => String(index))

/** Another option: what was drafted is drafted anew, what a person wrote stays. */
function redraft(typed: OutcomeFields, before: OutcomeDraft, after: OutcomeDraft): OutcomeFields {
  return {
    ...typed,
    title: typed.title === before.title ? after.title : typed.title,
    because: sameText(typed.because, before.because) ? after.because : typed.because,
    kept: everyPart(after),
    status: typed.option === NO_OPTION ? 'rejected' : typed.status === 'rejected' ? 'accepted' : typed.status,
  }
}

/** Browsers send line ends as CR LF. */
const sameText = (a: string, b: string) => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim()

function outcomeFields(form: Form): OutcomeFields {
  return {
    option: form.one('option'),
    title: form.one('title'),
    how: form.one('how'),
    because: form.one('because'),
    kept: form.all('kept'),
    good: form.one('good'),
    bad: form.one('bad'),
    reviewDate: form.one('reviewDate'),
    expected: form.one('expected'),
    status: form.one('status'),
  }
}

async function previewOf(
  c: Context<AppEnv>,
  result: FullResult,
  facts: Awaited<ReturnType<typeof roomFacts>>,
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
