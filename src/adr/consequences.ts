import { isAlone } from '../advisor/alone.ts'
import { percent, profileScore } from '../advisor/format.ts'
import type { CriterionResult, OptionResult, Result } from '../advisor/types.ts'
import { type Comparison, comparisons, knowledge, wording } from './arguments.ts'
import { counterpartOf, optionOf } from './lookup.ts'
import type { Consequence, Tone } from './record.ts'
import { afterBecause, line, shortLine } from './text.ts'

/** What speaks against an option: reads after "because". */
export type Concern = { text: string; by: string | null; isObjection?: boolean }

/** Share of the weight from which a weak value is a consequence, and the value below which it is weak. */
const CARRIES = 0.1
const WEAK = 0.4
const MOST_UNKNOWN = 3

/** What a team lives with after any choice of technology, whether or not it decided the vote. */
const TEAM_MATTERS = /\b(?:hir(?:e|ing)|recruit\w*|job market|talent)\b/i

/** What follows for the team, from the result; good first, bad last. */
export function suggestConsequences(
  result: Result,
  optionId: string | null,
  concerns: readonly Concern[] = [],
): Consequence[] {
  const option = optionOf(result, optionId)
  if (!option) return []
  const said = [...(isAlone(result) ? [] : drafted(result, option)), ...concerns.map(raised)]
  const once = said.filter(({ text }, at) => said.findIndex((other) => other.text === text) === at)
  return (['good', 'neutral', 'bad'] as const).flatMap((tone) => once.filter((item) => item.tone === tone))
}

function drafted(result: Result, option: OptionResult): Consequence[] {
  const compared = comparisons(result, option)
  return [
    ...onTeam(result, option),
    ...strengths(result, option, compared),
    ...weaknesses(compared),
    ...onHiring(result, option, compared),
    ...behindOther(result, option),
    ...limits(result, option),
  ]
}

function raised({ text, by, isObjection }: Concern): Consequence {
  const said = afterBecause(line(text)).replace(/[.\s]+$/, '')
  if (!by) return bad(said)
  return bad(`${said} (${isObjection ? `${shortLine(by)} objected` : `raised by ${shortLine(by)}`})`)
}

function onTeam(result: Result, option: OptionResult): Consequence[] {
  const people = result.counted.familiarity
  if (people === 0) return []
  const learning = people - option.knowers
  const known = item(option.knowers > 1 ? 'good' : 'bad', knowledge(result, option))
  return learning > 0 ? [known, bad(`${learning} of ${people} must still learn it`)] : [known]
}

const strengths = (result: Result, option: OptionResult, compared: Comparison[]): Consequence[] =>
  compared
    .filter((c) => c.tone === 'good' && isProfile(c) && !isTeamMatter(c.criterion))
    .sort((a, b) => b.ahead - a.ahead)
    .slice(0, 2)
    .map((comparison) => item('good', wording(result, option, comparison)))

const weaknesses = (compared: Comparison[]): Consequence[] =>
  compared.filter(isWeak).map(({ criterion, value }) => {
    const weight = `carries ${percent(criterion.weight)} of the weight`
    return bad(
      `it is weak on ${shortLine(criterion.name)} (${profileScore(10 * value)} of 10), which ${weight}`,
    )
  })

const onHiring = (result: Result, option: OptionResult, compared: Comparison[]): Consequence[] =>
  compared
    .filter((c) => isProfile(c) && isTeamMatter(c.criterion) && !isWeak(c))
    .flatMap((c) => {
      if (c.unknown) return [findOut(c.criterion)]
      if (c.tone !== 'good' && c.tone !== 'bad') return []
      return [item(c.tone, wording(result, option, c))]
    })

/** Where the choice gives up most against the nearest other option. */
function behindOther(result: Result, option: OptionResult): Consequence[] {
  const other = counterpartOf(result, option)
  if (!other) return []
  const lost = result.criteria
    .map((criterion, j) => {
      const [mine, theirs] = [option.values[j] ?? 0, other.values[j] ?? 0]
      const known = criterion.kind === 'profile' && !option.unknown[j] && !other.unknown[j]
      return { criterion, mine, theirs, points: known ? 100 * criterion.weight * (theirs - mine) : 0 }
    })
    .filter(({ criterion, mine, points }) => points >= 1 && !(mine < WEAK && criterion.weight >= CARRIES))
    .sort((a, b) => b.points - a.points)[0]
  if (!lost) return []
  const values = `${profileScore(10 * lost.mine)} against ${profileScore(10 * lost.theirs)} of 10`
  return [bad(`it is behind ${shortLine(other.name)} on ${shortLine(lost.criterion.name)} (${values})`)]
}

function limits(result: Result, option: OptionResult): Consequence[] {
  const unknown = result.criteria
    .filter((criterion, j) => option.unknown[j] && !isTeamMatter(criterion))
    .sort((a, b) => b.weight - a.weight)
  return [
    ...unknown.slice(0, MOST_UNKNOWN).map(findOut),
    ...(option.vetoes > 0
      ? [bad(`${option.vetoes} of ${option.asked ?? result.counted.ballots} could not work with it`)]
      : []),
    ...(option.excluded ? [bad('a must-have ruled it out')] : []),
  ]
}

const findOut = ({ name }: CriterionResult) =>
  item('neutral', `${shortLine(name)} is unknown: find out early`)
const isTeamMatter = ({ name }: CriterionResult) => TEAM_MATTERS.test(name)
const isWeak = (c: Comparison) =>
  isProfile(c) && !c.unknown && c.value < WEAK && c.criterion.weight >= CARRIES
const isProfile = ({ criterion }: Comparison) => criterion.kind === 'profile'
const item = (tone: Tone, text: string): Consequence => ({ tone, text, origin: 'result' })
const bad = (text: string) => item('bad', text)
