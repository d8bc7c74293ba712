import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdUnended } from '../../db/queries/life-cycle.ts'
import { requeueMail } from '../../db/queries/outbox.ts'
import { listVoters } from '../../db/queries/voters.ts'
import type { Room } from '../domain/room.ts'
import { dedupeKey, enqueue } from '../mail/queue.ts'
import type { Secret } from '../secret.ts'

/**
 * Invites everybody on the list who has an address, has not come and was not mailed there before; what could not be
 * delivered is tried again. Returns how many that were, undefined once the decision has ended.
 */
export async function sendInvitations(
  db: Db,
  secret: Secret,
  { room, actorId, at }: { room: Room; actorId: string; at: Date },
): Promise<number | undefined> {
  return db.transaction().execute(async (trx) => {
    if (!(await holdUnended(trx, room.id))) return undefined
    let count = 0
    for (const { id, email, userId } of await listVoters(trx, room.id)) {
      if (email === null || userId !== null) continue
      const wanted = { kind: 'invitation', once: id, address: email, at } as const
      const again = { dedupeKey: dedupeKey(secret, wanted), address: email, at: at.toISOString() }
      const isNew = await enqueue(trx, secret, { ...wanted, decisionId: room.id, expectedVoterId: id })
      if (isNew || (await requeueMail(trx, again))) count += 1
    }
    if (count > 0)
      await recordEvent(trx, room.id, {
        actorId,
        action: 'invitations_sent',
        particulars: { people: count },
        at: at.toISOString(),
      })
    return count
  })
}
