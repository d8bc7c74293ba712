import type { Db } from '../../db/connect.ts'
import { findRepository, putRepository, wantPushNow } from '../../db/queries/repositories.ts'
import type { RepositoryPlace } from '../domain/repository.ts'

type SetRepository = RepositoryPlace & { teamId: string; by: string; at: Date }

/** Sets where a team's records go. The same place again keeps what is known of it, and asks for a push. */
export async function setRepository(db: Db, { at, ...wanted }: SetRepository) {
  const now = at.toISOString()
  await db.transaction().execute(async (trx) => {
    // First, because it takes the lock.
    await wantPushNow(trx, wanted.teamId, now)
    const known = await findRepository(trx, wanted.teamId)
    const isSame =
      known?.remote === wanted.remote &&
      known.branch === wanted.branch &&
      known.folder === wanted.folder &&
      known.format === wanted.format
    if (!isSame) await putRepository(trx, { ...wanted, at: now })
  })
}
