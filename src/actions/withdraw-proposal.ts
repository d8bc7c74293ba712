import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRevealedDecision } from '../../db/queries/overrides.ts'
import { closeProposal, findOpenProposal } from '../../db/queries/proposals.ts'

/** Takes an option back that was put to the team; false when it was closed before. What was said stays readable. */
export async function withdrawProposal(
  db: Db,
  {
    decisionId,
    proposalId,
    actorId,
    at,
  }: { decisionId: string; proposalId: string; actorId: string; at: Date },
): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdRevealedDecision(trx, decisionId))) return false
    if ((await findOpenProposal(trx, decisionId))?.id !== proposalId) return false
    await closeProposal(trx, decisionId, { at: now, how: 'withdrawn' })
    await recordEvent(trx, decisionId, {
      actorId,
      action: 'proposal_withdrawn',
      particulars: { proposal: proposalId },
      at: now,
    })
    return true
  })
}
