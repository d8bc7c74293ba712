import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { nextAdrNumber } from '../../db/queries/adrs.ts'
import { countChangesSinceReveal } from '../../db/queries/overrides.ts'
import { listProposals } from '../../db/queries/proposals.ts'
import { lastConsentSeq, listConsentEvents } from '../../db/queries/stances.ts'
import { OutcomePage } from '../../views/outcomes/page.tsx'
import { recordOutcome } from '../actions/record-outcome.ts'
import { advisedOption } from '../adr/lookup.ts'
import { explain } from '../advisor/explain.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { changesInWords } from '../domain/consent.ts'
import { consentFacts } from '../domain/consent-record.ts'
import { readMarks } from '../domain/drafted.ts'
import { NOT_NOW } from '../domain/life-cycle.ts'
import { type OutcomeDraft, type OutcomeFields, parseOutcome } from '../domain/outcome.ts'
import { marksOf, refreshed } from '../domain/redraft.ts'
import { dayOf } from '../domain/time.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import {
  type Basis,
  chosenAnew,
  draftFor,
  factsOn,
  firstChoice,
  freshFields,
  outcomeFields,
  previewOf,
} from './outcome-draft.ts'
import { type TypedLinks, typedLinks } from './outcome-links.ts'
import { loadRevealed, roomFacts } from './revealed.ts'
import { requirePermission, scopeRoom } from './scoping.ts'

const PROFILE_CHANGED = 'A score of the profile was changed since you began, and the result with it.'
const LOOK = 'Look through what you wrote; it is kept.'
const NEW_DRAFT = 'The draft below is for your new choice. Look through it and save.'
const NOT_WAITING = 'This room is not waiting for an outcome any more. Open it again.'

export const outcomes = factory
  .createApp()
  .use('/:decisionId/outcome', scopeRoom, requirePermission('record outcome'))

  .get('/:decisionId/outcome', async (c) => {
    const { room } = c.var
    if (room.state === 'decided') return c.redirect(`/decisions/${room.id}/adr`, 303)
    if (room.state !== 'revealed') return c.redirect(`/decisions/${room.id}`, 303)
    const basis = await basisOf(c, null)
    const option = c.req.query('option') ?? firstChoice(basis)
    const draft = draftFor(c, basis, option)
    return page(c, { basis, fields: freshFields(option, draft, basis), draft, errors: {}, status: 200 })
  })

  .post('/:decisionId/outcome', async (c) => {
    const { room } = c.var
    if (room.state === 'decided') return c.redirect(`/decisions/${room.id}/adr`, 303)
    if (room.state !== 'revealed') throw new HTTPException(409, { message: NOT_NOW[room.state] })
    const form = await readForm(c)
    const basis = await basisOf(c, form)
    const sent = outcomeFields(form)
    const draftedFor = form.one('draftedFor')
    const draft = draftFor(c, basis, sent.option)
    const was = readMarks(form.one('drafted')) ?? marksOf(draftFor(c, basis, draftedFor))
    const typed = refreshed(sent, was, draft)

    const news = await newsSince(c, form)
    if (news.length > 0) return overtakenPage(c, { typed, draft, form }, news)
    if (form.has('redraft') || typed.option !== draftedFor) {
      const fields = chosenAnew(typed, basis)
      if (form.has('redraft')) return page(c, { basis, fields, draft, errors: {}, status: 200 })
      return page(c, { basis, fields, draft, errors: { form: NEW_DRAFT }, status: 422 })
    }
    return form.has('preview') ? preview(c, basis, typed, draft) : record(c, basis, { typed, draft, form })
  })

async function preview(c: Context<AppEnv>, basis: Loaded, typed: OutcomeFields, draft: OutcomeDraft) {
  const parsed = parse(c, basis, typed, draft)
  if (!parsed.ok) return page(c, { basis, fields: typed, draft, errors: parsed.errors, status: 422 })
  const preview = await previewOf(c, basis, parsed.outcome, basis.typedLinks.named)
  return page(c, { basis, fields: typed, draft, errors: {}, preview, status: 200 })
}

type Sent = { typed: OutcomeFields; draft: OutcomeDraft; form: Form }

async function record(c: Context<AppEnv>, basis: Loaded, sent: Sent) {
  const { room, deps, actor } = c.var
  const { typed, draft } = sent
  const parsed = parse(c, basis, typed, draft)
  if (!parsed.ok) return page(c, { basis, fields: typed, draft, errors: parsed.errors, status: 422 })
  if (!actor.id) throw new HTTPException(404)
  const { outcome } = parsed
  const { result } = basis
  const facts = factsOn(basis, outcome.optionId)
  const since = room.version
  const { links } = basis.typedLinks
  const written = { room, result, facts, outcome, links, actorId: actor.id, at: deps.now() }
  const recorded = await recordOutcome(deps.db, written)
  if (recorded === 'overtaken') return overtakenPage(c, sent, await consentNews(c, since))
  if (recorded === 'late') throw new HTTPException(409, { message: NOT_WAITING })
  return c.redirect(`/decisions/${room.id}/adr`, 303)
}

function parse(c: Context<AppEnv>, basis: Loaded, typed: OutcomeFields, draft: OutcomeDraft) {
  const { room, deps } = c.var
  const { result, proposal, typedLinks: said } = basis
  const parsed = parseOutcome(typed, {
    optionIds: room.options.map(({ id }) => id),
    draft,
    advised: advisedOption(result),
    consent: proposal ? consentFacts(proposal) : null,
    today: dayOf(deps.now().toISOString(), room.timeZone),
  })
  if (Object.keys(said.errors).length === 0) return parsed
  return { ok: false as const, errors: { ...(parsed.ok ? {} : parsed.errors), ...said.errors } }
}

type Loaded = Basis & { typedLinks: TypedLinks }

async function basisOf(c: Context<AppEnv>, form: Form | null): Promise<Loaded> {
  const revealed = await loadRevealed(c)
  const facts = await roomFacts(c, revealed)
  const proposals = await listProposals(c.var.deps.db, c.var.room)
  return {
    result: revealed.result,
    facts,
    proposal: proposals.find(({ closedAt }) => closedAt === null),
    typedLinks: await typedLinks(c, form),
  }
}

/** What has happened since the form was made, of what the outcome hangs on. */
async function newsSince(c: Context<AppEnv>, form: Form): Promise<string[]> {
  const { room, deps } = c.var
  const changes = form.has('changes') ? Number(form.one('changes')) : null
  const isChanged = changes !== null && changes !== (await countChangesSinceReveal(deps.db, room.id))
  const isOtherRound = form.has('round') && form.one('round') !== String(room.round.number)
  return [
    ...(isOtherRound ? [`Round ${room.round.number} was revealed since you began.`] : []),
    ...(isChanged ? [PROFILE_CHANGED] : []),
    ...(form.has('consent') ? await consentNews(c, Number(form.one('consent'))) : []),
  ]
}

const consentNews = async (c: Context<AppEnv>, after: number) =>
  changesInWords(
    await listConsentEvents(c.var.deps.db, c.var.room.id, Number.isSafeInteger(after) ? after : 0),
  )

/** What was typed, beside the result and the answers as they are now. */
async function overtakenPage(c: Context<AppEnv>, before: Sent, news: readonly string[]) {
  const basis = await basisOf(c, before.form)
  const draft = draftFor(c, basis, before.typed.option)
  const fields = refreshed(before.typed, marksOf(before.draft), draft)
  const form = [...(news.length > 0 ? news : [PROFILE_CHANGED]), LOOK].join(' ')
  return page(c, { basis, fields, draft, errors: { form }, status: 422 })
}

type Shown = {
  basis: Loaded
  fields: OutcomeFields
  draft: OutcomeDraft
  errors: FieldErrors
  preview?: string
  status: 200 | 422
}

async function page(c: Context<AppEnv>, { basis, fields, draft, errors, preview, status }: Shown) {
  const { room, deps } = c.var
  const { result, proposal } = basis
  return renderPage(
    c,
    <OutcomePage
      {...{ room, result, fields, draft, errors }}
      links={basis.typedLinks}
      explanation={explain(result, result.complements)}
      advised={advisedOption(result)}
      proposal={proposal ?? null}
      preview={preview ?? null}
      nextNumber={await nextAdrNumber(deps.db, room.team.id)}
      changes={await countChangesSinceReveal(deps.db, room.id)}
      consentSeen={await lastConsentSeq(deps.db, room.id)}
    />,
    { title: `Record the outcome: ${room.question}`, status, team: room.team },
  )
}
