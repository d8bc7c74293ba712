import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { clientAddress } from '../auth/client-address.ts'
import { readSessionCookie } from '../auth/cookie.ts'
import { type AppEnv, factory } from '../env.ts'
import { scopeRoom } from './scoping.ts'

const AGAIN_IN_S = 30

/** Tells the browsers of a room's members that it changed, and never what: they ask for that on their own. */
export const stream = factory
  .createApp()
  .use('/:decisionId/stream', scopeRoom)
  .use('/:decisionId/version', scopeRoom)

  .get('/:decisionId/stream', (c) => {
    const { room, actor, deps } = c.var
    const token = readSessionCookie(c)
    // Nothing happens in the sample, and anybody may read it.
    if (room.team.isPublic || !actor.id || !token) return c.body(null, 204)
    const body = deps.streams.open({
      decisionId: room.id,
      userId: actor.id,
      token,
      address: clientAddress(c),
      signal: c.req.raw.signal,
      cut: () => cut(c),
    })
    if (!body) {
      c.header('Retry-After', String(AGAIN_IN_S))
      throw new HTTPException(503, {
        message: 'There are too many open pages. This one still looks by itself.',
      })
    }
    c.header('Content-Type', 'text/event-stream; charset=utf-8')
    c.header('Cache-Control', 'no-store, no-transform')
    c.header('X-Accel-Buffering', 'no')
    return c.body(body)
  })

  .get('/:decisionId/version', (c) => c.text(String(c.var.room.publicVersion)))

/** The socket itself: what was written to it will never be taken. */
function cut(c: Context<AppEnv>) {
  const { outgoing } = (c.env ?? {}) as { outgoing?: { destroy: () => void } }
  outgoing?.destroy()
}
