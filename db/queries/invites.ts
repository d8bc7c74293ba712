import type { Invite } from '../../src/domain/invite.ts'
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

const invites = (db: Db) =>
  db
    .selectFrom('invites')
    .select([
      'invites.id',
      'invites.decision_id as decisionId',
      'invites.created_at as createdAt',
      'invites.revoked_at as closedAt',
      'invites.expires_at as expiresAt',
      'invites.max_uses as maxUses',
      'invites.uses',
    ])

/** The room's invite of now; what was closed is none. */
export const findInviteOf = (db: Db, decisionId: string): Promise<Invite | undefined> =>
  invites(db)
    .where('decision_id', '=', decisionId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()

export type Invitation = {
  decisionId: string
  /** Null where the room has none: it was closed. */
  invite: Invite | null
  /** The place of somebody who is expected, for whom the link was made. */
  seat: { id: string; name: string; userId: string | null } | null
}

/** What a link or a short code leads to, however old it is. */
export async function findInvitation(
  db: Db,
  by: { tokenHash: string } | { code: string },
): Promise<Invitation | undefined> {
  if ('code' in by) {
    const room = await db.selectFrom('decisions').select('id').where('code', '=', by.code).executeTakeFirst()
    return room && { decisionId: room.id, invite: (await findInviteOf(db, room.id)) ?? null, seat: null }
  }
  const invite = await invites(db).where('token_hash', '=', by.tokenHash).executeTakeFirst()
  if (invite) return { decisionId: invite.decisionId, invite, seat: null }
  const seat = await db
    .selectFrom('expected_voters')
    .select(['id', 'name', 'user_id as userId', 'decision_id as decisionId'])
    .where('token_hash', '=', by.tokenHash)
    .executeTakeFirst()
  return seat && { decisionId: seat.decisionId, invite: null, seat }
}

/** Holds an invite that is neither closed nor expired, so that what it lets in is counted one by one. */
export async function holdInvite(db: Db, inviteId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invites')
    .set((eb) => ({ uses: eb.ref('uses') }))
    .where('id', '=', inviteId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Counts somebody who joins; false when the invite lets nobody in any more. */
export async function countUse(db: Db, inviteId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invites')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('id', '=', inviteId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]))
    .where((eb) => eb.or([eb('max_uses', 'is', null), eb('max_uses', '>', eb.ref('uses'))]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Ends every invite of a room; says whether there was one. */
export async function closeInvites(db: Db, decisionId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invites')
    .set({ revoked_at: at })
    .where('decision_id', '=', decisionId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function setInviteRules(
  db: Db,
  inviteId: string,
  { expiresAt, maxUses }: { expiresAt: string | null; maxUses: number | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invites')
    .set({ expires_at: expiresAt, max_uses: maxUses })
    .where('id', '=', inviteId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The old short code opens nothing from now on. */
export const setCode = (db: Db, decisionId: string, code: string) =>
  db.updateTable('decisions').set({ code }).where('id', '=', decisionId).execute()
