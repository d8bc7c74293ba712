import type { Db } from '../../db/connect.ts'
import { deleteLink, listLinks, statusBefore } from '../../db/queries/adr-links.ts'
import { holdLog } from '../../db/queries/adrs.ts'
import { findRecordById, keepVersion, type StoredAdr, saveRecord } from '../../db/queries/records.ts'
import type { AdrLinkRow } from '../../db/schema.ts'
import { adrId } from '../adr/links.ts'
import { BACK } from '../domain/adr-links.ts'
import { isInForce } from '../domain/adr-status.ts'
import { dayOf } from '../domain/time.ts'
import { held, tellRoom } from './supersede.ts'

export type UnlinkRecord = {
  /** The record that says it; of what both sides say, either. */
  adr: Pick<StoredAdr, 'id' | 'teamId'>
  linkId: string
  actorId: string
  at: Date
}

/**
 * Takes a link off, once; false when it is there no more. What nothing else replaces is again what it was before it
 * was replaced.
 */
export async function unlinkRecord(db: Db, { adr, linkId, actorId, at }: UnlinkRecord): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    await holdLog(trx, adr.teamId)
    const link = await deleteLink(trx, linkId, adr.id)
    if (!link) return false
    const from = await findRecordById(trx, link.from_id)
    const other = await findRecordById(trx, link.to_id)
    if (!from || !other) throw new Error('A record that was linked is gone.')
    await write(trx, { from, other, link, actorId, at: now })
    return true
  })
}

type Pair = { from: StoredAdr; other: StoredAdr; link: AdrLinkRow; actorId: string; at: string }

async function write(trx: Db, { from, other, link: { verb }, actorId, at }: Pair) {
  const isFelt = verb === 'relates to' || isInForce(from.record.status)
  const ids = [from, ...(isFelt ? [other] : [])].sort((a, b) => a.record.number - b.record.number)
  for (const { id } of ids) await held(trx, id, at)
  const by = { actorId, at }
  const change = { ...by, action: 'unlinked' as const }
  await keepVersion(trx, from.id, { ...change, note: `${verb} ${adrId(other.record.number)}` })
  if (isFelt) {
    const kept = { ...change, note: `${BACK[verb]} ${adrId(from.record.number)}` }
    if (verb === 'supersedes' && other.record.status === 'superseded' && (await standsAgain(trx, other.id)))
      await restore(trx, other.id, kept)
    else await keepVersion(trx, other.id, kept)
  }
  await tellRoom(trx, from, 'record_unlinked', { number: other.record.number, verb }, by)
  if (isFelt)
    await tellRoom(trx, other, 'record_unlinked', { number: from.record.number, verb: BACK[verb] }, by)
}

async function standsAgain(trx: Db, id: string): Promise<boolean> {
  const links = await listLinks(trx, id)
  return !links.some((link) => link.verb === 'superseded by' && link.isInForce)
}

async function restore(trx: Db, id: string, change: Parameters<typeof saveRecord>[3]) {
  const old = await findRecordById(trx, id)
  if (!old) throw new Error('A record that was linked is gone.')
  const status = await statusBefore(trx, id)
  const date = dayOf(change.at, old.timeZone ?? 'UTC')
  await saveRecord(trx, id, { ...old.record, status, date }, change)
}
