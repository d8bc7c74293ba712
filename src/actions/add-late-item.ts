import type { Db } from '../../db/connect.ts'
import { listItems } from '../../db/queries/drafts.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { addAsked, holdSealed } from '../../db/queries/rounds.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { type Item, type ItemFields, type ItemKind, parseItem } from '../domain/draft.ts'
import { lateCriterionProblem } from '../domain/late.ts'
import type { Room } from '../domain/room.ts'
import { cleanLine } from '../domain/text.ts'
import { addItem, present } from './add-item.ts'

export type AddLateItem = {
  room: Room
  kind: ItemKind
  fields: ItemFields
  /** How many the form knew of. */
  seen: number
  actorId: string
  at: Date
}

export type AddedLate = { ok: true; id: string } | { ok: false; why: 'late' | FieldErrors }

/**
 * Adds an option or a criterion to a round that is sealed. Ballots that are cast keep it blank until their voters answer
 * it; nothing else of what is asked changes, so half-filled ballots still hold.
 */
export async function addLateItem(
  db: Db,
  { room, kind, fields, seen, actorId, at }: AddLateItem,
): Promise<AddedLate> {
  return db.transaction().execute(async (trx) => {
    if (!(await holdSealed(trx, room.round.id))) return { ok: false, why: 'late' }
    const problem = kind === 'criterion' ? lateCriterionProblem(room) : null
    if (problem) return { ok: false, why: { name: problem } }
    const items = present(await listItems(trx, kind, room.id))
    const parsed = parseItem(kind, fields, items)
    if (!parsed.ok) {
      const twin = items.slice(seen).find(({ name }) => name === cleanLine(fields.name))
      return twin ? { ok: true, id: twin.id } : { ok: false, why: parsed.errors }
    }
    return { ok: true, id: await putLate(trx, { room, kind, item: parsed.item, actorId, at }) }
  })
}

/** In the caller's transaction, which holds the sealed round. */
export async function putLate(
  trx: Db,
  { room, kind, item, actorId, at }: Pick<AddLateItem, 'room' | 'kind' | 'actorId' | 'at'> & { item: Item },
): Promise<string> {
  const now = at.toISOString()
  const { number, id: roundId } = room.round
  const id = await addItem(trx, room, { kind, item, round: number, lateAt: now })
  if (kind === 'criterion') await addAsked(trx, roundId, id)
  await recordEvent(trx, room.id, {
    actorId,
    action: `${kind}_added`,
    particulars: { [kind]: id, name: item.name, round: number },
    at: now,
  })
  return id
}
