import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { markDraft, markStarted, openFirstRound } from '../../db/queries/life-cycle.ts'

type Move = { decisionId: string; actorId: string; at: Date }

/** Opens the first round of a draft; false when it was no draft any more. */
export async function startVoting(db: Db, { decisionId, actorId, at }: Move): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await markStarted(trx, decisionId, now))) return false
    await openFirstRound(trx, decisionId, { at: now, by: actorId })
    await recordEvent(trx, decisionId, {
      actorId,
      action: 'voting_started',
      particulars: { round: 1 },
      at: now,
    })
    return true
  })
}

/** Makes a room a draft again; false once somebody has voted. */
export async function returnToDraft(db: Db, { decisionId, actorId, at }: Move): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await markDraft(trx, decisionId))) return false
    await recordEvent(trx, decisionId, {
      actorId,
      action: 'draft_resumed',
      particulars: {},
      at: at.toISOString(),
    })
    return true
  })
}
