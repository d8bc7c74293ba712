import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { AbandonmentPage } from '../../views/decisions/abandonment.tsx'
import { abandonDecision } from '../actions/abandon-decision.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { MOST_ABANDON_REASON, NOT_NOW } from '../domain/life-cycle.ts'
import { cleanText } from '../domain/text.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { demandNow, reloadRoom, requirePermission, scopeRoom } from './scoping.ts'

export const abandonment = factory
  .createApp()
  .use('/:decisionId/abandonment', scopeRoom, requirePermission('abandon'))

  .get('/:decisionId/abandonment', async (c) => {
    const { room } = c.var
    if (room.state === 'abandoned') return c.redirect(`/decisions/${room.id}`, 303)
    demandNow(c, 'abandon')
    return page(c, '', {}, 200)
  })

  .post('/:decisionId/abandonment', async (c) => {
    const { room, deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    if (room.state === 'abandoned') return c.redirect(`/decisions/${room.id}`, 303)
    demandNow(c, 'abandon')
    const typed = (await readForm(c)).one('reason')
    const reason = cleanText(typed)
    if (!reason) return page(c, typed, { reason: 'Say in a sentence why.' }, 422)
    if (reason.length > MOST_ABANDON_REASON)
      return page(c, typed, { reason: `Use at most ${MOST_ABANDON_REASON} characters.` }, 422)
    const given = { decisionId: room.id, reason, actorId: actor.id, at: deps.now() }
    const ended = await abandonDecision(deps.db, given)
    if (!ended) await reloadRoom(c)
    // The same form twice at once: it is given up already.
    if (!ended && c.var.room.state !== 'abandoned') throw new HTTPException(409, { message: NOT_NOW.decided })
    return c.redirect(`/decisions/${room.id}`, 303)
  })

function page(c: Context<AppEnv>, reason: string, errors: FieldErrors, status: 200 | 422) {
  const { room } = c.var
  return renderPage(c, <AbandonmentPage {...{ room, reason, errors }} />, {
    title: `Give this decision up: ${room.question}`,
    status,
    team: room.team,
  })
}
