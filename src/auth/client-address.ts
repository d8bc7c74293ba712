import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { AppEnv } from '../env.ts'

/** The address to count attempts by. Forwarded addresses are believed only as far as our own proxies added them. */
export function clientAddress(c: Context<AppEnv>): string {
  const proxies = c.var.deps.trustedProxies
  const forwarded =
    c.req
      .header('X-Forwarded-For')
      ?.split(',')
      .map((part) => part.trim()) ?? []
  const counted = proxies > 0 ? forwarded.at(-proxies) : undefined
  return counted ?? socketAddress(c)
}

function socketAddress(c: Context<AppEnv>): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
