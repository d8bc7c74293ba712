import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../env.ts'

/** A request for a host that is not ours is a mistake of a proxy or an attack on links. */
export const checkHost = createMiddleware<AppEnv>(async (c, next) => {
  const { publicUrl, hosts } = c.var.deps
  const host = c.req.header('Host')?.toLowerCase()
  if (!host || (host !== new URL(publicUrl).host && !hosts.includes(host)))
    throw new HTTPException(421, { message: 'This server does not answer for that host.' })
  await next()
})
