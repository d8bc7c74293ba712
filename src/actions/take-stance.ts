import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRevealedDecision } from '../../db/queries/overrides.ts'
import { findOpenProposal } from '../../db/queries/proposals.ts'
import { findStance, insertStance, reviseStance } from '../../db/queries/stances.ts'
import type { StanceKind } from '../domain/consent.ts'
import type { Room } from '../domain/room.ts'
import { newId } from '../ids.ts'
import { nameOfMember } from './name-of-member.ts'

export type TakeStance = {
  room: Room
  proposalId: string
  kind: StanceKind
  reason: string
  remedy: string
  actorId: string
  at: Date
}

/** `overtaken`: another option is put to the team now, or none. `late`: the room is not waiting any more. */
export type StanceTaken = 'taken' | 'same' | 'overtaken' | 'late'

/** Answers a proposal, or changes one's answer: what was said before is kept, and an objection is open again. */
export async function takeStance(
  db: Db,
  { room, proposalId, kind, reason, remedy, actorId, at }: TakeStance,
): Promise<StanceTaken> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdRevealedDecision(trx, room.id))) return 'late'
    if ((await findOpenProposal(trx, room.id))?.id !== proposalId) return 'overtaken'
    const before = await findStance(trx, proposalId, actorId)
    if (!before)
      await insertStance(trx, {
        id: newId(),
        proposal_id: proposalId,
        user_id: actorId,
        name: await nameOfMember(trx, room, actorId),
        kind,
        reason,
        remedy,
        at: now,
      })
    else if (before.kind === kind && before.reason === reason && before.remedy === remedy) return 'same'
    else await reviseStance(trx, before, { kind, reason, remedy, at: now })
    await recordEvent(trx, room.id, {
      actorId,
      action: before ? 'stance_changed' : 'stance_taken',
      particulars: { proposal: proposalId, stance: kind },
      at: now,
    })
    return 'taken'
  })
}
