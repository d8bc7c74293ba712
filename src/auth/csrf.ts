import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../env.ts'

/**
 * Every unsafe request must come from our own pages, whatever its content type. Browsers say so in
 * Sec-Fetch-Site; those that don't, or that are reached by plain http, still send Origin.
 */
export const csrf = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('Sec-Fetch-Site')
    const own =
      site === undefined
        ? c.req.header('Origin') === ownOrigin(c.var.deps, c.req.header('Host'))
        : site === 'same-origin'
    if (!own) throw new HTTPException(403, { message: 'This form was sent from another site.' })
  }
  await next()
})

/** The host was checked before, so on a loopback name other than the public one it is ours as well. */
const ownOrigin = ({ publicUrl }: { publicUrl: string }, host: string | undefined) =>
  `${new URL(publicUrl).protocol}//${host}`
