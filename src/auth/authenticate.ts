import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../env.ts'
import { dropSessionCookie, readSessionCookie, writeSessionCookie } from './cookie.ts'

const NOBODY = { id: null, name: '' }

/** Says who asks; a missing or dead session is nobody, never an error. */
export const authenticate = createMiddleware<AppEnv>(async (c, next) => {
  const token = readSessionCookie(c)
  const session = token ? await c.var.deps.sessions.validate(token) : null
  c.set('actor', session ? { id: session.userId, name: session.name } : NOBODY)
  if (token && session?.prolonged) writeSessionCookie(c, token)
  await next()
})

/** A new session for this browser. The one it had is ended: a planted token must not come to power. */
export async function startSession(c: Context<AppEnv>, userId: string) {
  const { sessions } = c.var.deps
  const old = readSessionCookie(c)
  if (old) await sessions.revoke(old)
  writeSessionCookie(c, await sessions.create(userId))
}

/** This browser is nobody from now on, and keeps nothing of what it was shown. */
export async function endSession(c: Context<AppEnv>) {
  const token = readSessionCookie(c)
  if (token) await c.var.deps.sessions.revoke(token)
  dropSessionCookie(c)
  c.header('Clear-Site-Data', '"cache", "storage"')
}
