import type { OpinionMethod } from '../advisor/complement-types.ts'
import { distance, inSeries, levelWord, score } from '../advisor/format.ts'
import type { OptionResult, Result } from '../advisor/types.ts'
import { CLEAR_SHIFT } from '../advisor/verdict.ts'
import { advisedOption, criterionOf, optionOf } from './lookup.ts'
import { shortLine } from './text.ts'

/** How many other methods put the leader first, and what the rest put first instead. */
export type Methods = {
  agreeing: number
  of: number
  others: readonly { name: string; methods: readonly OpinionMethod[] }[]
}

/** What the advisor said, one sentence each, in the past: a record is read years later. */
export function adviceLines(
  result: Result,
  chosenOptionId: string | null,
  methods: Methods | null,
): string[] {
  const advised = advisedOption(result)
  const first = advised ?? closeLeader(result)
  return [
    ...(advised ? lead(result, advised) : [unnamed(result)]),
    ...chosenStanding(result, chosenOptionId),
    `Verdict: ${levelWord(result.verdict.level)}, on ${ballotCount(result)}.`,
    ...(first ? [...shiftLine(result), ...familiarityLine(result, first), ...agreement(first, methods)] : []),
  ]
}

function lead(result: Result, advised: OptionResult): string[] {
  const rival = optionOf(result, result.rivalId)
  const ahead = rival
    ? `, ${score(distance(advised.score, rival.score))} points ahead of ${shortLine(rival.name)}`
    : ', the only option to compare'
  return [`${shortLine(advised.name)} led with ${score(advised.score)} points of 100${ahead}.`]
}

function unnamed({ options, order, verdict }: Result): string {
  const [first, second] = order
    .map((id) => options.find((option) => option.id === id))
    .filter((option) => option !== undefined && option.rank !== null)
  if (verdict.level === 'not-enough' || !first) return 'The advisor named no option.'
  if (!second)
    return `${shortLine(first.name)} scored ${score(first.score)} points of 100; the advisor named no option.`
  const [a, b] = [first, second].map((option) => `${shortLine(option.name)} (${score(option.score)})`)
  return `${a} and ${b} were too close to call; the advisor named no option.`
}

/** Where the choice stood, if another option led. */
function chosenStanding(result: Result, chosenOptionId: string | null): string[] {
  const chosen = optionOf(result, chosenOptionId)
  const leader = optionOf(result, result.leaderId)
  if (!chosen || !leader || chosen.id === leader.id) return []
  const gap = distance(leader.score, chosen.score)
  const behind =
    gap > 0 ? `${score(gap)} points behind ${shortLine(leader.name)}` : `as much as ${shortLine(leader.name)}`
  const ruledOut = chosen.excluded ? '; a must-have had ruled it out' : ''
  return [`${shortLine(chosen.name)} scored ${score(chosen.score)}, ${behind}${ruledOut}.`]
}

function ballotCount({ counted }: Result): string {
  if (counted.eligible === null) return `${counted.ballots} ${counted.ballots === 1 ? 'ballot' : 'ballots'}`
  return `${counted.ballots} of ${counted.eligible} ballots`
}

/** Who was ahead where it was too close to call; nobody in a tie. */
const closeLeader = (result: Result): OptionResult | undefined =>
  result.verdict.level === 'too-close' && result.verdict.reason !== 'tie'
    ? optionOf(result, result.leaderId)
    : undefined

function shiftLine(result: Result): string[] {
  const { shift } = result
  if (!shift) return []
  const rival = shortLine(optionOf(result, shift.rivalId)?.name ?? shift.rivalId)
  if (shift.amount === null) return [`No change of weights would have put ${rival} level.`]
  const from = shift.fromId && criterionOf(result, shift.fromId)?.name
  const to = shift.toId && criterionOf(result, shift.toId)?.name
  const change = from && to ? ` (smallest change: from ${shortLine(from)} to ${shortLine(to)})` : ''
  const close = shift.amount < CLEAR_SHIFT ? ', which is a close call' : ''
  return [
    `${score(100 * shift.amount)} points of weight would have had to move before ${rival} led${change}${close}.`,
  ]
}

function familiarityLine({ withoutFamiliarity, ...result }: Result, advised: OptionResult): string[] {
  if (!withoutFamiliarity) return []
  const name = shortLine(advised.name)
  if (withoutFamiliarity.leaderId === advised.id)
    return [`${name} would also have led if what the team already knows had counted nothing.`]
  const other = result.options.find(({ id }) => id === withoutFamiliarity.leaderId)
  return [
    `${name} led because the team knows it: without that criterion ${shortLine(other?.name ?? '')} would have led.`,
  ]
}

const METHODS: Record<OpinionMethod, string> = {
  equal: 'equal weights',
  median: 'median weights',
  geometric: 'geometric weights',
  'rank-sum': 'rank-sum weights',
  'weighted-product': 'the weighted product',
  topsis: 'TOPSIS',
  vikor: 'VIKOR',
  promethee: 'PROMETHEE II',
}

function agreement(first: OptionResult, methods: Methods | null): string[] {
  if (!methods) return []
  const { agreeing, of, others } = methods
  const rest = others.map(
    (other) =>
      `; ${shortLine(other.name)} led by ${inSeries(other.methods.map((method) => METHODS[method]))}`,
  )
  return [
    `${agreeing} of ${of} methods ${agreeing === 1 ? 'puts' : 'put'} ${shortLine(first.name)} first${rest.join('')}.`,
  ]
}

export type ProfileChanged = {
  changes: number
  /** Who led at the reveal, several where they were level; null where nothing may be said of it. */
  before: { names: readonly string[]; score: number } | null
}

/** That the result is not the one of the reveal any more. */
export function profileLine(changed: ProfileChanged | null): string[] {
  if (!changed) return []
  const { changes, before } = changed
  const often = changes === 1 ? '' : ` ${changes} times`
  const led = before
    ? `; at the reveal ${inSeries(before.names.map((name) => shortLine(name)))} ${before.names.length > 1 ? 'were level' : 'led'} with ${score(before.score)} points`
    : ''
  return [`The profile was changed${often} after the reveal${led}.`]
}
