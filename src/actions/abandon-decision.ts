import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { markAbandoned } from '../../db/queries/life-cycle.ts'
import { holdRoundUnderWay, renewRules } from '../../db/queries/rounds.ts'

/**
 * Gives a decision up, with a reason everybody in the room reads. Ballots that were sealed stay so for good. False
 * when it was decided or given up before.
 */
export async function abandonDecision(
  db: Db,
  { decisionId, reason, actorId, at }: { decisionId: string; reason: string; actorId: string; at: Date },
): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    await holdRoundUnderWay(trx, decisionId)
    if (!(await markAbandoned(trx, decisionId, { at: now, by: actorId, reason }))) return false
    await renewRules(trx, decisionId)
    await recordEvent(trx, decisionId, { actorId, action: 'decision_abandoned', particulars: {}, at: now })
    return true
  })
}
