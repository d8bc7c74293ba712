import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import type { Db } from '../../db/connect.ts'
import { prepared } from '../../db/prepared.ts'
import { sha256 } from '../ids.ts'

const IDLE_DAYS = 7
const ABSOLUTE_MS = 30 * 24 * 60 * 60 * 1000

/** Sessions of browsers. The token lives in a cookie; the database holds only its hash. */
export type Sessions = {
  create: (userId: string) => Promise<string>
  /** Who the token belongs to, and whether the cookie should be sent again because its life was prolonged. */
  validate: (token: string) => Promise<{ userId: string; name: string; prolonged: boolean } | null>
  /** Those of the tokens that still open something. Asking prolongs nothing. */
  living: (tokens: readonly string[]) => Promise<ReadonlySet<string>>
  /** Where somebody is signed in, newest first; `token` is that of the browser that asks. */
  list: (userId: string, token: string) => Promise<Device[]>
  revoke: (token: string) => Promise<void>
  /** Ends one of a person's own sessions. */
  revokeDevice: (userId: string, handle: string) => Promise<void>
  revokeAllForUser: (userId: string) => Promise<void>
  sweepExpired: () => Promise<void>
}

/** A browser that is signed in, by a handle that opens nothing. */
export type Device = { handle: string; since: string; until: string; isThis: boolean }

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: UserAttributes
  }
}

type SessionAttributes = { createdAt: string }
type UserAttributes = { name: string }

/** The only user of lucia: what replaces it one day has to offer `Sessions`. */
export function createSessions(db: Db, now: () => Date): Sessions {
  const lucia = new Lucia<SessionAttributes, UserAttributes>(hashingAdapter(db), {
    sessionExpiresIn: new TimeSpan(IDLE_DAYS, 'd'),
    getSessionAttributes: ({ createdAt }) => ({ createdAt }),
    getUserAttributes: ({ name }) => ({ name }),
  })
  return {
    create: async (userId) => (await lucia.createSession(userId, { createdAt: now().toISOString() })).id,
    validate: async (token) => {
      const { session, user } = await lucia.validateSession(token)
      if (!session) return null
      // Sliding renewal must not outlive this, and lucia has no such limit.
      if (now().getTime() - Date.parse(session.createdAt) > ABSOLUTE_MS) {
        await lucia.invalidateSession(token)
        return null
      }
      return { userId: user.id, name: user.name, prolonged: session.fresh }
    },
    living: async (tokens) => {
      const rows = await listSessions(db, [...new Set(tokens)].map(sha256))
      const alive = new Set(rows.filter((row) => isAlive(row, now())).map(({ token_hash }) => token_hash))
      return new Set(tokens.filter((token) => alive.has(sha256(token))))
    },
    list: async (userId, token) => {
      const own = sha256(token)
      const rows = await listOf(db, userId)
      return rows
        .filter((row) => isAlive(row, now()))
        .map((row) => ({
          handle: sha256(row.token_hash),
          since: row.created_at,
          until: row.expires_at,
          isThis: row.token_hash === own,
        }))
    },
    revoke: (token) => lucia.invalidateSession(token),
    revokeDevice: async (userId, handle) => {
      const row = (await listOf(db, userId)).find(({ token_hash }) => sha256(token_hash) === handle)
      if (row) await db.deleteFrom('sessions').where('token_hash', '=', row.token_hash).execute()
    },
    revokeAllForUser: (userId) => lucia.invalidateUserSessions(userId),
    sweepExpired: () => lucia.deleteExpiredSessions(),
  }
}

const findSessions = prepared((db, tokenHash: string) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['sessions.user_id', 'sessions.expires_at', 'sessions.created_at', 'users.name'])
    .where('sessions.token_hash', '=', tokenHash),
)

/** How many values a statement may be given at once, on either engine and with room to spare. */
const AT_ONCE = 1_000

async function listSessions(db: Db, hashes: readonly string[]) {
  const found = []
  for (let from = 0; from < hashes.length; from += AT_ONCE)
    found.push(
      ...(await db
        .selectFrom('sessions')
        .select(['token_hash', 'expires_at', 'created_at'])
        .where('token_hash', 'in', hashes.slice(from, from + AT_ONCE))
        .execute()),
    )
  return found
}

const isAlive = (session: { expires_at: string; created_at: string }, now: Date) =>
  Date.parse(session.expires_at) > now.getTime() &&
  now.getTime() - Date.parse(session.created_at) <= ABSOLUTE_MS

const listOf = (db: Db, userId: string) =>
  db
    .selectFrom('sessions')
    .select(['token_hash', 'created_at', 'expires_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()

/** Every token is hashed on its way in, so that a stolen backup is no way into a session. */
function hashingAdapter(db: Db): Adapter {
  return {
    async getSessionAndUser(token) {
      const [row] = await findSessions(db, sha256(token))
      if (!row) return [null, null]
      return [
        {
          id: token,
          userId: row.user_id,
          expiresAt: new Date(row.expires_at),
          attributes: { createdAt: row.created_at },
        },
        { id: row.user_id, attributes: { name: row.name } },
      ]
    },
    async getUserSessions(userId) {
      const rows = await db.selectFrom('sessions').selectAll().where('user_id', '=', userId).execute()
      return rows.map(
        (row): DatabaseSession => ({
          id: row.token_hash,
          userId: row.user_id,
          expiresAt: new Date(row.expires_at),
          attributes: { createdAt: row.created_at },
        }),
      )
    },
    async setSession(session) {
      await db
        .insertInto('sessions')
        .values({
          token_hash: sha256(session.id),
          user_id: session.userId,
          expires_at: session.expiresAt.toISOString(),
          created_at: session.attributes.createdAt,
        })
        .execute()
    },
    async updateSessionExpiration(token, expiresAt) {
      await db
        .updateTable('sessions')
        .set({ expires_at: expiresAt.toISOString() })
        .where('token_hash', '=', sha256(token))
        .execute()
    },
    async deleteSession(token) {
      await db.deleteFrom('sessions').where('token_hash', '=', sha256(token)).execute()
    },
    async deleteUserSessions(userId) {
      await db.deleteFrom('sessions').where('user_id', '=', userId).execute()
    },
    async deleteExpiredSessions() {
      await db.deleteFrom('sessions').where('expires_at', '<=', new Date().toISOString()).execute()
    },
  }
}
