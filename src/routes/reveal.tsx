import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listSeats } from '../../db/queries/ballots.ts'
import { RevealPage } from '../../views/decisions/reveal.tsx'
import { revealRound } from '../actions/reveal-round.ts'
import { isTelling, seenTurnout } from '../domain/turnout.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { requirePermission, scopeRoom } from './scoping.ts'

export const reveal = factory
  .createApp()
  .use('/:decisionId/reveal', scopeRoom, requirePermission('reveal'))

  .get('/:decisionId/reveal', async (c) => {
    const { room } = c.var
    if (room.state !== 'voting') return c.redirect(`/decisions/${room.id}/results`, 303)
    return page(c, 200)
  })

  .post('/:decisionId/reveal', async (c) => {
    const { room, deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    if (room.state === 'voting' && room.round.ballots === 0)
      throw new HTTPException(409, { message: 'Nobody has voted, so there is nothing to reveal.' })
    if (room.state === 'voting' && isTelling(room, room.round.ballots) && !(await readForm(c)).has('few'))
      return page(c, 422, 'Tick this, or keep the round sealed until more have voted.')
    if (room.state === 'voting') await revealRound(deps.db, { room, actorId: actor.id, at: deps.now() })
    return c.redirect(`/decisions/${room.id}/results`, 303)
  })

async function page(c: Context<AppEnv>, status: 200 | 422, error?: string) {
  const { room, deps } = c.var
  const turnout = seenTurnout(room, await listSeats(deps.db, room.team.id, room.round.id))
  return renderPage(c, <RevealPage room={room} turnout={turnout} error={error} />, {
    title: `Reveal: ${room.question}`,
    status,
    team: room.team,
  })
}
