import type { Db } from '../../db/connect.ts'
import { listItems } from '../../db/queries/drafts.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { answerSuggestion, listSuggestions } from '../../db/queries/suggestions.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { type Item, type ItemKind, parseItem } from '../domain/draft.ts'
import { lateCriterionProblem } from '../domain/late.ts'
import type { Room } from '../domain/room.ts'
import { addItem, present } from './add-item.ts'
import { putLate } from './add-late-item.ts'
import { holdRoom } from './hold-room.ts'

export type ReviewSuggestion = {
  room: Room
  id: string
  verdict: 'accepted' | 'declined'
  note: string
  actorId: string
  at: Date
}

/** `late`: the room has moved on. `gone`: the suggestion was withdrawn, or answered in another way. */
export type Reviewed = { ok: true } | { ok: false; why: 'late' | 'gone' | FieldErrors }

/**
 * Answers a suggestion. What is accepted comes into a draft at once, into a sealed round as late, and after the reveal
 * into the next round; so does a criterion that a sealed ranking can't take in.
 */
export async function reviewSuggestion(
  db: Db,
  { room, id, verdict, note, actorId, at }: ReviewSuggestion,
): Promise<Reviewed> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdRoom(trx, room))) return { ok: false, why: 'late' }
    const suggestion = (await listSuggestions(trx, room.id)).find((one) => one.id === id)
    if (suggestion?.verdict === verdict) return { ok: true }
    if (!suggestion || suggestion.verdict !== null) return { ok: false, why: 'gone' }
    const { kind } = suggestion
    if (verdict === 'accepted') {
      const items = present(await listItems(trx, kind, room.id))
      const parsed = parseItem(kind, { name: suggestion.name, help: '' }, items)
      if (!parsed.ok) return { ok: false, why: { form: parsed.errors.name ?? '' } }
      await put(trx, { room, kind, item: parsed.item, actorId, at })
    }
    await answerSuggestion(trx, { id, verdict, note, by: actorId, at: now })
    await recordEvent(trx, room.id, {
      actorId,
      action: `suggestion_${verdict}`,
      particulars: { suggestion: id, kind, name: suggestion.name },
      at: now,
    })
    return { ok: true }
  })
}

type Put = { room: Room; kind: ItemKind; item: Item; actorId: string; at: Date }

async function put(trx: Db, { room, kind, item, actorId, at }: Put) {
  if (room.state === 'voting' && (kind === 'option' || !lateCriterionProblem(room)))
    return putLate(trx, { room, kind, item, actorId, at })
  const round = room.state === 'draft' ? 1 : room.round.number + 1
  const id = await addItem(trx, room, { kind, item, round, lateAt: null })
  await recordEvent(trx, room.id, {
    actorId,
    action: `${kind}_added`,
    particulars: { [kind]: id, name: item.name, round },
    at: at.toISOString(),
  })
}
