import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { insertMember } from '../../db/queries/users.ts'
import type { Room } from '../domain/room.ts'
import type { Secret } from '../secret.ts'
import { insertGuest } from './open-decision.ts'

/** Lets somebody with the invite read along without voting. Returns who they are now. */
export async function joinAsObserver(
  db: Db,
  secret: Secret,
  { room, userId, name, at }: { room: Room; userId: string | null; name: string; at: Date },
): Promise<string> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    const observerId = userId ?? (await insertGuest(trx, secret, name, now))
    const added = await insertMember(trx, {
      teamId: room.team.id,
      userId: observerId,
      name,
      role: 'observer',
      at: now,
    })
    if (added)
      await recordEvent(trx, room.id, {
        actorId: observerId,
        action: 'member_joined',
        particulars: { role: 'observer' },
        at: now,
      })
    return observerId
  })
}
