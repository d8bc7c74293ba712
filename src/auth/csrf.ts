import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../env.ts'

/** What a mail program posts by itself, without a cookie and from no site: the token in the address is all it goes by. */
const ONE_CLICK = /^\/unsubscribe\/[\w-]{32}$/

/**
 * Every unsafe request must come from our own pages, whatever its content type. Browsers say so in
 * Sec-Fetch-Site; those that don't, or that are reached by plain http, still send Origin.
 */
export const csrf = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !ONE_CLICK.test(c.req.path)) {
    const site = c.req.header('Sec-Fetch-Site')
    const own = site === undefined ? isOwnOrigin(c) : site === 'same-origin'
    if (!own) throw new HTTPException(403, { message: 'This form was sent from another site.' })
  }
  await next()
})

/** The public address, or the one this request came to: its host was checked before. */
function isOwnOrigin(c: Context<AppEnv>) {
  const origin = c.req.header('Origin')
  const { origin: own, protocol } = new URL(c.var.deps.publicUrl)
  return origin !== undefined && (origin === own || origin === `${protocol}//${c.req.header('Host')}`)
}
