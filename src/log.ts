import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import pino, { type Logger } from 'pino'
import type { AppEnv } from './env.ts'
import { newId } from './ids.ts'

export const createLog = (level: string): Logger => pino({ level, base: undefined })

/**
 * One line a request: the route's pattern and never the address itself, which may hold an invite, nor any body
 * or cookie.
 */
export const logRequests = createMiddleware<AppEnv>(async (c, next) => {
  const started = performance.now()
  const requestId = newId()
  c.set('requestId', requestId)
  await next()
  c.header('X-Request-Id', requestId)
  c.var.deps.log.info({
    requestId,
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms: Math.round((performance.now() - started) * 10) / 10,
  })
})
