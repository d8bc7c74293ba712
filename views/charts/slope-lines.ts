import { capital, percent, printed } from '../../src/advisor/format.ts'
import { optionName } from '../../src/advisor/subject.ts'
import type { CriterionResult, OptionResult, Result } from '../../src/advisor/types.ts'
import { indexOf, inOrder } from './names.ts'
import { axisOf } from './scales.ts'

/** The scores while the weight of one criterion changes and the others keep their proportions. */
export type Slopes = {
  criterion: CriterionResult
  /** Weights 0..1: the end of the axis and its ticks. */
  end: number
  ticks: readonly number[]
  /** The nearest turning point first. */
  turns: readonly Turn[]
  lines: readonly SlopeLine[]
}
export type Turn = {
  at: number
  rivalId: string
  side: 'below' | 'above'
  /** Who leads at the end of the axis on this side, if that is yet another option. */
  beyondId: string | null
}
/** A score at a weight, in points of 100. */
export type SlopeLine = { option: OptionResult; at: (weight: number) => number }

/** Lines that can still be told apart. */
const MOST_LINES = 12

/** The criterion whose weight is nearest to turning the result; null where none turns it. */
export function slopesOf(result: Result): Slopes | null {
  const [nearest] = result.crossovers
  if (!nearest) return null
  const j = indexOf(result, nearest.criterionId)
  const criterion = result.criteria[j]
  if (!criterion || criterion.weight >= 1) return null
  const axis = axisOf(0, Math.min(1, Math.max(3 * criterion.weight, 1.25 * nearest.at, 0.05)), 4)
  const end = Math.min(1, axis.to)
  const lines = inOrder(result)
    .filter(({ excluded }) => excluded === null)
    .map((option) => ({ option, at: lineOf(option, criterion, j) }))
  const turns = turnsOf(result, criterion.id, nearest.at)
    .filter(({ at }) => at <= end)
    .map((turn) => ({ ...turn, beyondId: beyond(lines, turn, turn.side === 'below' ? 0 : end) }))
  return {
    criterion,
    end,
    ticks: axis.ticks.filter((tick) => tick <= end),
    turns,
    lines: drawn(lines, [result.leaderId, ...turns.flatMap(({ rivalId, beyondId }) => [rivalId, beyondId])]),
  }
}

function turnsOf(result: Result, criterionId: string, nearest: number): Omit<Turn, 'beyondId'>[] {
  const stability = result.stability.find((entry) => entry.criterionId === criterionId)
  if (!stability) return []
  const { low, lowRivalId, high, highRivalId } = stability
  const turns = [
    ...(lowRivalId === null ? [] : [{ at: low, rivalId: lowRivalId, side: 'below' as const }]),
    ...(highRivalId === null ? [] : [{ at: high, rivalId: highRivalId, side: 'above' as const }]),
  ]
  return turns.sort((a, b) => Math.abs(a.at - nearest) - Math.abs(b.at - nearest))
}

function beyond(
  lines: readonly SlopeLine[],
  { rivalId }: Omit<Turn, 'beyondId'>,
  edge: number,
): string | null {
  const best = Math.max(...lines.map(({ at }) => at(edge)))
  const leading = lines.filter(({ at }) => printed(at(edge)) === printed(best)).map(({ option }) => option.id)
  return leading.includes(rivalId) ? null : (leading[0] ?? null)
}

/** Those that take the lead somewhere first, so that none of them is left out. */
function drawn(lines: readonly SlopeLine[], leading: readonly (string | null)[]): SlopeLine[] {
  const first = lines.filter(({ option }) => leading.includes(option.id))
  return [...first, ...lines.filter((line) => !first.includes(line))].slice(0, MOST_LINES)
}

function lineOf({ score, contributions, values }: OptionResult, { weight }: CriterionResult, j: number) {
  const others = (score - (contributions[j] ?? 0)) / (1 - weight)
  const own = 100 * (values[j] ?? 0)
  return (share: number) => (1 - share) * others + share * own
}

/** “Below 2 % Python leads; above it Node.js does.” */
export function slopesSentence(result: Result, { turns, criterion, end }: Slopes): string {
  const leader = optionName(result, result.leaderId)
  const say = ({ at, side }: Turn) =>
    percent(at) === percent(criterion.weight) ? `slightly ${side} ${percent(at)}` : `${side} ${percent(at)}`
  const further = ({ side, beyondId }: Turn) =>
    beyondId === null ? '' : `, near ${percent(side === 'below' ? 0 : end)} ${optionName(result, beyondId)}`
  const [turn, other] = turns
  if (!turn) return ''
  const first = `${capital(say(turn))} ${optionName(result, turn.rivalId)} leads${further(turn)}`
  if (!other) return `${first}; ${turn.side === 'below' ? 'above' : 'below'} it ${leader} does.`
  return `${first}; ${say(other)} ${optionName(result, other.rivalId)} does${further(other)}. In between it is ${leader}.`
}

/** Moves marks on a line apart, keeping their order and staying between the ends as far as they fit. */
export function movedApart(places: readonly number[], apart: number, least: number, most: number): number[] {
  const order = places.map((place, i) => ({ place, i })).sort((a, b) => a.place - b.place)
  let before = least - apart
  for (const mark of order) {
    mark.place = Math.max(mark.place, before + apart)
    before = mark.place
  }
  let after = most + apart
  for (const mark of order.reverse()) {
    mark.place = Math.min(mark.place, after - apart)
    after = mark.place
  }
  return order.sort((a, b) => a.i - b.i).map(({ place }) => place)
}
