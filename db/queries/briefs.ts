import { type Cell, effectiveCells } from '../../src/domain/profile.ts'
import type { Db } from '../connect.ts'
import type { CriterionRow, OptionRow, ProfileCellRow } from '../schema.ts'
import { listOverrides } from './overrides.ts'

const ROWS_PER_INSERT = 500

export async function insertAsked(
  db: Db,
  asked: { options: OptionRow[]; criteria: CriterionRow[]; cells: ProfileCellRow[] },
) {
  await db.insertInto('options').values(asked.options).execute()
  await db.insertInto('criteria').values(asked.criteria).execute()
  for (let from = 0; from < asked.cells.length; from += ROWS_PER_INSERT)
    await db
      .insertInto('profile_cells')
      .values(asked.cells.slice(from, from + ROWS_PER_INSERT))
      .execute()
}

/** Makes room for what is asked now. What was removed in the draft stays, but for what comes back. */
export async function deleteAsked(
  db: Db,
  decisionId: string,
  { options, criteria }: { options: readonly { id: string }[]; criteria: readonly { id: string }[] },
) {
  await db.deleteFrom('profile_cells').where('decision_id', '=', decisionId).execute()
  for (const [table, rows] of [
    ['options', options],
    ['criteria', criteria],
  ] as const)
    await db
      .deleteFrom(table)
      .where('decision_id', '=', decisionId)
      .where((eb) =>
        eb.or([
          eb('removed_at', 'is', null),
          eb(
            'id',
            'in',
            rows.map(({ id }) => id),
          ),
        ]),
      )
      .execute()
}

/** The profile as it counts: the built-in scores with the team's own over them, up to the event of that number. */
export async function listCells(
  db: Db,
  decisionId: string,
  { until = Number.POSITIVE_INFINITY }: { until?: number } = {},
): Promise<Cell[]> {
  const rows = await db
    .selectFrom('profile_cells')
    .innerJoin('options', 'options.id', 'profile_cells.option_id')
    .innerJoin('criteria', 'criteria.id', 'profile_cells.criterion_id')
    .selectAll('profile_cells')
    .where('profile_cells.decision_id', '=', decisionId)
    .where('options.removed_at', 'is', null)
    .where('criteria.removed_at', 'is', null)
    .orderBy('options.position')
    .orderBy('criteria.position')
    .execute()
  const builtIn = rows.map((row) => ({
    optionId: row.option_id,
    criterionId: row.criterion_id,
    score: row.score === null ? null : row.score / 10,
    band: row.band === null ? null : row.band / 10,
    status: row.status,
    evidence: row.evidence,
    asOf: row.as_of,
  }))
  const overrides = await listOverrides(db, decisionId)
  return effectiveCells(
    builtIn,
    overrides.filter(({ seq }) => seq <= until),
  )
}
