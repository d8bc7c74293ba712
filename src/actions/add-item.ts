import type { Db } from '../../db/connect.ts'
import { type DraftItem, insertCriterion, insertOption, listItems } from '../../db/queries/drafts.ts'
import { type Item, type ItemKind, originOf } from '../domain/draft.ts'
import type { Room } from '../domain/room.ts'
import { newId } from '../ids.ts'
import { templateOf } from '../templates/index.ts'
import { fillCells } from './fill-cells.ts'

type Added = {
  kind: ItemKind
  item: Item
  /** The round that asks about it first. */
  round: number
  /** When it came into a round that was under way. */
  lateAt: string | null
}

/** Puts an option or a criterion at the end of the list, in the caller's transaction. */
export async function addItem(
  trx: Db,
  room: Pick<Room, 'id' | 'template'>,
  { kind, item, round, lateAt }: Added,
): Promise<string> {
  const listed = await listItems(trx, kind, room.id)
  const origin = originOf(
    templateOf(room.template),
    kind,
    item,
    listed.map(({ key }) => key),
  )
  const row = {
    id: newId(),
    decision_id: room.id,
    key: origin.key,
    name: item.name,
    position: Math.max(-1, ...listed.map(({ position }) => position)) + 1,
    since_round: round,
    last_round: null,
    removed_at: null,
    late_at: lateAt,
  }
  if (kind === 'option') await insertOption(trx, row)
  else await insertCriterion(trx, { ...row, help: origin.help, kind: origin.kind })
  await fillCells(trx, room)
  return row.id
}

/** Those that count, without what was removed in the draft. */
export const present = (items: readonly DraftItem[]) => items.filter(({ removedAt }) => removedAt === null)
