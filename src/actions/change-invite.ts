import type { Db } from '../../db/connect.ts'
import { isUniqueViolation } from '../../db/errors.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { closeInvites, insertInvite, setCode, setInviteRules } from '../../db/queries/invites.ts'
import { usualExpiry } from '../domain/invite.ts'
import type { Room } from '../domain/room.ts'
import { newId, newRoomCode, sha256 } from '../ids.ts'
import type { Secret } from '../secret.ts'

type Change = { room: Pick<Room, 'id' | 'deadlineAt'>; actorId: string; at: Date }

/** Another link, QR code and short code; the old ones open nothing from that moment on. */
export async function renewInvite(db: Db, secret: Secret, change: Change): Promise<void> {
  try {
    await renew(db, secret, change)
  } catch (error) {
    // The short code was taken: the second try draws another.
    if (!isUniqueViolation(error)) throw error
    await renew(db, secret, change)
  }
}

function renew(db: Db, secret: Secret, { room, actorId, at }: Change): Promise<void> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    await closeInvites(trx, room.id, now)
    await setCode(trx, room.id, newRoomCode())
    const id = newId()
    await insertInvite(trx, {
      id,
      decisionId: room.id,
      tokenHash: sha256(secret.token('invite', id)),
      by: actorId,
      at: now,
      expiresAt: usualExpiry(at, room.deadlineAt),
    })
    await recordEvent(trx, room.id, { actorId, action: 'invite_renewed', particulars: {}, at: now })
  })
}

/** Nobody joins by link or code any more; false when that was so already. */
export async function closeInvite(db: Db, { room, actorId, at }: Change): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await closeInvites(trx, room.id, now))) return false
    await recordEvent(trx, room.id, { actorId, action: 'invite_closed', particulars: {}, at: now })
    return true
  })
}

/** How long the link works, and how many may join by it; false when it was closed or renewed meanwhile. */
export async function changeInvite(
  db: Db,
  {
    room,
    inviteId,
    rules,
    actorId,
    at,
  }: Change & { inviteId: string; rules: { expiresAt: string | null; maxUses: number | null } },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await setInviteRules(trx, inviteId, rules))) return false
    await recordEvent(trx, room.id, {
      actorId,
      action: 'invite_changed',
      particulars: { until: rules.expiresAt, uses: rules.maxUses },
      at: at.toISOString(),
    })
    return true
  })
}
