import { inSeries, percent, printed, profileScore, score } from '../advisor/format.ts'
import type { Crossover, OptionResult, Result } from '../advisor/types.ts'
import { criterionOf, optionOf } from './lookup.ts'
import { shortLine } from './text.ts'

/** When to look again before the review date, as far as the result says it. */
export function revisitConditions(result: Result, optionId: string | null): string[] {
  const option = optionOf(result, optionId)
  if (!option) return []
  const leads = option.id === result.leaderId
  const unknown = result.criteria.filter((_, j) => option.unknown[j]).map(({ name }) => shortLine(name))
  return [
    ...(leads ? result.crossovers.slice(0, 2).flatMap((crossover) => crossing(result, crossover)) : []),
    ...(leads ? [...values(result), ...readiness(result, option)] : []),
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

/** The score nearest to turning the result, of the leader or of its rival; rounded to the side on which it has. */
function values({ leaderId, rivalId, ...result }: Result): string[] {
  const [nearest] = result.profileCrossovers
  const criterion = nearest && result.criteria.find(({ id }) => id === nearest.criterionId)
  const option = nearest && result.options.find(({ id }) => id === nearest.optionId)
  const rival = result.options.find(({ id }) => id === rivalId)
  if (!nearest || !criterion || !option || !rival) return []
  const falls = option.id === leaderId
  const at = (falls ? Math.floor(nearest.to * 10 + 1e-9) : Math.ceil(nearest.to * 10 - 1e-9)) / 10
  if (profileScore(at) === profileScore(nearest.from)) return []
  const change = `turns out ${falls ? 'below' : 'above'} ${profileScore(at)} of 10 instead of ${profileScore(nearest.from)}`
  return [
    `${shortLine(criterion.name)} of ${shortLine(option.name)} ${change}: ${shortLine(rival.name)} would lead`,
  ]
}

/** How far what the team knows may fall before the rival is level, all else as it is. */
function readiness({ criteria, rivalId, options, gap }: Result, leader: OptionResult): string[] {
  const j = criteria.findIndex(({ kind }) => kind === 'familiarity')
  const rival = options.find(({ id }) => id === rivalId)
  const weight = criteria[j]?.weight ?? 0
  const value = leader.values[j] ?? 0
  if (!rival || !gap || gap <= 0 || weight <= 0) return []
  const at = 100 * value - gap / weight
  if (at < 0.1 || printed(at) === printed(100 * value)) return []
  return [
    `the team's readiness for ${shortLine(leader.name)} falls below ${score(at)} of 100 instead of ${score(100 * value)}: ${shortLine(rival.name)} would lead`,
  ]
}
