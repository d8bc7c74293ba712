import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { findRoomByInvite } from '../../db/queries/decisions.ts'
import { findInvitation, type Invitation } from '../../db/queries/invites.ts'
import { findMember } from '../../db/queries/users.ts'
import { findVoterName } from '../../db/queries/voters.ts'
import { DeadInvitePage, type WhyDead } from '../../views/people/dead-invite.tsx'
import type { Door } from '../actions/join-team.ts'
import { clientAddress } from '../auth/client-address.ts'
import { inviteState } from '../domain/invite.ts'
import type { Room } from '../domain/room.ts'
import type { AppEnv } from '../env.ts'
import { sha256 } from '../ids.ts'
import { renderPage } from '../render.tsx'

export const CODE = /^[A-Z]{2,10}-[0-9A-Z]{4}$/

export const asCode = (typed: string) =>
  typed
    .trim()
    .toUpperCase()
    .replace(/[\s_–—]+/g, '-')

/**
 * Loads the room that an invite link, a personal one or a short code opens, and what lets the reader in. Whoever is in
 * the team goes to the room, however old the link is; to others a dead one says so, and not where it led.
 */
export const scopeInvite = createMiddleware<AppEnv, '/join/:token'>(async (c, next) => {
  const { deps, actor } = c.var
  const invitation = await invitationOf(c)
  const room = invitation && (await findRoomByInvite(deps.db, invitation))
  if (!room) throw new HTTPException(404)
  const door = doorOf(invitation, room, { now: deps.now(), actorId: actor.id })
  const member = actor.id ? await findMember(deps.db, room.team.id, actor.id) : undefined
  const isVoter = member !== undefined && member.role !== 'observer'
  const mayNotVote = member?.role === 'observer' && member.roleSetBy !== null
  const isDead = typeof door === 'string'
  if (mayNotVote || (member && isDead) || (isVoter && c.req.method === 'GET'))
    return c.redirect(`/decisions/${room.id}`, 303)
  if (isDead) return deadInvite(c, door)
  c.set('room', room)
  c.set('door', door)
  await next()
  if (c.req.method === 'POST') deps.hub.publish(room.id)
})

async function invitationOf(c: Context<AppEnv, '/join/:token'>) {
  const token = c.req.param('token')
  const code = asCode(token)
  return CODE.test(code)
    ? invitationByCode(c, code)
    : findInvitation(c.var.deps.db, { tokenHash: sha256(token) })
}

/** Wrong codes are counted by address. Links are not: nobody guesses 192 bits, and old ones are followed often. */
export async function invitationByCode(c: Context<AppEnv>, code: string): Promise<Invitation | undefined> {
  const { db, limits } = c.var.deps
  const address = clientAddress(c)
  if (!(await limits.take(address))) {
    c.header('Retry-After', '300')
    throw new HTTPException(429, { message: 'Too many wrong codes from here. Wait five minutes.' })
  }
  const invitation = await findInvitation(db, { code })
  if (invitation) await limits.giveBack(address)
  return invitation
}

export function deadInvite(c: Context<AppEnv>, why: WhyDead) {
  return renderPage(c, <DeadInvitePage why={why} />, {
    title: 'This invite is no longer valid',
    status: 410,
  })
}

/** What an invitation opens to this person, or why nothing. */
function doorOf(
  { invite, seat }: Invitation,
  room: Room,
  { now, actorId }: { now: Date; actorId: string | null },
): Door | WhyDead {
  if (room.state === 'decided' || room.state === 'abandoned') return 'ended'
  if (seat) return seat.userId === null || seat.userId === actorId ? { seatId: seat.id } : 'taken'
  if (!invite) return 'closed'
  const state = inviteState(invite, now)
  return state === 'open' ? { inviteId: invite.id } : state
}

/** The name of the person whom the link was made for. */
export async function expectedName(c: Context<AppEnv>): Promise<string> {
  const { door, deps, room } = c.var
  if (!('seatId' in door)) return ''
  return (await findVoterName(deps.db, room.id, door.seatId)) ?? ''
}
