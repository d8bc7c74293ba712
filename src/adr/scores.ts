import type { Complements } from '../advisor/complement-types.ts'
import { inSeries, printed, profileScore } from '../advisor/format.ts'
import type { CriterionResult, Exclusion, OptionResult, Result } from '../advisor/types.ts'
import { criterionOf } from './lookup.ts'
import type { Driver, ScoreRow, ScoreTable } from './record.ts'
import { shortLine } from './text.ts'

/** A result of an earlier version may lack the complements. */
type Given = Result & { complements?: Complements }

/** What the team said matters, heaviest first, with how far the answers lie apart. */
export const driversOf = (result: Given): Driver[] =>
  byWeight(result.criteria).map(({ criterion }) => {
    const levels = criterion.histogram.flatMap((people, level) => (people > 0 ? [level] : []))
    return {
      name: criterion.name,
      weight: criterion.weight,
      low: levels[0] ?? null,
      high: levels.at(-1) ?? null,
      answered: criterion.answered,
      scale: result.model.importanceMax,
      method: result.model.importanceMethod ?? 'rating',
      fixed: isFixed(result, criterion),
      ...(isSplit(result, criterion) && { split: true }),
    }
  })

/** Whose weights they are, and on what the team was split. */
export function driversNote(result: Given): string[] {
  const { weights, abstained } = result.counted
  if (weights === 0) return []
  const silent = abstained > 0 ? `; ${abstained} gave no priorities` : ''
  const split = byWeight(result.criteria).filter(({ criterion }) => isSplit(result, criterion))
  const on =
    split.length > 3
      ? `${split.length} of ${result.criteria.length} criteria`
      : inSeries(split.map(({ criterion }) => shortLine(criterion.name)))
  return [
    weights === 1
      ? `The weights are those of 1 ballot${silent}.`
      : `The weights are the mean of the priorities in ${weights} ballots, each counting alike${silent}.`,
    ...(split.length > 0 ? [`Members were split on ${on}.`] : []),
  ]
}

const isFixed = ({ model }: Result, { kind }: CriterionResult): boolean =>
  kind === 'familiarity' && model.fixedFamiliarityWeight !== null

const isSplit = (result: Given, criterion: CriterionResult): boolean => {
  const found = result.complements?.agreement.find(({ criterionId }) => criterionId === criterion.id)
  return !isFixed(result, criterion) && (found?.label === 'split' || found?.label === 'two camps')
}

/**
 * Points per option and criterion, heaviest criterion first, options in the order of the ranking. Each value is
 * rounded as it is on the page; what a row then lacks to its score stands in a column of its own.
 */
export function scoreTable(result: Result): ScoreTable {
  const columns = byWeight(result.criteria)
  const rows = result.order
    .flatMap((id) => result.options.filter((option) => option.id === id))
    .map((option): ScoreRow => {
      const cells = columns.map(({ j }) => ({
        points: printed(option.contributions[j] ?? 0),
        unknown: option.unknown[j] ?? false,
      }))
      return {
        optionId: option.id,
        cells,
        score: printed(option.score),
        excluded: option.excluded && exclusion(result, option.excluded, option),
      }
    })
  const names = columns.map(({ criterion }) => ({ name: criterion.name }))
  const slack = rows.map(slackOf)
  if (slack.every((points) => points === 0)) return { columns: names, rows }
  return {
    columns: [...names, { name: 'Rounding' }],
    rows: rows.map((row, at) => ({
      ...row,
      cells: [...row.cells, { points: slack[at] ?? 0, unknown: false }],
    })),
  }
}

/** What the printed cells lack to the printed score; never minus zero. */
const slackOf = ({ cells, score }: ScoreRow) =>
  printed(score - cells.reduce((sum, { points }) => sum + points, 0)) + 0

const byWeight = (criteria: readonly CriterionResult[]) =>
  criteria.map((criterion, j) => ({ criterion, j })).sort((a, b) => b.criterion.weight - a.criterion.weight)

function exclusion(result: Result, excluded: Exclusion, { vetoes, asked }: OptionResult): string {
  if (excluded.kind === 'min') {
    const name = shortLine(criterionOf(result, excluded.criterionId)?.name ?? excluded.criterionId)
    return `${name} is ${profileScore(excluded.found)} of 10, at least ${profileScore(excluded.value)} needed`
  }
  if (excluded.kind === 'knowers')
    return `${excluded.found} can deliver with it alone, at least ${excluded.people} needed`
  return `${vetoes} of ${asked ?? result.counted.ballots} could not work with it`
}
