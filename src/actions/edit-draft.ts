import type { Db } from '../../db/connect.ts'
import {
  type DraftItem,
  listItems,
  renameCriterion,
  renameOption,
  setOrder,
  setRemoved,
} from '../../db/queries/drafts.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdDraft } from '../../db/queries/life-cycle.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import {
  type Direction,
  type ItemFields,
  type ItemKind,
  moved,
  parseItem,
  placeBefore,
  putBack,
  removedPosition,
} from '../domain/draft.ts'
import type { Event } from '../domain/history.ts'
import type { Room } from '../domain/room.ts'
import { cleanLine } from '../domain/text.ts'
import { addItem, present } from './add-item.ts'
import { fillCells } from './fill-cells.ts'

/** `late`: it is no draft any more. `gone`: it holds no such option or criterion. */
export type Edited = { ok: true; id: string } | { ok: false; why: 'late' | 'gone' | FieldErrors }

type Edit = { room: Pick<Room, 'id' | 'template'>; kind: ItemKind; actorId: string; at: Date }

const ORDERED = { option: 'options_ordered', criterion: 'criteria_ordered' } as const

/** Adds an option or a criterion. `seen` is how many the form knew of: one with that name that came since is this one. */
export const addToDraft = (db: Db, edit: Edit, fields: ItemFields, seen: number) =>
  inDraft(db, edit, async (trx, items) => {
    const parsed = parseItem(edit.kind, fields, items)
    if (!parsed.ok) {
      const twin = items.slice(seen).find(({ name }) => name === cleanLine(fields.name))
      return twin ? { ok: true, id: twin.id } : { ok: false, why: parsed.errors }
    }
    const id = await addItem(trx, edit.room, { kind: edit.kind, item: parsed.item, round: 1, lateAt: null })
    await tell(trx, edit, `${edit.kind}_added`, { [edit.kind]: id, name: parsed.item.name })
    return { ok: true, id }
  })

export const renameInDraft = (db: Db, edit: Edit, id: string, fields: ItemFields) =>
  inDraft(db, edit, async (trx, items) => {
    const item = items.find((one) => one.id === id)
    if (!item) return { ok: false, why: 'gone' }
    const others = items.filter((one) => one.id !== id)
    const parsed = parseItem(edit.kind, fields, others)
    if (!parsed.ok) return { ok: false, why: parsed.errors }
    const { name, help } = parsed.item
    if (name === item.name && (edit.kind === 'option' || help === item.help)) return { ok: true, id }
    if (edit.kind === 'option') await renameOption(trx, id, name)
    else await renameCriterion(trx, id, { name, help })
    await tell(trx, edit, `${edit.kind}_renamed`, { [edit.kind]: id, from: item.name, to: name })
    return { ok: true, id }
  })

/** Moves it by one place from where the reader saw it, so that the same form sent twice moves it once. */
export const moveInDraft = (db: Db, edit: Edit, id: string, direction: Direction, seen: number) =>
  inDraft(db, edit, async (trx, items) => {
    const ids = items.map((one) => one.id)
    const place = ids.indexOf(id)
    if (place < 0) return { ok: false, why: 'gone' }
    const order = moved(ids, id, direction)
    if (place !== seen || order.indexOf(id) === place) return { ok: true, id }
    await setOrder(trx, edit.kind, order)
    const name = items[place]?.name ?? ''
    await tell(trx, edit, ORDERED[edit.kind], { [edit.kind]: id, name, place: order.indexOf(id) + 1 })
    return { ok: true, id }
  })

/** Takes it out of the draft; it keeps its id, its scores and its place, and can come back. */
export const removeFromDraft = (db: Db, edit: Edit, id: string) =>
  inDraft(db, edit, async (trx, items, all) => {
    const item = items.find((one) => one.id === id)
    if (!item) return all.some((one) => one.id === id) ? { ok: true, id } : { ok: false, why: 'gone' }
    const taken = all.map(({ position }) => position)
    await setRemoved(trx, edit.kind, {
      id,
      at: edit.at.toISOString(),
      position: removedPosition(items.indexOf(item), taken),
    })
    await setOrder(
      trx,
      edit.kind,
      items.flatMap((one) => (one === item ? [] : one.id)),
    )
    await tell(trx, edit, `${edit.kind}_removed`, { [edit.kind]: id, name: item.name })
    return { ok: true, id }
  })

export const restoreToDraft = (db: Db, edit: Edit, id: string) =>
  inDraft(db, edit, async (trx, items, all) => {
    const item = all.find((one) => one.id === id)
    if (!item) return { ok: false, why: 'gone' }
    if (item.removedAt === null) return { ok: true, id }
    const parsed = parseItem(edit.kind, item, items)
    if (!parsed.ok) return { ok: false, why: parsed.errors }
    await setRemoved(trx, edit.kind, {
      id,
      at: null,
      position: Math.max(...all.map(({ position }) => position)) + 1,
    })
    await setOrder(
      trx,
      edit.kind,
      putBack(
        items.map((one) => one.id),
        id,
        placeBefore(item.position),
      ),
    )
    await fillCells(trx, edit.room)
    await tell(trx, edit, `${edit.kind}_restored`, { [edit.kind]: id, name: item.name })
    return { ok: true, id }
  })

type Change = (trx: Db, items: readonly DraftItem[], all: readonly DraftItem[]) => Promise<Edited>

/** Every edit holds the draft first, so that nobody starts the vote or edits the same list meanwhile. */
function inDraft(db: Db, { room, kind }: Edit, change: Change): Promise<Edited> {
  return db.transaction().execute(async (trx) => {
    if (!(await holdDraft(trx, room.id))) return { ok: false, why: 'late' }
    const all = await listItems(trx, kind, room.id)
    return change(trx, present(all), all)
  })
}

const tell = (
  trx: Db,
  { room, actorId, at }: Edit,
  action: Event['action'],
  particulars: Event['particulars'],
) => recordEvent(trx, room.id, { actorId, action, particulars, at: at.toISOString() })
