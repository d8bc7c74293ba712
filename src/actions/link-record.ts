import type { Db } from '../../db/connect.ts'
import { insertLink, listLinks, listReplacing } from '../../db/queries/adr-links.ts'
import { holdLog } from '../../db/queries/adrs.ts'
import { findRecordById, keepVersion, type StoredAdr, saveRecord } from '../../db/queries/records.ts'
import { adrId } from '../adr/links.ts'
import type { LinkVerb } from '../adr/record.ts'
import { BACK, hindranceToLink, type OwnVerb } from '../domain/adr-links.ts'
import { isInForce } from '../domain/adr-status.ts'
import { dayOf } from '../domain/time.ts'
import { newId } from '../ids.ts'
import { held, tellRoom } from './supersede.ts'

export type LinkRecord = {
  adr: Pick<StoredAdr, 'id' | 'teamId'>
  to: { id: string }
  verb: OwnVerb
  actorId: string
  at: Date
}

/**
 * Links two records of a team. What is replaced by a record in force is superseded at once. Answers with what stands
 * against it, or null; a link that is there already is left as it is.
 */
export async function linkRecord(db: Db, { adr, to, verb, actorId, at }: LinkRecord): Promise<string | null> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    await holdLog(trx, adr.teamId)
    const from = await findRecordById(trx, adr.id)
    const other = await findRecordById(trx, to.id)
    if (!from || !other) throw new Error('A record that is to be linked is gone.')
    const replaced = await listReplacing(trx, adr.teamId)
    const hindrance = hindranceToLink(verb, from.record, other.record, replaced)
    if (hindrance !== null) return hindrance
    const links = (await listLinks(trx, from.id)).filter(({ adrId: id }) => id === other.id)
    if (links.some((link) => link.verb === verb)) return null
    const own = links.find((link) => link.verb === 'supersedes' || link.verb === 'amends')
    if (own && verb !== 'relates to')
      return `This record ${own.verb} ${adrId(other.record.number)} already. Take that link off first.`
    await write(trx, { from, other, verb, actorId, at: now })
    return null
  })
}

type Pair = { from: StoredAdr; other: StoredAdr; verb: OwnVerb; actorId: string; at: string }

async function write(trx: Db, { from, other, verb, actorId, at }: Pair) {
  const isFelt = verb === 'relates to' || isInForce(from.record.status)
  const ids = [from, ...(isFelt ? [other] : [])].sort((a, b) => a.record.number - b.record.number)
  const holding = new Map<string, StoredAdr>()
  for (const { id } of ids) holding.set(id, await held(trx, id, at))
  await insertLink(trx, {
    id: newId(),
    from_id: from.id,
    to_id: other.id,
    verb,
    created_by: actorId,
    created_at: at,
  })
  const by = { actorId, at }
  await keepVersion(trx, from.id, { ...by, action: 'linked', note: noteOf(verb, other) })
  const old = holding.get(other.id)
  if (old && verb === 'supersedes') {
    const record = { ...old.record, status: 'superseded' as const, date: dayOf(at, old.timeZone ?? 'UTC') }
    await saveRecord(trx, old.id, record, {
      ...by,
      action: 'superseded',
      note: noteOf('superseded by', from),
    })
  } else if (old) await keepVersion(trx, old.id, { ...by, action: 'linked', note: noteOf(BACK[verb], from) })

  await tellRoom(trx, from, 'record_linked', { number: other.record.number, verb }, by)
  if (old)
    await tellRoom(
      trx,
      old,
      verb === 'supersedes' ? 'record_superseded' : 'record_linked',
      { number: from.record.number, verb: BACK[verb] },
      by,
    )
}

const noteOf = (verb: LinkVerb, { record }: StoredAdr) => `${verb} ${adrId(record.number)}`
