import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { findRecordOf, holdRecord, saveRecord } from '../../db/queries/records.ts'
import type { Room } from '../domain/room.ts'
import { dayOf } from '../domain/time.ts'
import { bringLinksIntoForce } from './supersede.ts'

export type AcceptOutcome = { room: Room; status: 'accepted' | 'rejected'; actorId: string; at: Date }

/** Settles a proposed record, once; false when it was not proposed any more. */
export async function acceptOutcome(db: Db, { room, status, actorId, at }: AcceptOutcome): Promise<boolean> {
  const now = at.toISOString()
  const date = dayOf(now, room.timeZone)
  return db.transaction().execute(async (trx) => {
    const { id } = (await findRecordOf(trx, room.id)) ?? {}
    const held = id === undefined ? undefined : await holdRecord(trx, id, { status: 'proposed' }, now)
    if (!held) return false
    await saveRecord(trx, held.id, { ...held.record, status, date }, { action: status, actorId, at: now })
    await recordEvent(trx, room.id, {
      actorId,
      action: status === 'accepted' ? 'outcome_accepted' : 'outcome_rejected',
      particulars: { number: held.record.number },
      at: now,
    })
    if (status === 'accepted') await bringLinksIntoForce(trx, { id: held.id, actorId, at: now, date })
    return true
  })
}
