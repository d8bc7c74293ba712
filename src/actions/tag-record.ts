import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { findRecordById, holdRecord, type StoredAdr, saveRecord } from '../../db/queries/records.ts'
import { problemOfTags } from '../domain/adr-tags.ts'

export type TagRecord = {
  adr: Pick<StoredAdr, 'id'>
  add: readonly string[]
  remove: readonly string[]
  actorId: string
  at: Date
}

/** Puts tags on a record and takes others off. Answers with what stands against it, or null; what is so already stays so. */
export async function tagRecord(db: Db, wanted: TagRecord): Promise<string | null> {
  const adr = await findRecordById(db, wanted.adr.id)
  if (!adr) throw new Error('A record that is to be tagged is gone.')
  const before = adr.record.tags ?? []
  const tags = [...new Set([...before, ...wanted.add])].filter((tag) => !wanted.remove.includes(tag))
  if (tags.length === before.length && tags.every((tag) => before.includes(tag))) return null
  const problem = problemOfTags(tags)
  if (problem !== undefined) return problem
  // Somebody else was faster: their tags count as well, so it is looked at again.
  return (await save(db, adr, tags, wanted)) ? null : tagRecord(db, wanted)
}

function save(db: Db, adr: StoredAdr, tags: string[], { actorId, at }: TagRecord): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    const held = await holdRecord(trx, adr.id, { version: adr.version }, now)
    if (!held) return false
    const note = tags.length === 0 ? 'no tags' : [...tags].sort().join(', ')
    await saveRecord(trx, held.id, { ...held.record, tags }, { action: 'tagged', actorId, note, at: now })
    if (held.decisionId !== null)
      await recordEvent(trx, held.decisionId, {
        actorId,
        action: 'record_tagged',
        particulars: { number: held.record.number },
        at: now,
      })
    return true
  })
}
