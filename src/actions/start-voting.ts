import type { Db } from '../../db/connect.ts'
import { listItems } from '../../db/queries/drafts.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdDraft, markDraft, markStarted, openFirstRound } from '../../db/queries/life-cycle.ts'
import { holdRoundUnderWay, renewRules } from '../../db/queries/rounds.ts'
import { present } from './add-item.ts'

type Move = { decisionId: string; actorId: string; at: Date }

/** Opens the first round of a draft; false when it was no draft any more, or has nothing to choose between. */
export async function startVoting(db: Db, { decisionId, actorId, at }: Move): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdDraft(trx, decisionId)) || !(await isAskable(trx, decisionId))) return false
    await markStarted(trx, decisionId, now)
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

async function isAskable(trx: Db, decisionId: string): Promise<boolean> {
  const options = present(await listItems(trx, 'option', decisionId))
  const criteria = present(await listItems(trx, 'criterion', decisionId))
  return options.length >= 2 && criteria.length > 0
}

/** Makes a room a draft again; false once somebody has voted. */
export async function returnToDraft(db: Db, { decisionId, actorId, at }: Move): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await holdRoundUnderWay(trx, decisionId)
    if (!(await markDraft(trx, decisionId))) return false
    await renewRules(trx, decisionId)
    await recordEvent(trx, decisionId, {
      actorId,
      action: 'draft_resumed',
      particulars: {},
      at: at.toISOString(),
    })
    return true
  })
}
