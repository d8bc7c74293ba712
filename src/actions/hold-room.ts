import type { Db } from '../../db/connect.ts'
import { holdDraft } from '../../db/queries/life-cycle.ts'
import { holdRevealedDecision } from '../../db/queries/overrides.ts'
import { holdSealed } from '../../db/queries/rounds.ts'
import type { Room } from '../domain/room.ts'

/**
 * Holds a room in the state somebody saw it in; false when it has moved on, is decided or abandoned. Each state is held
 * by the row that its end changes first, so that no two transactions wait for each other.
 */
export async function holdRoom(trx: Db, { id, state, round }: Room): Promise<boolean> {
  if (state === 'draft') return holdDraft(trx, id)
  if (state === 'voting') return holdSealed(trx, round.id)
  return state === 'revealed' && holdRevealedDecision(trx, id)
}
