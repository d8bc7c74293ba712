import type { Db } from '../../db/connect.ts'
import { insertCells, listCellPlaces, listItems } from '../../db/queries/drafts.ts'
import { templateOf } from '../templates/index.ts'
import { cellRow } from './asked-rows.ts'

/** Gives the profile the cells it lacks, after an option or a criterion was added or brought back. */
export async function fillCells(trx: Db, { id, template }: { id: string; template: string }) {
  const options = await listItems(trx, 'option', id)
  const criteria = (await listItems(trx, 'criterion', id)).filter(({ kind }) => kind === 'profile')
  const known = new Set(
    (await listCellPlaces(trx, id)).map(({ optionId, criterionId }) => `${optionId} ${criterionId}`),
  )
  const missing = options.flatMap((option) =>
    criteria
      .filter((criterion) => !known.has(`${option.id} ${criterion.id}`))
      .map((criterion) =>
        cellRow(templateOf(template), { ...option, decision_id: id }, { ...criterion, decision_id: id }),
      ),
  )
  if (missing.length > 0) await insertCells(trx, missing)
}
