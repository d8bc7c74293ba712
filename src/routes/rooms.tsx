import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listSeats } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { findInviteOf } from '../../db/queries/invites.ts'
import { findReturnLinkOf } from '../../db/queries/users.ts'
import { RoomPage } from '../../views/decisions/room.tsx'
import { Turnout, turnoutMark } from '../../views/decisions/turnout.tsx'
import { can } from '../domain/permissions.ts'
import { mayChangeProfile, unknownIn } from '../domain/profile.ts'
import { takesBallots } from '../domain/room.ts'
import { seenTurnout } from '../domain/turnout.ts'
import { type AppEnv, factory } from '../env.ts'
import { qrPath } from '../qr.ts'
import { renderPage } from '../render.tsx'
import { findOwn, hasVoted } from './own-ballot.ts'
import { scopeRoom } from './scoping.ts'

export const rooms = factory
  .createApp()
  .use('/:decisionId', scopeRoom)
  .use('/:decisionId/turnout', scopeRoom)

  .get('/:decisionId', async (c) => {
    const { room, deps, actor } = c.var
    if (room.state === 'decided') return c.redirect(`/decisions/${room.id}/adr`, 303)
    if (room.state === 'revealed') return c.redirect(`/decisions/${room.id}/results`, 303)
    const own = await findOwn(c)
    const seats = await listSeats(deps.db, room.team.id, room.round.id)
    return renderPage(
      c,
      <RoomPage
        room={room}
        turnout={seenTurnout(room, seats)}
        own={own ? { receipt: own.receipt } : null}
        hasVoted={own !== undefined || (await hasVoted(c))}
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
    const turnout = seenTurnout(room, seats)
    if (c.req.query('seen') === turnoutMark(turnout)) return c.body(null, 204)
    return c.html(<Turnout room={room} turnout={turnout} />)
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
