import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findOwnBallot, listSeats } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { findInviteOf } from '../../db/queries/invites.ts'
import { findReturnLinkOf } from '../../db/queries/users.ts'
import { RoomPage } from '../../views/decisions/room.tsx'
import { Turnout, turnoutMark } from '../../views/decisions/turnout.tsx'
import { can } from '../domain/permissions.ts'
import { mayChangeProfile, unknownIn } from '../domain/profile.ts'
import { takesBallots } from '../domain/room.ts'
import { eligibleOf } from '../domain/turnout.ts'
import { type AppEnv, factory } from '../env.ts'
import { qrPath } from '../qr.ts'
import { renderPage } from '../render.tsx'
import { scopeRoom } from './scoping.ts'

export const rooms = factory
  .createApp()
  .use('/:decisionId', scopeRoom)
  .use('/:decisionId/turnout', scopeRoom)

  .get('/:decisionId', async (c) => {
    const { room, deps, actor } = c.var
    if (room.state === 'decided') return c.redirect(`/decisions/${room.id}/adr`, 303)
    if (room.state === 'revealed') return c.redirect(`/decisions/${room.id}/results`, 303)
    const own = actor.id ? await findOwnBallot(deps.db, room.round.id, actor.id) : undefined
    const seats = await listSeats(deps.db, room.team.id, room.round.id)
    return renderPage(
      c,
      <RoomPage
        room={room}
        seats={seats}
        eligible={eligibleOf(seats, room.expectedVoters)}
        own={own ? { receipt: own.receipt, castAt: own.castAt } : null}
        open={takesBallots(room, deps.now())}
        invite={await inviteOf(c)}
        returnUrl={actor.id && !room.team.isPublic ? await returnUrl(c) : null}
        unknown={mayChangeProfile(room) ? unknownIn(await listCells(deps.db, room.id)) : 0}
      />,
      { title: `Sealed: ${room.question}`, team: room.team },
    )
  })

  .get('/:decisionId/turnout', async (c) => {
    const { room, deps } = c.var
    if (room.state !== 'voting') {
      // The page that waits for the reveal goes to see it.
      c.header('HX-Redirect', `/decisions/${room.id}`)
      return c.body(null, 204)
    }
    const seats = await listSeats(deps.db, room.team.id, room.round.id)
    const eligible = eligibleOf(seats, room.expectedVoters)
    if (c.req.query('seen') === turnoutMark(seats, eligible)) return c.body(null, 204)
    return c.html(<Turnout room={room} seats={seats} eligible={eligible} />)
  })

/** The invite link can be shown again because it is derived; the database has its hash alone. */
async function inviteOf(c: Context<AppEnv>) {
  const { deps, room } = c.var
  if (!can(room.roles, 'see invite')) return null
  const invite = await findInviteOf(deps.db, room.id)
  if (!invite) return null
  const url = `${deps.publicUrl}/join/${deps.secret.token('invite', invite.id)}`
  return { url, qr: qrPath(url), code: room.code, host: new URL(deps.publicUrl).host }
}

export async function returnUrl(c: Context<AppEnv>) {
  const { deps, actor } = c.var
  if (!actor.id) throw new HTTPException(404)
  const link = await findReturnLinkOf(deps.db, actor.id)
  return link ? `${deps.publicUrl}/return/${deps.secret.token('return', link.id)}` : null
}
