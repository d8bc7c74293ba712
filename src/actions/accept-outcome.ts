import type { Db } from '../../db/connect.ts'
import { findAdrOf, markAdr, replaceRecord } from '../../db/queries/adrs.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { Room } from '../domain/room.ts'
import { dayOf } from '../domain/time.ts'

export type AcceptOutcome = { room: Room; status: 'accepted' | 'rejected'; actorId: string; at: Date }

/** Settles a proposed record, once; false when it was not proposed any more. */
export async function acceptOutcome(db: Db, { room, status, actorId, at }: AcceptOutcome): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await markAdr(trx, room.id, { from: 'proposed', to: status }))) return false
    const record = await findAdrOf(trx, room.id)
    if (!record) throw new Error('A record that was marked is gone.')
    await replaceRecord(trx, room.id, { ...record, status, date: dayOf(now, room.timeZone) })
    await recordEvent(trx, room.id, {
      actorId,
      action: status === 'accepted' ? 'outcome_accepted' : 'outcome_rejected',
      particulars: { number: record.number },
      at: now,
    })
    return true
  })
}
