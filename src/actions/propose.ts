import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRevealedDecision } from '../../db/queries/overrides.ts'
import { closeProposal, findOpenProposal, insertProposal } from '../../db/queries/proposals.ts'
import { findMember } from '../../db/queries/users.ts'
import type { Room } from '../domain/room.ts'
import { newId } from '../ids.ts'

export type Propose = {
  room: Room
  optionId: string
  wording: string
  /** Id of the proposal that was open when the form was made; empty for none. */
  seen: string
  actorId: string
  at: Date
}

/** `overtaken`: somebody else put an option to the team meanwhile. `late`: the room is not waiting any more. */
export type Proposed = 'proposed' | 'same' | 'overtaken' | 'late'

/** Puts an option to the team, in the place of the one that was; the same form may be sent twice. */
export async function propose(
  db: Db,
  { room, optionId, wording, seen, actorId, at }: Propose,
): Promise<Proposed> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdRevealedDecision(trx, room.id))) return 'late'
    const open = await findOpenProposal(trx, room.id)
    const isSent = open?.option_id === optionId && open.wording === wording
    if (isSent && open.proposed_by === actorId) return 'same'
    if ((open?.id ?? '') !== seen) return 'overtaken'
    await closeProposal(trx, room.id, { at: now, how: 'replaced' })
    const id = newId()
    await insertProposal(trx, {
      id,
      decision_id: room.id,
      round_id: room.round.id,
      option_id: optionId,
      wording,
      proposed_by: actorId,
      proposed_name: (await findMember(trx, room.team.id, actorId))?.name ?? '',
      at: now,
      closed_at: null,
      closed_how: null,
    })
    await recordEvent(trx, room.id, {
      actorId,
      action: 'proposal_made',
      particulars: { proposal: id, option: optionId },
      at: now,
    })
    return 'proposed'
  })
}
