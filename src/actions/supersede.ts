import type { Db } from '../../db/connect.ts'
import { insertLink, type LinkedRecord, listLinks } from '../../db/queries/adr-links.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRecord, keepVersion, type StoredAdr, saveRecord } from '../../db/queries/records.ts'
import { adrId } from '../adr/links.ts'
import type { NewLink } from '../domain/adr-links.ts'
import { newId } from '../ids.ts'

export type Accepted = { id: string; number: number; actorId: string; at: string; date: string }

/** A record that another one replaces or amends, held. */
export type Older = { verb: 'superseded by' | 'amended by'; held: StoredAdr }

/** What a record that is being written says of older ones; they do not notice before it is accepted. */
export async function insertLinks(
  trx: Db,
  id: string,
  links: readonly NewLink[],
  by: { actorId: string; at: string },
) {
  for (const { verb, toId } of links)
    await insertLink(trx, {
      id: newId(),
      from_id: id,
      to_id: toId,
      verb,
      created_by: by.actorId,
      created_at: by.at,
    })
}

/**
 * Inside the transaction that accepts a record, which has taken the log: what it replaces becomes superseded, and what
 * it amends says so. Until then the old ones stand as they are. Called before the first version in the transaction is
 * kept.
 */
export async function bringLinksIntoForce(trx: Db, accepted: Accepted) {
  await tellOlder(trx, await holdOlder(trx, accepted), accepted)
}

/** Holds what the record replaces and amends, by number. */
export async function holdOlder(trx: Db, { id, at }: Pick<Accepted, 'id' | 'at'>): Promise<Older[]> {
  const older: Older[] = []
  for (const { adrId: olderId, verb } of await listLinks(trx, id)) {
    if (verb !== 'supersedes' && verb !== 'amends') continue
    older.push({
      verb: `${verb === 'amends' ? 'amended' : 'superseded'} by`,
      held: await held(trx, olderId, at),
    })
  }
  return older
}

export async function tellOlder(trx: Db, older: readonly Older[], accepted: Accepted) {
  for (const { verb, held: old } of older) await tellOne(trx, old, verb, accepted)
}

async function tellOne(trx: Db, old: StoredAdr, verb: Older['verb'], accepted: Accepted) {
  const { number, actorId, at, date } = accepted
  const change = { actorId, at, note: `${verb} ${adrId(number)}` }
  if (verb === 'superseded by')
    await saveRecord(
      trx,
      old.id,
      { ...old.record, status: 'superseded', date },
      { ...change, action: 'superseded' },
    )
  else await keepVersion(trx, old.id, { ...change, action: 'linked' })
  await tellRoom(
    trx,
    old,
    verb === 'superseded by' ? 'record_superseded' : 'record_linked',
    { number, verb },
    accepted,
  )
}

/** A line in the history of the room a record came from, if it came from one. */
export async function tellRoom(
  trx: Db,
  { decisionId }: StoredAdr,
  action: 'record_superseded' | 'record_linked' | 'record_unlinked',
  { number, verb }: { number: number; verb: LinkedRecord['verb'] },
  { actorId, at }: { actorId: string; at: string },
) {
  if (decisionId === null) return
  const particulars = { number, ...(action === 'record_superseded' ? {} : { verb }) }
  await recordEvent(trx, decisionId, { actorId, action, particulars, at })
}

export async function held(trx: Db, id: string, at: string): Promise<StoredAdr> {
  const record = await holdRecord(trx, id, {}, at)
  if (!record) throw new Error('A record that is linked is gone.')
  return record
}
