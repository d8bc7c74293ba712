import type { CriterionRow, OptionRow, ProfileCellRow } from '../../db/schema.ts'
import type { Brief } from '../domain/brief.ts'
import type { HardConstraint } from '../domain/room.ts'
import { newId } from '../ids.ts'
import { templateOf } from '../templates/index.ts'

type Known = { id: string; key: string | null; name: string }

/**
 * Options, criteria and profile of a room, copied from its template so that they stay as they were voted on. What
 * was there before keeps its id, so that a half-filled ballot and the team's own scores survive a change of the rules.
 */
export function askedRows(
  decisionId: string,
  brief: Brief,
  before: { options: readonly Known[]; criteria: readonly Known[] } = { options: [], criteria: [] },
): { options: OptionRow[]; criteria: CriterionRow[]; cells: ProfileCellRow[] } {
  const template = templateOf(brief.template)
  const optionIds = idsOf(before.options, brief.options)
  const options = brief.options.map(({ key, name }, position) => ({
    id: optionIds[position] ?? newId(),
    decision_id: decisionId,
    key,
    name,
    position,
    since_round: 1,
    last_round: null,
    removed_at: null,
    late_at: null,
  }))
  const criterionIds = idsOf(before.criteria, brief.criteria)
  const criteria = brief.criteria.map(({ key, name, help, kind }, position) => ({
    id: criterionIds[position] ?? newId(),
    decision_id: decisionId,
    key,
    name,
    help,
    kind,
    position,
    since_round: 1,
    last_round: null,
    removed_at: null,
    late_at: null,
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

/** The hard constraints of a brief, which names criteria by their place. */
export const constraintsOf = (
  brief: Pick<Brief, 'constraints'>,
  criteria: readonly Pick<CriterionRow, 'id'>[],
): HardConstraint[] =>
  brief.constraints.flatMap((constraint): HardConstraint[] => {
    if (constraint.kind === 'knowers') return [constraint]
    const id = criteria[constraint.criterion]?.id
    return id === undefined ? [] : [{ kind: 'min', criterionId: id, value: constraint.value }]
  })

type Named = Omit<Known, 'id'>

const sameAs = (one: Named) => (other: Named) => one.key === other.key && one.name === other.name

/** The ids of what was there before, by key and name; one of a room's own that took another's line is that one renamed. */
function idsOf(before: readonly Known[], after: readonly Named[]): (string | undefined)[] {
  const ids = after.map((one) => before.find(sameAs(one))?.id)
  const isOwn = ({ key }: Named) => key === null
  const own = { before: before.filter(isOwn), after: after.filter(isOwn) }
  const gone = own.before.filter((one) => !after.some(sameAs(one)))
  const come = own.after.filter((one) => !before.some(sameAs(one)))
  const [old, renamed] = [gone[0], come[0]]
  if (!old || !renamed || gone.length > 1 || come.length > 1) return ids
  if (own.before.indexOf(old) !== own.after.indexOf(renamed)) return ids
  return ids.map((id, at) => (after[at] === renamed ? old.id : id))
}
