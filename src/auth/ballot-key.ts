import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../env.ts'
import { isSecure } from './cookie.ts'

const LIFE_SECONDS = 180 * 24 * 60 * 60

/** One a round, so that the answers of the last round can be taken along into the next. */
const nameOf = (c: Context<AppEnv>, roundId: string) => `${isSecure(c) ? '__Secure-' : ''}ballot-${roundId}`

export const readBallotKey = (c: Context<AppEnv>, roundId: string) => getCookie(c, nameOf(c, roundId)) ?? null

/** The browser keeps the key of an anonymous ballot, since the server must not know whose it is. */
export function writeBallotKey(
  c: Context<AppEnv>,
  { decisionId, roundId, key }: { decisionId: string; roundId: string; key: string },
) {
  setCookie(c, nameOf(c, roundId), key, {
    path: `/decisions/${decisionId}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: LIFE_SECONDS,
  })
}
