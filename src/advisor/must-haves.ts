import { counted, inSeries, inWords, percent, profileScore, score } from './format.ts'
import { criterionName, optionById } from './subject.ts'
import type { Constraint, OptionResult, Result } from './types.ts'

/** A hard constraint as a sentence part, with who misses it and what was found there. */
export type MustHave = {
  required: string
  /** Names with what was found: “Ruby (3.2)”. */
  missing: string[]
  /** Options of which nobody knows it; they pass. */
  unknown: string[]
}

/** Every hard constraint against every option, whatever it is ruled out by first; a veto only where it rules one out. */
export function mustHaves(
  result: Result,
  constraints: readonly Constraint[],
  nameOf = (name: string) => name,
): MustHave[] {
  return constraints.flatMap((constraint) => {
    const checked = checkedBy(result, constraint, nameOf)
    const isIdle = constraint.kind === 'veto' && checked.missing.length === 0
    return isIdle || !isAsked(result, constraint) ? [] : [checked]
  })
}

/** A criterion that is not asked about any more keeps nothing out. */
const isAsked = ({ criteria }: Result, constraint: Constraint) =>
  constraint.kind !== 'min' || criteria.some(({ id }) => id === constraint.criterionId)

function checkedBy(result: Result, constraint: Constraint, nameOf: (name: string) => string): MustHave {
  switch (constraint.kind) {
    case 'min': {
      const at = result.criteria.findIndex(({ id }) => id === constraint.criterionId)
      const found = result.options.map((option) => ({ option, score: scoreAt(option, at) }))
      return {
        required: `${profileScore(constraint.value)} or more on ${nameOf(criterionName(result, constraint.criterionId))}`,
        missing: found.flatMap(({ option, score: has }) =>
          has !== null && has < constraint.value ? [`${nameOf(option.name)} (${profileScore(has)})`] : [],
        ),
        unknown: found.flatMap(({ option, score: has }) => (has === null ? [nameOf(option.name)] : [])),
      }
    }
    case 'knowers':
      return {
        required: `${constraint.people === 1 ? 'one person' : `${inWords(constraint.people)} people`} who can deliver with it alone`,
        missing: result.options
          .filter(({ knowers }) => knowers < constraint.people)
          .map(({ name, knowers }) => `${nameOf(name)} (${knowers === 0 ? 'nobody' : inWords(knowers)})`),
        unknown: [],
      }
    case 'veto':
      return {
        required: `fewer than ${percent(constraint.share)} of the ballots that could not work with it`,
        missing: result.options
          .filter(({ excluded }) => excluded?.kind === 'veto')
          .map(({ name, vetoes }) => `${nameOf(name)} (${counted(vetoes, 'ballot')})`),
        unknown: [],
      }
  }
}

// A value is a score divided by ten; undoing that must not turn 7 into 7.000000000000001.
const scoreAt = ({ values, unknown }: OptionResult, at: number): number | null => {
  const value = values[at]
  return value === undefined || unknown[at] ? null : Math.round(value * 10 * 1e9) / 1e9
}

/** “Ruby (3.2) misses it. Unknown for Zig, which passes.” */
export function mustHaveFindings({ missing, unknown }: MustHave): string {
  const misses = missing.length === 1 ? 'misses it' : 'miss it'
  const passes = unknown.length === 1 ? 'which passes' : 'which pass'
  return [
    missing.length === 0 ? 'No option misses it.' : `${inSeries(missing)} ${misses}.`,
    ...(unknown.length === 0 ? [] : [`Unknown for ${inSeries(unknown)}, ${passes}.`]),
  ].join(' ')
}

/** That an option is ruled out although it scores higher than the one that leads: worth to be talked about. */
export function ruledOutAhead(result: Result): string | null {
  const leader = optionById(result, result.leaderId)
  if (!leader) return null
  const [first] = result.options
    .filter(({ excluded, score: points }) => excluded && points > leader.score)
    .sort((a, b) => b.score - a.score)
  if (!first) return null
  return `${first.name} has ${score(first.score)} points, more than ${leader.name} with ${score(leader.score)}, and is ruled out all the same. If that surprises you, talk about the must-have first.`
}
