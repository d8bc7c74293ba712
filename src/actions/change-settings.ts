import type { Db } from '../../db/connect.ts'
import { deleteAsked, insertAsked } from '../../db/queries/briefs.ts'
import { listRemoved } from '../../db/queries/drafts.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdDraft } from '../../db/queries/life-cycle.ts'
import { holdUntouchedRound } from '../../db/queries/rounds.ts'
import type { Brief } from '../domain/brief.ts'
import type { Room } from '../domain/room.ts'
import { askedRows, constraintsOf } from './asked-rows.ts'

/** Rewrites the rules of a room in which nobody has voted; false once somebody has. */
export async function changeSettings(
  db: Db,
  { room, brief, actorId, at }: { room: Room; brief: Brief; actorId: string; at: Date },
): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    // A draft first, as the start of the vote does, so that the two never wait for each other.
    if (room.state === 'draft' && !(await holdDraft(trx, room.id))) return false
    if (!(await holdUntouchedRound(trx, room.round.id))) return false
    const asked = askedRows(room.id, brief, room, await listRemoved(trx, room.id))
    await trx
      .updateTable('decisions')
      .set({
        question: brief.question,
        context: brief.context,
        deadline_at: brief.deadlineAt,
        time_zone: brief.timeZone,
        quorum: brief.quorum,
        expected_voters: brief.expectedVoters,
        names_shown: brief.namesShown ? 1 : 0,
        veto_percent: brief.vetoPercent,
        anonymous: brief.anonymous ? 1 : 0,
        reveal_rule: brief.revealRule,
        quorum_percent: brief.quorumPercent,
        constraints: JSON.stringify(constraintsOf(brief, asked.criteria)),
        willingness_asked: brief.willingnessAsked ? 1 : 0,
        importance_method: brief.importanceMethod,
        direct_vote: brief.directVote ? 1 : 0,
        cell_ratings: brief.cellRatings ? 1 : 0,
      })
      .where('id', '=', room.id)
      .execute()
    await deleteAsked(trx, room.id, asked)
    await insertAsked(trx, asked)
    await recordEvent(trx, room.id, {
      actorId,
      action: 'settings_changed',
      particulars: { options: brief.options.length, criteria: brief.criteria.length },
      at: now,
    })
    return true
  })
}
