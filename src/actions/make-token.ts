import type { Db } from '../../db/connect.ts'
import { findTokenRow, insertReadToken, listReadTokens } from '../../db/queries/read-tokens.ts'
import { TOKEN_PREFIX } from '../auth/read-token.ts'
import { MOST_TOKENS } from '../domain/read-token.ts'
import { sha256 } from '../ids.ts'
import type { Secret } from '../secret.ts'

type MakeToken = {
  /** From the form, so that one that is sent twice makes one token. */
  id: string
  teamId: string
  userId: string
  label: string
  expiresAt: string | null
  at: Date
}

/** How long after it was made the same form shows it again. */
const AGAIN_MS = 10 * 60 * 1000

/** Makes a token and tells it, this once; `known` where the form was used long ago, `many` where there are enough. */
export async function makeToken(
  db: Db,
  secret: Secret,
  { id, teamId, userId, label, expiresAt, at }: MakeToken,
): Promise<{ token: string } | 'known' | 'many'> {
  const now = at.toISOString()
  // From the id and whose it is: an id that somebody else has seen makes nothing of theirs.
  const token = `${TOKEN_PREFIX}${secret.token('read token', `${id} ${userId} ${teamId}`)}`
  return db.transaction().execute(async (trx) => {
    const isNew = await insertReadToken(trx, {
      id,
      team_id: teamId,
      user_id: userId,
      token_hash: sha256(token),
      label,
      created_at: now,
      expires_at: expiresAt,
    })
    if (!isNew) {
      const row = await findTokenRow(trx, id)
      const isOwn = row?.token_hash === sha256(token) && row.revoked_at === null
      const isFresh = row !== undefined && at.getTime() - Date.parse(row.created_at) < AGAIN_MS
      return isOwn && isFresh ? { token } : 'known'
    }
    const own = (await listReadTokens(trx, teamId, now)).filter((row) => row.userId === userId)
    if (own.length <= MOST_TOKENS) return { token }
    await trx.deleteFrom('read_tokens').where('id', '=', id).execute()
    return 'many'
  })
}
