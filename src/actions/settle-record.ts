import type { Db } from '../../db/connect.ts'
import { holdLog } from '../../db/queries/adrs.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRecord, type StoredAdr, saveRecord } from '../../db/queries/records.ts'
import { dayOf } from '../domain/time.ts'
import { holdOlder, tellOlder } from './supersede.ts'

export type SettleRecord = {
  adr: Pick<StoredAdr, 'id' | 'teamId'>
  status: 'accepted' | 'rejected'
  /** As it was seen. */
  version: number
  actorId: string
  at: Date
}

/**
 * Accepts or rejects a proposed record, once, and with it what it says of older ones; false when it was not proposed
 * any more, or was changed since it was seen.
 */
export async function settleRecord(
  db: Db,
  { adr, status, version, actorId, at }: SettleRecord,
): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    await holdLog(trx, adr.teamId)
    const held = await holdRecord(trx, adr.id, { version, status: 'proposed' }, now)
    if (!held) return false
    const date = dayOf(now, held.timeZone ?? 'UTC')
    const older = status === 'accepted' ? await holdOlder(trx, { id: held.id, at: now }) : []
    await saveRecord(trx, held.id, { ...held.record, status, date }, { action: status, actorId, at: now })
    if (held.decisionId !== null)
      await recordEvent(trx, held.decisionId, {
        actorId,
        action: status === 'accepted' ? 'outcome_accepted' : 'outcome_rejected',
        particulars: { number: held.record.number },
        at: now,
      })
    await tellOlder(trx, older, { id: held.id, number: held.record.number, actorId, at: now, date })
    return true
  })
}
