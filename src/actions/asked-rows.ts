import type { CriterionRow, OptionRow, ProfileCellRow } from '../../db/schema.ts'
import type { Brief } from '../domain/brief.ts'
import { newId } from '../ids.ts'
import { templateOf } from '../templates/index.ts'

type Known = { id: string; key: string | null; name: string }

/**
 * Options, criteria and profile of a room, copied from its template so that they stay as they were voted on. What
 * was there before keeps its id, so that a half-filled ballot survives a change of the rules.
 */
export function askedRows(
  decisionId: string,
  brief: Brief,
  before: { options: readonly Known[]; criteria: readonly Known[] } = { options: [], criteria: [] },
): { options: OptionRow[]; criteria: CriterionRow[]; cells: ProfileCellRow[] } {
  const template = templateOf(brief.template)
  const options = brief.options.map(({ key, name }, position) => ({
    id: idOf(before.options, key, name),
    decision_id: decisionId,
    key,
    name,
    position,
  }))
  const criteria = brief.criteria.map(({ key, name, help, kind }, position) => ({
    id: idOf(before.criteria, key, name),
    decision_id: decisionId,
    key,
    name,
    help,
    kind,
    position,
  }))
  const cells = options.flatMap((option) =>
    criteria
      .filter(({ kind }) => kind === 'profile')
      .map((criterion): ProfileCellRow => {
        const cell = option.key && criterion.key ? template.cell(option.key, criterion.key) : undefined
        return {
          option_id: option.id,
          criterion_id: criterion.id,
          decision_id: decisionId,
          score: cell ? Math.round(cell.score * 10) : null,
          band: cell ? Math.round(cell.band * 10) : null,
          status: cell?.status ?? 'unknown',
          evidence: cell?.evidence ?? '',
          as_of: cell?.asOf ?? null,
        }
      }),
  )
  return { options, criteria, cells }
}

const idOf = (before: readonly Known[], key: string | null, name: string) =>
  before.find((known) => known.key === key && known.name === name)?.id ?? newId()
