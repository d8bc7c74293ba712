import type { Db } from '../../db/connect.ts'
import { listLinks } from '../../db/queries/adr-links.ts'
import { holdRecord, keepVersion, saveRecord } from '../../db/queries/records.ts'

type Accepted = { id: string; actorId: string; at: string; date: string }

/**
 * Inside the transaction that accepts a record: what it replaces becomes superseded, and what it amends says so. Until
 * then the old ones stand as they are. Held by number, so that two successors of the same two records can't block
 * each other.
 */
export async function bringLinksIntoForce(trx: Db, { id, actorId, at, date }: Accepted) {
  for (const { adrId, verb } of await listLinks(trx, id)) {
    if (verb !== 'supersedes' && verb !== 'amends') continue
    const old = await holdRecord(trx, adrId, {}, at)
    if (!old) throw new Error('A record that is linked is gone.')
    const change = { actorId, at, note: '' }
    if (verb === 'supersedes')
      await saveRecord(
        trx,
        adrId,
        { ...old.record, status: 'superseded', date },
        { ...change, action: 'superseded' },
      )
    else await keepVersion(trx, adrId, { ...change, action: 'linked' })
  }
}
