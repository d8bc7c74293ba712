import { distance, inSeries, levelWord, percent, score } from '../advisor/format.ts'
import type { Crossover, OptionResult, Result } from '../advisor/types.ts'
import { advisedOption, criterionOf, optionOf } from './lookup.ts'
import { shortLine } from './text.ts'

export type Methods = { agreeing: number; of: number }

/** What the advisor said, one sentence each, in the past: a record is read years later. */
export function adviceLines(
  result: Result,
  chosenOptionId: string | null,
  methods: Methods | null,
): string[] {
  const advised = advisedOption(result)
  return [
    ...(advised ? lead(result, advised) : [unnamed(result)]),
    ...chosenStanding(result, chosenOptionId),
    `Verdict: ${levelWord(result.verdict.level)}, on ${ballotCount(result)}.`,
    ...(advised ? [...robustness(result, advised), ...agreement(advised, methods)] : []),
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

function robustness(result: Result, advised: OptionResult): string[] {
  return [...shiftLine(result), ...familiarityLine(result, advised)]
}

function shiftLine(result: Result): string[] {
  const { shift } = result
  if (!shift) return []
  const rival = shortLine(optionOf(result, shift.rivalId)?.name ?? shift.rivalId)
  if (shift.amount === null) return [`No change of weights would have put ${rival} level.`]
  const from = shift.fromId && criterionOf(result, shift.fromId)?.name
  const to = shift.toId && criterionOf(result, shift.toId)?.name
  const change = from && to ? ` (smallest change: from ${shortLine(from)} to ${shortLine(to)})` : ''
  return [
    `${score(100 * shift.amount)} points of weight would have had to move before ${rival} led${change}.`,
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

const agreement = (advised: OptionResult, methods: Methods | null): string[] =>
  methods ? [`${methods.agreeing} of ${methods.of} methods put ${shortLine(advised.name)} first.`] : []

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

/** When to look again before the review date, as far as the result says it. */
export function revisitConditions(result: Result, optionId: string | null): string[] {
  const option = optionOf(result, optionId)
  if (!option) return []
  const nearest = option.id === result.leaderId ? result.crossovers.slice(0, 2) : []
  const unknown = result.criteria.filter((_, j) => option.unknown[j]).map(({ name }) => shortLine(name))
  return [
    ...nearest.flatMap((crossover) => crossing(result, crossover)),
    ...(option.knowers > 1 ? ['fewer than two people can deliver with it alone'] : []),
    ...(unknown.length > 0
      ? [`${inSeries(unknown.slice(0, 3))} ${unknown.length === 1 ? 'turns' : 'turn'} out low`]
      : []),
  ]
}

function crossing(result: Result, { criterionId, weight, at, rivalId }: Crossover): string[] {
  const criterion = criterionOf(result, criterionId)
  const rival = optionOf(result, rivalId)
  if (!criterion || !rival) return []
  const side = at > weight ? 'more' : 'less'
  const change = `counts for ${side} than ${percent(at)} of the weight instead of ${percent(weight)}`
  return [`${shortLine(criterion.name)} ${change}: ${shortLine(rival.name)} would lead`]
}
