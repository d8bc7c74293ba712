import type { Db } from '../../db/connect.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { recordEvent } from '../../db/queries/events.ts'
import {
  findLastOverride,
  findResults,
  findRevealSeq,
  holdRevealedDecision,
  holdUnvotedRound,
  insertOverride,
  replaceResult,
} from '../../db/queries/overrides.ts'
import type { Result } from '../advisor/types.ts'
import { type Cell, type CellChange, profileStage } from '../domain/profile.ts'
import type { Room } from '../domain/room.ts'
import { computeResult } from './compute-result.ts'
import { nameOfMember } from './name-of-member.ts'

export type OverrideCell = {
  room: Room
  optionId: string
  criterionId: string
  change: CellChange
  reason: string
  /** The change of this cell that was the last one when the form was made, 0 for none; null if it does not say. */
  seen: number | null
  actorId: string
  at: Date
}

/**
 * `overtaken`: the cell was changed since the form was made. `late`: the cell is gone, or the room has moved on and its
 * profile with it.
 */
export type Overridden = 'changed' | 'same' | 'overtaken' | 'late'

/**
 * Sets a score of the profile, or takes the team's own back, with the event, and computes the result anew if there is
 * one: all or nothing. The same form may be sent twice; the same score for another reason, or from somebody else, is
 * a change of its own.
 */
export async function overrideCell(db: Db, wanted: OverrideCell): Promise<Overridden> {
  const { room, optionId, criterionId, change, reason, seen, actorId, at } = wanted
  const now = at.toISOString()
  const isRevealed = profileStage(room) === 'open'
  return db.transaction().execute(async (trx) => {
    const held = isRevealed ? holdRevealedDecision(trx, room.id) : holdUnvotedRound(trx, room.round.id)
    if (!(await held)) return 'late'
    const cells = await listCells(trx, room.id)
    const cell = cells.find((known) => known.optionId === optionId && known.criterionId === criterionId)
    if (!cell) return 'late'
    const to = change.kind === 'set' ? change.score : (cell.builtIn ?? cell).score
    const last = await findLastOverride(trx, room.id, optionId, criterionId)
    const score = change.kind === 'set' && to !== null ? Math.round(to * 10) : null
    const isSent = last?.kind === change.kind && last.score === score && last.reason === reason
    if (isSent && last.userId === actorId) return 'same'
    if (seen !== (last?.seq ?? 0)) return 'overtaken'
    if (change.kind === 'restored' && !cell.builtIn) return 'same'

    const seq = await recordEvent(trx, room.id, {
      actorId,
      action: 'profile_changed',
      particulars: { option: optionId, criterion: criterionId, from: cell.score, to },
      at: now,
    })
    await insertOverride(trx, {
      decision_id: room.id,
      seq,
      option_id: optionId,
      criterion_id: criterionId,
      kind: change.kind,
      score,
      reason,
      user_id: actorId,
      name: await nameOfMember(trx, room, actorId),
      at: now,
    })
    if (isRevealed) await renewResult(trx, room)
    return 'changed'
  })
}

/**
 * Who might have voted stays as it was at the reveal, and so does the result of the reveal, beside the new one. With
 * the scores of the reveal it is the result again, whichever version computed it.
 */
async function renewResult(trx: Db, room: Room) {
  const stored = await findResults(trx, room.round.id)
  if (!stored) throw new Error('A revealed round has no result.')
  const atReveal = stored.atReveal ?? stored.result
  const before = await listCells(trx, room.id, { until: await findRevealSeq(trx, room.id) })
  if (sameBasis(before, await listCells(trx, room.id)))
    return replaceResult(trx, { roundId: room.round.id, result: atReveal, atReveal: null })
  const { counted } = JSON.parse(stored.result) as Result
  const result = JSON.stringify(await computeResult(trx, room, counted.eligible))
  return replaceResult(trx, { roundId: room.round.id, result, atReveal })
}

/** Whether two profiles of one room count the same. */
function sameBasis(before: readonly Cell[], after: readonly Cell[]): boolean {
  const keyOf = ({ optionId, criterionId, score, band }: Cell) =>
    JSON.stringify([optionId, criterionId, score, band])
  const known = new Set(before.map(keyOf))
  return after.every((cell) => known.has(keyOf(cell)))
}
