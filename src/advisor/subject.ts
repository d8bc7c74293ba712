import { compareScores } from './ranking.ts'
import type { OptionResult, Result } from './types.ts'

/** A result that has a leader and a rival to talk about. */
export type Subject = {
  result: Result
  leader: OptionResult
  rival: OptionResult
  /** Leader and rival have the same score. */
  isTie: boolean
}

export function subject(result: Result): Subject | null {
  const leader = optionById(result, result.leaderId)
  const rival = optionById(result, result.rivalId)
  if (!leader || !rival) return null
  return { result, leader, rival, isTie: compareScores(leader.score, rival.score) === 0 }
}

/** The rival against which the lead is least sure, which may be another than the second. */
export const doubtfulRival = ({ result, rival }: Subject): OptionResult =>
  optionById(result, result.certainty.rivalId) ?? rival

export const optionById = ({ options }: Result, id: string | null): OptionResult | undefined =>
  options.find((option) => option.id === id)

export const optionName = (result: Result, id: string | null): string => optionById(result, id)?.name ?? ''

export const criterionName = ({ criteria }: Result, id: string | null): string =>
  criteria.find((criterion) => criterion.id === id)?.name ?? ''
