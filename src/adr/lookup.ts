import { isAlone } from '../advisor/alone.ts'
import type { CriterionResult, OptionResult, Result } from '../advisor/types.ts'

export const optionOf = (result: Result, id: string | null | undefined): OptionResult | undefined =>
  result.options.find((option) => option.id === id)

export const criterionOf = (result: Result, id: string): CriterionResult | undefined =>
  result.criteria.find((criterion) => criterion.id === id)

/** The option the verdict names; null when it is too close to call, or there is too little evidence or to tell. */
export function advisedOption(result: Result): OptionResult | null {
  const named = result.verdict.level === 'clear' || result.verdict.level === 'likely'
  return (named && !isAlone(result) && optionOf(result, result.leaderId)) || null
}

/** Whom to compare an option with: the leader, or for the leader the one behind it. */
export function counterpartOf(result: Result, option: OptionResult): OptionResult | undefined {
  return optionOf(result, option.id === result.leaderId ? result.rivalId : result.leaderId)
}
