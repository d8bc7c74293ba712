import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { listSeats } from '../../db/queries/ballots.ts'
import { findInviteOf } from '../../db/queries/invites.ts'
import { Turnout } from '../../views/decisions/turnout.tsx'
import { InviteRulesPage } from '../../views/people/invite-rules.tsx'
import { MeetingPage } from '../../views/people/meeting.tsx'
import { changeInvite, closeInvite, renewInvite } from '../actions/change-invite.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { type InviteFields, inviteState, parseInviteRules } from '../domain/invite.ts'
import { seenTurnout } from '../domain/turnout.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { inviteOf } from './room-links.ts'
import { demandNow, scopeRoom } from './scoping.ts'

const OVERTAKEN = 'The invite was closed or renewed meanwhile. Look at it again.'

const demandPeople = createMiddleware<AppEnv>(async (c, next) => {
  demandNow(c, 'manage people')
  await next()
})

export const invites = factory
  .createApp()
  .use('/:decisionId/invite/*', scopeRoom)
  .use('/:decisionId/invite/rules', demandPeople)
  .use('/:decisionId/invite/renewal', demandPeople)
  .use('/:decisionId/invite/closure', demandPeople)

  .get('/:decisionId/invite', async (c) => {
    const { room, deps } = c.var
    demandNow(c, 'see invite')
    const invite = await inviteOf(c)
    if (invite?.state !== 'open') return c.redirect(`/decisions/${room.id}/people`, 303)
    const seats = room.state === 'voting' ? await listSeats(deps.db, room.team.id, room.round.id) : []
    return renderPage(
      c,
      <MeetingPage room={room} invite={invite}>
        {room.state === 'voting' && <Turnout room={room} turnout={seenTurnout(room, seats)} />}
      </MeetingPage>,
      { title: `Join: ${room.question}`, team: room.team },
    )
  })

  .get('/:decisionId/invite/rules', async (c) => {
    const invite = await findInviteOf(c.var.deps.db, c.var.room.id)
    const maxUses = invite?.maxUses == null ? '' : String(invite.maxUses)
    return rulesPage(c, { days: 'as it is', maxUses }, {}, 200)
  })

  .post('/:decisionId/invite/rules', async (c) => {
    const { room, deps } = c.var
    const form = await readForm(c)
    const fields = { days: form.one('days'), maxUses: form.one('maxUses') }
    const invite = await findInviteOf(deps.db, room.id)
    if (invite?.id !== form.one('invite')) throw new HTTPException(409, { message: OVERTAKEN })
    const parsed = parseInviteRules(fields, { now: deps.now(), ...invite })
    if (!parsed.ok) return rulesPage(c, fields, parsed.errors, 422)
    const change = { ...changeOf(c), inviteId: invite.id, rules: parsed.rules }
    if (!(await changeInvite(deps.db, change))) throw new HTTPException(409, { message: OVERTAKEN })
    return c.redirect(`/decisions/${room.id}/people`, 303)
  })

  .post('/:decisionId/invite/renewal', async (c) => {
    const { deps, room } = c.var
    await renewInvite(deps.db, deps.secret, changeOf(c))
    return c.redirect(`/decisions/${room.id}/people`, 303)
  })

  .post('/:decisionId/invite/closure', async (c) => {
    const { deps, room } = c.var
    await closeInvite(deps.db, changeOf(c))
    return c.redirect(`/decisions/${room.id}/people`, 303)
  })

function changeOf(c: Context<AppEnv>) {
  const { room, actor, deps } = c.var
  if (!actor.id) throw new HTTPException(404)
  return { room, actorId: actor.id, at: deps.now() }
}

async function rulesPage(c: Context<AppEnv>, fields: InviteFields, errors: FieldErrors, status: 200 | 422) {
  const { room, deps } = c.var
  const invite = (await findInviteOf(deps.db, room.id)) ?? null
  const shown = invite && { ...invite, state: inviteState(invite, deps.now()) }
  return renderPage(c, <InviteRulesPage {...{ room, fields, errors }} invite={shown} />, {
    title: `Change the invite: ${room.question}`,
    status,
    team: room.team,
  })
}
