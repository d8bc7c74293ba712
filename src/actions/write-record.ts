import { createHash } from 'node:crypto'
import type { Db } from '../../db/connect.ts'
import { holdLog, takeAdrNumber } from '../../db/queries/adrs.ts'
import { findRecordById, insertRecord, keepVersion } from '../../db/queries/records.ts'
import { findMember } from '../../db/queries/users.ts'
import type { WrittenRecord } from '../adr/record.ts'
import type { NewLink } from '../domain/adr-links.ts'
import type { StatusOfNew, WrittenDraft } from '../domain/record-form.ts'
import { bringLinksIntoForce, insertLinks } from './supersede.ts'

export type WriteRecord = {
  teamId: string
  draft: WrittenDraft
  status: StatusOfNew
  links: readonly NewLink[]
  /** What the form was made for. The same person sending the same record by it twice writes it once. */
  submissionKey: string
  actorId: string
  at: Date
}

type Written = { id: string; number: number }

/** Writes a record that came from no room, with the team's next number. */
export async function writeRecord(db: Db, wanted: WriteRecord): Promise<Written> {
  const { teamId, draft, status, links, actorId, at } = wanted
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    await holdLog(trx, teamId)
    const id = idOf(wanted)
    const twin = await findRecordById(trx, id)
    if (twin) return { id, number: twin.record.number }
    const number = await takeAdrNumber(trx, teamId)
    const { name = '' } = (await findMember(trx, teamId, actorId)) ?? {}
    const record: WrittenRecord = { kind: 'written', ...draft, status, number, decider: name, links: [] }
    const own = { id, team_id: teamId, decision_id: null, created_by: actorId, origin: 'written' as const }
    await insertRecord(trx, own, record, now)
    await insertLinks(trx, id, links, { actorId, at: now })
    if (status === 'accepted')
      await bringLinksIntoForce(trx, { id, number, actorId, at: now, date: record.date })
    await keepVersion(trx, id, { action: 'written', actorId, at: now })
    return { id, number }
  })
}

/** Made of the form and all that was typed, so that the same form again finds the record, and other words make another. */
function idOf({ teamId, draft, status, links, submissionKey, actorId }: WriteRecord): string {
  const text = JSON.stringify([teamId, actorId, submissionKey, draft, status, links])
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')
}
