import type { Db } from '../connect.ts'

export const insertInvite = (
  db: Db,
  invite: {
    id: string
    decisionId: string
    tokenHash: string
    by: string
    at: string
    expiresAt?: string | null
    maxUses?: number | null
  },
) =>
  db
    .insertInto('invites')
    .values({
      id: invite.id,
      decision_id: invite.decisionId,
      token_hash: invite.tokenHash,
      created_by: invite.by,
      created_at: invite.at,
      revoked_at: null,
      expires_at: invite.expiresAt ?? null,
      max_uses: invite.maxUses ?? null,
      uses: 0,
    })
    .execute()

export const findInviteOf = (db: Db, decisionId: string) =>
  db
    .selectFrom('invites')
    .select('id')
    .where('decision_id', '=', decisionId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
