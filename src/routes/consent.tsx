import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listProposals } from '../../db/queries/proposals.ts'
import { lastConsentSeq } from '../../db/queries/stances.ts'
import { ConsentPage } from '../../views/consent/page.tsx'
import { Consent } from '../../views/consent/stances.tsx'
import { Close } from '../../views/results/close.tsx'
import { propose } from '../actions/propose.ts'
import { takeStance } from '../actions/take-stance.ts'
import { withdrawProposal } from '../actions/withdraw-proposal.ts'
import { isAlone } from '../advisor/alone.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import {
  consentInWords,
  fieldsOfStance,
  type ProposalFields,
  parseProposal,
  parseStance,
  type StanceFields,
} from '../domain/consent.ts'
import { can } from '../domain/permissions.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { loadRevealed } from './revealed.ts'
import { demandNow, scopeRoom } from './scoping.ts'

const NOTHING = 'Nothing is put to consent in this room.'
const LATE = 'This room is not waiting for consent any more.'
const OTHER = {
  proposal: 'Somebody else has just put an option to the team. Read it before you take its place.',
  stance: 'Another proposal has just taken the place of the one you answered. Read it, and answer again.',
} as const

export const consent = factory
  .createApp()
  .use('/:decisionId/consent', scopeRoom)
  .use('/:decisionId/consent/withdrawal', scopeRoom)
  .use('/:decisionId/consent/stance', scopeRoom)
  .use('/:decisionId/consent/stances', scopeRoom)
  .use('/:decisionId/consent/call', scopeRoom)

  .get('/:decisionId/consent', async (c) => {
    const { room } = c.var
    if (room.state === 'draft' || room.state === 'voting') return c.redirect(`/decisions/${room.id}`, 303)
    return page(c, {})
  })

  .post('/:decisionId/consent', async (c) => {
    demandNow(c, 'propose')
    const { room, deps } = c.var
    const form = await readForm(c)
    const proposal = { option: form.one('option'), wording: form.one('wording') }
    const parsed = parseProposal(
      proposal,
      room.options.map(({ id }) => id),
    )
    if (!parsed.ok) return page(c, { proposal, errors: parsed.errors, wrong: 'proposal' })
    const { optionId, wording } = parsed
    const seen = form.one('seen')
    const proposed = await propose(deps.db, {
      room,
      optionId,
      wording,
      seen,
      actorId: self(c),
      at: deps.now(),
    })
    if (proposed === 'late') throw new HTTPException(409, { message: LATE })
    if (proposed === 'overtaken')
      return page(c, { proposal, errors: { form: OTHER.proposal }, wrong: 'proposal' })
    return c.redirect(`/decisions/${room.id}/consent`, 303)
  })

  .post('/:decisionId/consent/withdrawal', async (c) => {
    demandNow(c, 'propose')
    const { room, deps } = c.var
    const proposalId = (await readForm(c)).one('proposal')
    await withdrawProposal(deps.db, { decisionId: room.id, proposalId, actorId: self(c), at: deps.now() })
    return c.redirect(`/decisions/${room.id}/consent`, 303)
  })

  .post('/:decisionId/consent/stance', async (c) => {
    demandNow(c, 'take stance')
    const { room, deps } = c.var
    const form = await readForm(c)
    const stance = {
      kind: form.one('kind'),
      comment: form.one('comment'),
      risk: form.one('risk'),
      remedy: form.one('remedy'),
    }
    const parsed = parseStance(stance)
    if (!parsed.ok) return page(c, { stance, errors: parsed.errors, wrong: 'stance' })
    const { kind, reason, remedy } = parsed
    const answer = { room, proposalId: form.one('proposal'), kind, reason, remedy }
    const taken = await takeStance(deps.db, { ...answer, actorId: self(c), at: deps.now() })
    if (taken === 'late') throw new HTTPException(409, { message: LATE })
    if (taken === 'overtaken') return page(c, { stance, errors: { form: OTHER.stance }, wrong: 'stance' })
    return c.redirect(`/decisions/${room.id}/consent`, 303)
  })

  .get('/:decisionId/consent/call', async (c) => {
    const { room } = c.var
    // The result around it follows by itself, and nobody is taken away from what they read.
    if (room.state !== 'revealed') return c.body(null, 204)
    const call = await callFor(c)
    if (c.req.query('seen') === String(call.mark)) return c.body(null, 204)
    return c.html(<Close {...call} />)
  })

  .get('/:decisionId/consent/stances', async (c) => {
    const { room, deps } = c.var
    const [proposal] = await listProposals(deps.db, room)
    if (room.state !== 'revealed' || proposal?.closedAt !== null) return moved(c)
    const mark = await lastConsentSeq(deps.db, room.id)
    if (c.req.query('seen') === String(mark)) return c.body(null, 204)
    return c.html(<Consent {...{ room, proposal, mark }} maySettle={can(room.roles, 'settle objection')} />)
  })

/** What is put to consent, said beside the result; the same for all who may do the same. */
export async function callFor(c: Context<AppEnv>) {
  const { room, deps } = c.var
  const open = (await listProposals(deps.db, room)).find(({ closedAt }) => closedAt === null)
  return {
    roomId: room.id,
    proposal: open
      ? { says: open.wording || `We take ${open.optionName}`, standing: consentInWords(open).join(' ') }
      : null,
    mark: await lastConsentSeq(deps.db, room.id),
    mayPropose: can(room.roles, 'propose'),
    mayAnswer: can(room.roles, 'take stance'),
  }
}

/** The page that waits goes to see what has become of it. */
function moved(c: Context<AppEnv>) {
  const { room } = c.var
  c.header('HX-Redirect', `/decisions/${room.id}${room.state === 'revealed' ? '/consent' : ''}`)
  return c.body(null, 204)
}

function self(c: Context<AppEnv>): string {
  const { id } = c.var.actor
  if (!id) throw new HTTPException(404)
  return id
}

type Shown = {
  stance?: StanceFields
  proposal?: ProposalFields
  errors?: FieldErrors
  wrong?: 'stance' | 'proposal'
}

/** With a form that came back it is 422; one that can't be shown again, because nothing is put to consent, is 409. */
async function page(c: Context<AppEnv>, { stance, proposal, errors = {}, wrong }: Shown) {
  const { room, deps, actor } = c.var
  const proposals = await listProposals(deps.db, room)
  const open = proposals.find(({ closedAt }) => closedAt === null)
  if (wrong === 'stance' && !open) throw new HTTPException(409, { message: NOTHING })
  const options = await choices(c)
  const own = open?.stances.find(({ userId }) => userId === actor.id)
  return renderPage(
    c,
    <ConsentPage
      {...{ room, proposals, options, errors, wrong }}
      mark={await lastConsentSeq(deps.db, room.id)}
      ownId={actor.id}
      stance={stance ?? fieldsOfStance(own)}
      proposal={proposal ?? { option: options[0]?.id ?? '', wording: '' }}
    />,
    { title: `Consent: ${room.question}`, status: wrong ? 422 : 200, team: room.team },
  )
}

/** The options as the result ranks them, or as the room lists them where the result may not be told. */
async function choices(c: Context<AppEnv>) {
  const { room } = c.var
  if (room.state !== 'revealed') return room.options
  const { result } = await loadRevealed(c)
  if (isAlone(result)) return room.options
  return result.order.flatMap((id) => room.options.filter((option) => option.id === id))
}
