import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRecord, type StoredAdr, saveRecord } from '../../db/queries/records.ts'
import { type AnyRecord, isWritten } from '../adr/record.ts'
import { dayOf } from '../domain/time.ts'

export type EditRecord = {
  /** As it was read, and as the new text is based on. */
  adr: Pick<StoredAdr, 'id' | 'version'>
  record: AnyRecord
  note: string
  actorId: string
  at: Date
}

/** Saves other words as the next version; false when somebody else saved in the meantime. */
export async function editRecord(db: Db, { adr, record, note, actorId, at }: EditRecord): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    const held = await holdRecord(trx, adr.id, { version: adr.version }, now)
    if (!held) return false
    const date = isWritten(record) ? record.date : dayOf(now, held.timeZone ?? 'UTC')
    await saveRecord(trx, held.id, { ...record, date }, { action: 'edited', actorId, note, at: now })
    if (held.decisionId !== null)
      await recordEvent(trx, held.decisionId, {
        actorId,
        action: 'record_edited',
        particulars: { number: held.record.number },
        at: now,
      })
    return true
  })
}
