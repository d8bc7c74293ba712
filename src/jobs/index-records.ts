import { insertText, listUnsearchable } from '../../db/queries/adr-search.ts'
import { findRecordById } from '../../db/queries/records.ts'
import { searchable } from '../adr/searchable.ts'
import type { Deps } from '../env.ts'

const AT_ONCE = 100

/**
 * Makes some of the records found that an earlier version wrote, which kept nothing to find them by, and says after which
 * one to go on; null where none is left. Whoever changes one in the meantime has kept more, so what is there stays.
 */
export async function indexRecords(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  after: string,
): Promise<string | null> {
  const ids = await listUnsearchable(db, after, AT_ONCE)
  for (const id of ids)
    try {
      const stored = await findRecordById(db, id)
      if (stored) await insertText(db, { adr_id: id, team_id: stored.teamId, ...searchable(stored.record) })
    } catch (err) {
      log.error({ err, job: 'index', record: id }, 'a job failed')
    }
  return ids.length < AT_ONCE ? null : (ids.at(-1) ?? null)
}
