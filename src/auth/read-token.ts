import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { findReadToken, markTokenUsed } from '../../db/queries/read-tokens.ts'
import { dayOf } from '../domain/time.ts'
import type { AppEnv } from '../env.ts'
import { sha256 } from '../ids.ts'
import { clientAddress } from './client-address.ts'

/** Begins with what scanners of leaked secrets can look for. */
export const TOKEN_PREFIX = 'moot_'
const TOKEN = /^moot_[\w-]{32}$/

/**
 * Lets a program read: it stands before the scoping of the few addresses that hold records, and on all others a token
 * is nothing. Whoever sends one is its maker in that one team, whatever cookie comes with it.
 */
export const readToken = createMiddleware<AppEnv>(async (c, next) => {
  const sent = bearerOf(c)
  if (sent !== undefined) await become(c, sent)
  await next()
})

/** The same where feed readers can send no header. */
export const readTokenInAddress = createMiddleware<AppEnv>(async (c, next) => {
  const sent = bearerOf(c) ?? (isRead(c) ? c.req.query('token') : undefined)
  if (sent !== undefined) await become(c, sent)
  await next()
})

const isRead = (c: Context<AppEnv>) => c.req.method === 'GET' || c.req.method === 'HEAD'

const bearerOf = (c: Context<AppEnv>) =>
  isRead(c) ? /^Bearer +(\S+) *$/i.exec(c.req.header('Authorization') ?? '')?.[1] : undefined

async function become(c: Context<AppEnv>, sent: string) {
  const { db, limits, now } = c.var.deps
  const at = now().toISOString()
  const token = TOKEN.test(sent) ? await findReadToken(db, sha256(sent), at) : undefined
  if (!token) {
    if (!(await limits.take(clientAddress(c)))) throw tooMany(c, 60)
    c.header('WWW-Authenticate', 'Bearer')
    throw new HTTPException(401, { message: 'It is unknown, has ended, or its maker has left the team.' })
  }
  const wait = await limits.waitToRead(token.id)
  if (wait > 0) throw tooMany(c, wait)
  c.set('actor', { id: token.userId, name: token.name, onlyTeam: token.teamId })
  const day = dayOf(at, 'UTC')
  if (token.usedOn !== day) await markTokenUsed(db, token.id, day)
}

function tooMany(c: Context<AppEnv>, seconds: number) {
  c.header('Retry-After', String(seconds))
  return new HTTPException(429, { message: 'That was often. Wait a minute and ask again.' })
}
