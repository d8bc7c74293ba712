import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRecord, type StoredAdr, saveRecord } from '../../db/queries/records.ts'
import { dayOf } from '../domain/time.ts'

export type DeprecateRecord = {
  adr: Pick<StoredAdr, 'id'>
  reason: string
  /** As it was seen. */
  version: number
  actorId: string
  at: Date
}

/** Says that an accepted record is no longer to be followed, and why; false when it was not accepted any more, or changed. */
export async function deprecateRecord(
  db: Db,
  { adr, reason, version, actorId, at }: DeprecateRecord,
): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    const held = await holdRecord(trx, adr.id, { version, status: 'accepted' }, now)
    if (!held) return false
    const date = dayOf(now, held.timeZone ?? 'UTC')
    const notes = [...(held.record.notes ?? []), `Deprecated on ${date}: ${reason}`]
    await saveRecord(
      trx,
      held.id,
      { ...held.record, status: 'deprecated', date, notes },
      { action: 'deprecated', actorId, note: reason, at: now },
    )
    if (held.decisionId !== null)
      await recordEvent(trx, held.decisionId, {
        actorId,
        action: 'record_deprecated',
        particulars: { number: held.record.number },
        at: now,
      })
    return true
  })
}
