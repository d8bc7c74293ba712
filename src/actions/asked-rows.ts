import type { CriterionRow, OptionRow, ProfileCellRow } from '../../db/schema.ts'
import type { Brief } from '../domain/brief.ts'
import type { HardConstraint } from '../domain/room.ts'
import { newId } from '../ids.ts'
import { templateOf } from '../templates/index.ts'
import type { Template } from '../templates/template.ts'

type Known = { id: string; key: string | null; name: string; help?: string }
type Before = { options: readonly Known[]; criteria: readonly Known[] }

const NOTHING: Before = { options: [], criteria: [] }

/**
 * Options, criteria and profile of a room, copied from its template so that they stay as they were voted on. What
 * was there before, removed or not, keeps its id and its place, so that a half-filled ballot, the team's own scores and
 * the order survive a change of the rules. The rows come in the order of the brief.
 */
export function askedRows(
  decisionId: string,
  brief: Brief,
  before: Before = NOTHING,
  removed: Before = NOTHING,
): { options: OptionRow[]; criteria: CriterionRow[]; cells: ProfileCellRow[] } {
  const template = templateOf(brief.template)
  const optionIds = idsOf(before.options, removed.options, brief.options)
  const optionPlaces = placesOf(before.options, optionIds)
  const options = brief.options.map(({ key, name }, index) => ({
    id: optionIds[index] ?? '',
    decision_id: decisionId,
    key,
    name,
    position: optionPlaces[index] ?? index,
    since_round: 1,
    last_round: null,
    removed_at: null,
    late_at: null,
  }))
  const criterionIds = idsOf(before.criteria, removed.criteria, brief.criteria)
  const criterionPlaces = placesOf(before.criteria, criterionIds)
  const helpOf = new Map([...before.criteria, ...removed.criteria].map(({ id, help }) => [id, help]))
  const criteria = brief.criteria.map(({ key, name, help, kind }, index) => ({
    id: criterionIds[index] ?? '',
    decision_id: decisionId,
    key,
    name,
    help: help || (helpOf.get(criterionIds[index] ?? '') ?? ''),
    kind,
    position: criterionPlaces[index] ?? index,
    since_round: 1,
    last_round: null,
    removed_at: null,
    late_at: null,
  }))
  const cells = options.flatMap((option) =>
    criteria
      .filter(({ kind }) => kind === 'profile')
      .map((criterion) => cellRow(template, option, criterion)),
  )
  return { options, criteria, cells }
}

type Keyed = { id: string; decision_id: string; key: string | null }

/** What the template says of an option on a criterion; of a team's own it is unknown. */
export function cellRow(template: Template, option: Keyed, criterion: Keyed): ProfileCellRow {
  const cell = option.key && criterion.key ? template.cell(option.key, criterion.key) : undefined
  return {
    option_id: option.id,
    criterion_id: criterion.id,
    decision_id: option.decision_id,
    score: cell ? Math.round(cell.score * 10) : null,
    band: cell ? Math.round(cell.band * 10) : null,
    status: cell?.status ?? 'unknown',
    evidence: cell?.evidence ?? '',
    as_of: cell?.asOf ?? null,
  }
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

type Named = Pick<Known, 'key' | 'name'>

/** What comes from the template may have been renamed since. */
const sameAs = (one: Named) => (other: Named) =>
  one.key === null ? other.key === null && one.name === other.name : one.key === other.key

/** The ids of what was there before, by key or name; one of a room's own that took another's line is that one renamed. */
function idsOf(before: readonly Known[], removed: readonly Known[], after: readonly Named[]): string[] {
  const ids = after.map((one) => [...before, ...removed].find(sameAs(one))?.id)
  const isOwn = ({ key }: Named) => key === null
  const own = { before: before.filter(isOwn), after: after.filter(isOwn) }
  const gone = own.before.filter((one) => !after.some(sameAs(one)))
  const come = own.after.filter((one) => !before.some(sameAs(one)))
  const [old, renamed] = [gone[0], come[0]]
  const isOne = old && renamed && gone.length === 1 && come.length === 1
  const isRenamed = isOne && own.before.indexOf(old) === own.after.indexOf(renamed)
  return ids.map((id, at) => (isRenamed && after[at] === renamed ? old.id : (id ?? newId())))
}

/** What was there before stays in its order; what is new comes after it. */
function placesOf(before: readonly Known[], ids: readonly string[]): number[] {
  const order = [...before.map(({ id }) => id).filter((id) => ids.includes(id)), ...ids]
  const places = new Map([...new Set(order)].map((id, place) => [id, place]))
  return ids.map((id) => places.get(id) ?? 0)
}
