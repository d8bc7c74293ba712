import type { Db } from '../../db/connect.ts'
import { listItems } from '../../db/queries/drafts.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { deleteSuggestion, insertSuggestion, listSuggestions } from '../../db/queries/suggestions.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import type { Room } from '../domain/room.ts'
import { parseSuggestion, type SuggestionFields } from '../domain/suggestion.ts'
import { newId } from '../ids.ts'
import { present } from './add-item.ts'
import { holdRoom } from './hold-room.ts'
import { nameOfMember } from './name-of-member.ts'

type By = { room: Room; actorId: string; at: Date }

/** Keeps what a member would add, for the facilitator to answer. */
export async function suggest(
  db: Db,
  { room, fields, actorId, at }: By & { fields: SuggestionFields },
): Promise<{ ok: true } | { ok: false; why: 'late' | FieldErrors }> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdRoom(trx, room))) return { ok: false, why: 'late' }
    const parsed = parseSuggestion(fields, actorId, {
      options: present(await listItems(trx, 'option', room.id)),
      criteria: present(await listItems(trx, 'criterion', room.id)),
      suggestions: await listSuggestions(trx, room.id),
    })
    if (!parsed.ok) return { ok: false, why: parsed.errors }
    if ('same' in parsed) return { ok: true }
    const { kind, item, why } = parsed
    const id = newId()
    await insertSuggestion(trx, {
      id,
      decision_id: room.id,
      kind,
      name: item.name,
      why,
      user_id: actorId,
      user_name: await nameOfMember(trx, room, actorId),
      at: now,
      verdict: null,
      note: '',
      reviewed_by: null,
      reviewed_at: null,
    })
    const particulars = { suggestion: id, kind, name: item.name }
    await recordEvent(trx, room.id, { actorId, action: 'suggestion_made', particulars, at: now })
    return { ok: true }
  })
}

/** Takes one's own back while nobody has answered it; false when somebody has, or it is gone. */
export async function withdrawSuggestion(
  db: Db,
  { room, id, actorId, at }: By & { id: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await holdRoom(trx, room))) return false
    const taken = await deleteSuggestion(trx, { id, decisionId: room.id, userId: actorId })
    if (!taken) return false
    await recordEvent(trx, room.id, {
      actorId,
      action: 'suggestion_withdrawn',
      particulars: { suggestion: id, ...taken },
      at: at.toISOString(),
    })
    return true
  })
}
