import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listInvitations } from '../../db/queries/outbox.ts'
import {
  deleteSubscription,
  findSubscription,
  listSuppressed,
  listSuppressions,
  putSubscription,
} from '../../db/queries/subscriptions.ts'
import { listVoters } from '../../db/queries/voters.ts'
import { InvitationsPage } from '../../views/mail/invitations.tsx'
import { offeredWishes } from '../../views/mail/mail-me.tsx'
import { SubscriptionPage } from '../../views/mail/subscription.tsx'
import { sendInvitations } from '../actions/send-invitations.ts'
import { clientAddress } from '../auth/client-address.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { invitationState, isInvitable, parseWishes, type WishFields } from '../domain/mail.ts'
import { takesBallots } from '../domain/room.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { newId } from '../ids.ts'
import { NO_SERVER } from '../jobs/deliver-mail.ts'
import { keyOf } from '../mail/queue.ts'
import { renderPage } from '../render.tsx'
import { requirePermission, scopeRoom } from './scoping.ts'

/** Mail is there where a mail server is, and for members only: a public room has readers without a name. */
const requireMail = factory.createMiddleware(async (c, next) => {
  if (!c.var.deps.mailer || !c.var.actor.id || c.var.room.team.isPublic) throw new HTTPException(404)
  await next()
})

const SILENCED =
  'This address has asked for no more mail. The link at the end of an earlier mail can change that.'

export const mail = factory
  .createApp()
  .use('/:decisionId/subscription', scopeRoom, requireMail)
  .use('/:decisionId/invitations', scopeRoom, requirePermission('manage people'))

  .get('/:decisionId/subscription', async (c) => {
    const { fields } = await subscriptionOf(c)
    return subscriptionPage(c, fields, {}, 200)
  })

  .post('/:decisionId/subscription', async (c) => {
    const { room, deps } = c.var
    const form = await readForm(c)
    const page = `/decisions/${room.id}/subscription`
    if (form.has('end')) {
      await deleteSubscription(deps.db, room.id, memberId(c))
      return c.redirect(page, 303)
    }
    const fields = wishFields(form, offeredWishes(room))
    const parsed = parseWishes(fields)
    if (!parsed.ok) return subscriptionPage(c, fields, parsed.errors, 422)
    if (await isSilenced(c, parsed.wanted.address))
      return subscriptionPage(c, fields, { address: SILENCED }, 422)
    await putSubscription(deps.db, {
      id: newId(),
      decisionId: room.id,
      userId: memberId(c),
      wanted: parsed.wanted,
      at: deps.now().toISOString(),
    })
    return c.redirect(page, 303)
  })

  .get('/:decisionId/invitations', async (c) => {
    const { room, deps } = c.var
    const { people, stuck } = await invitationsOf(c)
    return renderPage(
      c,
      <InvitationsPage room={room} people={people} stuck={stuck} hasMail={deps.mailer !== null} />,
      { title: `Invitations: ${room.question}`, team: room.team },
    )
  })

  .post('/:decisionId/invitations', async (c) => {
    const { room, deps } = c.var
    if (!deps.mailer) throw new HTTPException(404)
    if (room.state !== 'draft' && !takesBallots(room, deps.now()))
      throw new HTTPException(409, { message: OVER })
    const { people } = await invitationsOf(c)
    const due = people.filter(({ state }) => isInvitable(state)).length
    if (due > 0 && !(await deps.limits.mayMail(clientAddress(c), due)))
      throw new HTTPException(429, { message: 'That is enough mail from here for a day.' })
    const sent = await sendInvitations(deps.db, deps.secret, { room, actorId: memberId(c), at: deps.now() })
    if (sent === undefined) throw new HTTPException(409, { message: OVER })
    return c.redirect(`/decisions/${room.id}/invitations`, 303)
  })

const OVER = 'Voting is over, so there is nothing to invite to.'

/** What this member asked for, or what the form offers them at first. */
async function subscriptionOf(c: Context<AppEnv>): Promise<{ fields: WishFields; subscribed: boolean }> {
  const { room, deps } = c.var
  const known = await findSubscription(deps.db, room.id, memberId(c))
  return {
    fields: known ?? { address: '', reminder: false, result: true, review: false },
    subscribed: known !== undefined,
  }
}

/** The fold on pages of the room; null where there is no mail or no member. */
export async function mailMe(c: Context<AppEnv>) {
  const { room, deps, actor } = c.var
  return deps.mailer && actor.id && !room.team.isPublic ? { room, ...(await subscriptionOf(c)) } : null
}

async function subscriptionPage(
  c: Context<AppEnv>,
  fields: WishFields,
  errors: FieldErrors,
  status: 200 | 422,
) {
  const { room } = c.var
  const { subscribed } = await subscriptionOf(c)
  const silenced = status === 200 && subscribed && (await isSilenced(c, fields.address))
  return renderPage(c, <SubscriptionPage {...{ room, fields, errors, subscribed, silenced }} />, {
    title: `Mail: ${room.question}`,
    status,
    team: room.team,
  })
}

function wishFields(form: Form, offered: readonly string[]): WishFields {
  const wishes = form.all('wish').filter((wish) => offered.includes(wish))
  return {
    address: form.one('address'),
    reminder: wishes.includes('reminder'),
    result: wishes.includes('result'),
    review: wishes.includes('review'),
  }
}

async function isSilenced(c: Context<AppEnv>, address: string) {
  const { room, deps } = c.var
  return (await listSuppressions(deps.db, keyOf(deps.secret, address), room.id)).length > 0
}

async function invitationsOf(c: Context<AppEnv>) {
  const { room, deps } = c.var
  const voters = await listVoters(deps.db, room.id)
  const mails = new Map(
    (await listInvitations(deps.db, room.id)).map((mail) => [
      `${mail.expectedVoterId} ${mail.addressKey}`,
      mail,
    ]),
  )
  const keys = new Map(voters.map(({ id, email }) => [id, email === null ? '' : keyOf(deps.secret, email)]))
  const unwanted = await listSuppressed(deps.db, [...keys.values()], room.id)
  const people = voters.map((voter) => {
    const key = keys.get(voter.id) ?? ''
    const mail = mails.get(`${voter.id} ${key}`)
    return { ...voter, mail, state: invitationState(voter, mail, unwanted.has(key)) }
  })
  const waiting = people.filter(({ state }) => state === 'waiting')
  // One that met no server says of all of them that they wait for it.
  return { people, stuck: waiting.some(({ mail }) => mail?.error === NO_SERVER) ? waiting.length : 0 }
}

function memberId(c: Context<AppEnv>): string {
  if (!c.var.actor.id) throw new HTTPException(404)
  return c.var.actor.id
}
