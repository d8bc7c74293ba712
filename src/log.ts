import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import pino, { type DestinationStream, type Logger } from 'pino'
import type { AppEnv } from './env.ts'
import { newId } from './ids.ts'

/** Of an error only what can't hold a row: PostgreSQL puts the values of the failing one beside its message. */
const written = ({ name, message, code, stack }: Error & { code?: unknown }) => ({
  name,
  message,
  code,
  stack,
})

export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino({ level, base: undefined, serializers: { err: written } }, destination)

/**
 * One line a request: the route's pattern and never the address itself, which may hold an invite, nor any body
 * or cookie.
 */
export const logRequests = createMiddleware<AppEnv>(async (c, next) => {
  const started = performance.now()
  const requestId = newId()
  c.set('requestId', requestId)
  // Before the answer exists: a header set on a finished one makes Hono copy it, and its text go out as a stream.
  c.header('X-Request-Id', requestId)
  await next()
  c.var.deps.log.info({
    requestId,
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms: Math.round((performance.now() - started) * 10) / 10,
  })
})
