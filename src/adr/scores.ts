import { printed, profileScore } from '../advisor/format.ts'
import type { CriterionResult, Exclusion, OptionResult, Result } from '../advisor/types.ts'
import { criterionOf } from './lookup.ts'
import type { Driver, ScoreRow, ScoreTable } from './record.ts'
import { shortLine } from './text.ts'

/** What the team said matters, heaviest first, with how far the answers lie apart. */
export const driversOf = (result: Result): Driver[] =>
  byWeight(result.criteria).map(({ criterion }) => {
    const levels = criterion.histogram.flatMap((people, level) => (people > 0 ? [level] : []))
    return {
      name: criterion.name,
      weight: criterion.weight,
      low: levels[0] ?? null,
      high: levels.at(-1) ?? null,
      answered: criterion.answered,
      scale: result.model.importanceMax,
      fixed: criterion.kind === 'familiarity' && result.model.fixedFamiliarityWeight !== null,
    }
  })

/** Points per option and criterion, heaviest criterion first, options in the order of the ranking. */
export function scoreTable(result: Result): ScoreTable {
  const columns = byWeight(result.criteria)
  return {
    columns: columns.map(({ criterion }) => ({ name: criterion.name })),
    rows: result.order
      .flatMap((id) => result.options.filter((option) => option.id === id))
      .map((option): ScoreRow => {
        const cells = summingTo(
          printed(option.score),
          columns.map(({ j }) => option.contributions[j] ?? 0),
        )
        return {
          optionId: option.id,
          cells: columns.map(({ j }, at) => ({
            points: cells[at] ?? 0,
            unknown: option.unknown[j] ?? false,
          })),
          score: printed(option.score),
          excluded: option.excluded && exclusion(result, option.excluded, option),
        }
      }),
  }
}

const byWeight = (criteria: readonly CriterionResult[]) =>
  criteria.map((criterion, j) => ({ criterion, j })).sort((a, b) => b.criterion.weight - a.criterion.weight)

/** Rounds to one decimal so that the printed parts add up to the printed whole (largest remainders). */
function summingTo(whole: number, parts: readonly number[]): number[] {
  const tenths = parts.map((part) => Math.floor(10 * part + 1e-9))
  const missing = Math.round(10 * whole) - tenths.reduce((sum, part) => sum + part, 0)
  const owed = parts
    .map((part, at) => ({ at, rest: 10 * part - (tenths[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest)
    .slice(0, Math.max(0, missing))
  for (const { at } of owed) tenths[at] = (tenths[at] ?? 0) + 1
  return tenths.map((part) => part / 10)
}

function exclusion(result: Result, excluded: Exclusion, { vetoes }: OptionResult): string {
  if (excluded.kind === 'min') {
    const name = shortLine(criterionOf(result, excluded.criterionId)?.name ?? excluded.criterionId)
    return `${name} is ${profileScore(excluded.found)} of 10, at least ${profileScore(excluded.value)} needed`
  }
  if (excluded.kind === 'knowers')
    return `${excluded.found} can deliver with it alone, at least ${excluded.people} needed`
  return `${vetoes} of ${result.counted.ballots} could not work with it`
}
