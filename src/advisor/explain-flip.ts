import { percent, profileScore } from './format.ts'
import { criterionName, optionName, type Subject } from './subject.ts'
import type { Crossover, Result, Shift } from './types.ts'

/** What would change the leader, as sentences without the single crossovers. */
export function flip(about: Subject): string[] {
  const { result, leader, rival, isTie } = about
  if (isTie) {
    const isSame = leader.values.every((value, j) => value === rival.values[j])
    return isSame
      ? [`${leader.name} and ${rival.name} have the same value on every criterion.`]
      : ['The smallest change to a priority decides between them.']
  }
  const none = 'No change to a single priority makes another option lead.'
  return [
    ...(result.crossovers.length === 0 ? [none] : []),
    ...(result.shift ? shiftSentence(result, result.shift) : []),
    ...profileSentence(about),
  ]
}

export function crossoverSentences({ result }: Subject): { criterionId: string; sentence: string }[] {
  return result.crossovers.map((crossover) => ({
    criterionId: crossover.criterionId,
    sentence: crossoverSentence(result, crossover),
  }))
}

function crossoverSentence(result: Result, { criterionId, weight, rivalId, at }: Crossover): string {
  const name = criterionName(result, criterionId)
  const rival = optionName(result, rivalId)
  return percent(at) === percent(weight)
    ? `If ${name} counted slightly ${at > weight ? 'more' : 'less'} than ${percent(weight)}, ${rival} would lead.`
    : `If ${name} counted ${percent(at)} instead of ${percent(weight)}, ${rival} would lead.`
}

function shiftSentence(result: Result, { rivalId, amount, fromId, toId }: Shift): string[] {
  if (amount === null) return ['Not even a change to all of them at once does.']
  const moved = Math.round(100 * amount)
  const rival = optionName(result, rivalId)
  const subject = moved === 0 ? 'Less than one point' : moved === 1 ? '1 point' : `${moved} points`
  const change = `(smallest change: from ${criterionName(result, fromId)} to ${criterionName(result, toId)})`
  return [
    `${subject} of weight would have to move before ${rival} ${catchesUp(result, rivalId, toId)} ${change}.`,
  ]
}

// Where leader and rival are equal on the criterion that gains, the rival draws level but never passes.
function catchesUp({ options, criteria, leaderId }: Result, rivalId: string, toId: string | null): string {
  const j = criteria.findIndex((criterion) => criterion.id === toId)
  const value = (id: string | null) => options.find((option) => option.id === id)?.values[j]
  return value(leaderId) === value(rivalId) ? 'is level' : 'leads'
}

function profileSentence({ result, rival }: Subject): string[] {
  const nearest = result.profileCrossovers.find((change) => change.optionId === rival.id)
  if (!nearest) return []
  // Rounded up: at the rounded-down score the rival would still be behind.
  const needed = profileScore(Math.ceil(nearest.to * 10 - 1e-9) / 10)
  const present = profileScore(nearest.from)
  if (needed === present) return []
  const name = criterionName(result, nearest.criterionId)
  return [`${rival.name} would need ${needed} instead of ${present} on ${name}.`]
}
