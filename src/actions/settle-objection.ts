import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRevealedDecision } from '../../db/queries/overrides.ts'
import { findOpenProposal } from '../../db/queries/proposals.ts'
import { findStanceById, settleStance } from '../../db/queries/stances.ts'
import { findMember } from '../../db/queries/users.ts'
import type { Settled } from '../domain/consent.ts'
import type { Room } from '../domain/room.ts'

export type SettleObjection = {
  room: Room
  stanceId: string
  /** Version of the objection that was read. */
  seen: number
  settled: Omit<Settled, 'by'>
  actorId: string
  at: Date
}

/** `overtaken`: its author said something else meanwhile. `late`: nothing is put to consent any more. */
export type ObjectionSettled = 'settled' | 'same' | 'overtaken' | 'late'

/** Says that an objection is met, or that it goes along as a consequence. Its author may object again. */
export async function settleObjection(
  db: Db,
  { room, stanceId, seen, settled: { how, note }, actorId, at }: SettleObjection,
): Promise<ObjectionSettled> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdRevealedDecision(trx, room.id))) return 'late'
    const proposal = await findOpenProposal(trx, room.id)
    const stance = proposal && (await findStanceById(trx, proposal.id, stanceId))
    if (!stance) return 'late'
    if (stance.kind !== 'objection' || stance.version !== seen) return 'overtaken'
    if (stance.settled === how && stance.settled_note === note) return 'same'
    const by = (await findMember(trx, room.team.id, actorId))?.name ?? ''
    await settleStance(trx, stanceId, { how, note, by, userId: actorId, at: now })
    await recordEvent(trx, room.id, {
      actorId,
      action: how === 'resolved' ? 'objection_resolved' : 'objection_carried',
      particulars: { stance: stanceId },
      at: now,
    })
    return 'settled'
  })
}
