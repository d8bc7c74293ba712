import type { ItemKind } from '../../src/domain/draft.ts'
import type { Db } from '../connect.ts'
import type { CriterionRow, OptionRow, ProfileCellRow } from '../schema.ts'

const TABLES = { option: 'options', criterion: 'criteria' } as const

export type DraftItem = {
  id: string
  key: string | null
  name: string
  position: number
  removedAt: string | null
  help: string
  kind: CriterionRow['kind']
}

/** Every option or criterion of a room, also those removed and those of other rounds, in their order. */
export async function listItems(db: Db, kind: ItemKind, decisionId: string): Promise<DraftItem[]> {
  const rows =
    kind === 'option'
      ? await db.selectFrom('options').selectAll().where('decision_id', '=', decisionId).execute()
      : await db.selectFrom('criteria').selectAll().where('decision_id', '=', decisionId).execute()
  return rows.map(toItem).sort((a, b) => a.position - b.position)
}

const toItem = (row: OptionRow | CriterionRow): DraftItem => ({
  id: row.id,
  key: row.key,
  name: row.name,
  position: row.position,
  removedAt: row.removed_at,
  ...('help' in row ? { help: row.help, kind: row.kind } : { help: '', kind: 'profile' }),
})

/** What was removed in the draft, the last one first. */
export async function listRemoved(db: Db, decisionId: string) {
  const removed = async (kind: ItemKind) =>
    (await listItems(db, kind, decisionId))
      .filter(({ removedAt }) => removedAt !== null)
      .sort((a, b) => ((a.removedAt ?? '') < (b.removedAt ?? '') ? 1 : -1))
  return { options: await removed('option'), criteria: await removed('criterion') }
}

export const insertOption = (db: Db, row: OptionRow) => db.insertInto('options').values(row).execute()

export const insertCriterion = (db: Db, row: CriterionRow) => db.insertInto('criteria').values(row).execute()

export const renameOption = (db: Db, id: string, name: string) =>
  db.updateTable('options').set({ name }).where('id', '=', id).execute()

export const renameCriterion = (db: Db, id: string, { name, help }: { name: string; help: string }) =>
  db.updateTable('criteria').set({ name, help }).where('id', '=', id).execute()

export const setRemoved = (
  db: Db,
  kind: ItemKind,
  { id, at, position }: { id: string; at: string | null; position: number },
) => db.updateTable(TABLES[kind]).set({ removed_at: at, position }).where('id', '=', id).execute()

/** More than there are ever items, so that no two meet on their way. */
const ASIDE = 10_000

/** Numbers them anew from 0 in this order. */
export async function setOrder(db: Db, kind: ItemKind, ids: readonly string[]) {
  for (const step of [ASIDE, 0])
    for (const [place, id] of ids.entries())
      await db
        .updateTable(TABLES[kind])
        .set({ position: step + place })
        .where('id', '=', id)
        .execute()
}

/** Pairs of an option and a criterion that the profile has a cell for, whatever was removed. */
export const listCellPlaces = (db: Db, decisionId: string) =>
  db
    .selectFrom('profile_cells')
    .select(['option_id as optionId', 'criterion_id as criterionId'])
    .where('decision_id', '=', decisionId)
    .execute()

export const insertCells = (db: Db, cells: readonly ProfileCellRow[]) =>
  db
    .insertInto('profile_cells')
    .values([...cells])
    .execute()
