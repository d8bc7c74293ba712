import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../env.ts'
import { sha256 } from '../ids.ts'
import { isSecure } from './cookie.ts'

const LIFE_SECONDS = 180 * 24 * 60 * 60

type Whose = { roundId: string; userId: string }

/**
 * One a round, so that the answers of the last round can be taken along into the next, and one a person: on a shared
 * browser nobody finds the ballot of who was there before.
 */
const nameOf = (c: Context<AppEnv>, { roundId, userId }: Whose) =>
  `${isSecure(c) ? '__Secure-' : ''}ballot-${roundId}-${sha256(userId).slice(0, 16)}`

/** The key that the reader's browser keeps for them. */
export function readBallotKey(c: Context<AppEnv>, roundId: string): string | null {
  const { id } = c.var.actor
  return id === null ? null : (getCookie(c, nameOf(c, { roundId, userId: id })) ?? null)
}

/** The browser keeps the key of an anonymous ballot, since the server must not know whose it is. */
export function writeBallotKey(
  c: Context<AppEnv>,
  { decisionId, key, ...whose }: Whose & { decisionId: string; key: string },
) {
  setCookie(c, nameOf(c, whose), key, {
    path: `/decisions/${decisionId}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: LIFE_SECONDS,
  })
}
