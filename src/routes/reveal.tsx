import { HTTPException } from 'hono/http-exception'
import { listSeats } from '../../db/queries/ballots.ts'
import { RevealPage } from '../../views/decisions/reveal.tsx'
import { revealRound } from '../actions/reveal-round.ts'
import { factory } from '../env.ts'
import { renderPage } from '../render.tsx'
import { requirePermission, scopeRoom } from './scoping.ts'

export const reveal = factory
  .createApp()
  .use('/:decisionId/reveal', scopeRoom, requirePermission('reveal'))

  .get('/:decisionId/reveal', async (c) => {
    const { room, deps } = c.var
    if (room.state !== 'voting') return c.redirect(`/decisions/${room.id}/results`, 303)
    const seats = await listSeats(deps.db, room.team.id, room.round.id)
    return renderPage(c, <RevealPage room={room} seats={seats} />, {
      title: `Reveal: ${room.question}`,
      team: room.team,
    })
  })

  .post('/:decisionId/reveal', async (c) => {
    const { room, deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    if (room.state === 'voting' && room.round.ballots === 0)
      throw new HTTPException(409, { message: 'Nobody has voted, so there is nothing to reveal.' })
    if (room.state === 'voting') await revealRound(deps.db, { room, actorId: actor.id, at: deps.now() })
    return c.redirect(`/decisions/${room.id}/results`, 303)
  })
