import { criteriaItHangsOn } from './crossover.ts'
import { dominates } from './dominance.ts'
import { distance, inWords, percent, points, printed, profileScore, score } from './format.ts'
import { criterionName, type Subject } from './subject.ts'
import type { Difference } from './types.ts'

/** Weight from which a criterion is called important to the team and a weakness on it is worth a warning. */
const HEAVY_WEIGHT = 0.1
/** Profile score below which an option is weak on a criterion. */
const WEAK_SCORE = 4
/** Profile points within which options hardly differ on a criterion. */
const SMALL_RANGE = 1

export function why(about: Subject): string[] {
  return [...comparison(about), ...undecisive(about), ...dominated(about)]
}

export function risks(about: Subject): string[] {
  return [...weakSpots(about), ...unknownFloor(about), ...thinCover(about)]
}

function comparison(about: Subject): string[] {
  const { result, leader, rival, isTie } = about
  const { better, worse, others } = comparedOn(about)
  if (isTie || better.length === 0) return []

  const term = (part: Difference) => `${criterionName(result, part.criterionId)} (${points(part.points)})`
  const gap = distance(leader.score, rival.score)
  const rest = printed(gap - [...better, ...worse].reduce((sum, part) => sum + part.points, 0))
  // What rounding leaves belongs to the largest part where there is nothing else it could be.
  const isRounding = others.every((part) => printed(part.points) === 0)
  const shown = better.map((part, i) =>
    isRounding && i === 0 ? { ...part, points: printed(part.points + rest) } : part,
  )
  const sentences = [`${leader.name} is ahead of ${rival.name} mainly on ${shown.map(term).join(' and ')}.`]
  if (worse[0]) sentences.push(`${rival.name} is better on ${term(worse[0])}.`)
  if (rest !== 0 && !isRounding) sentences.push(`Everything else: ${points(rest)}.`)
  return [`${sentences.join(' ')} Together: ${points(gap)}.`]
}

/** The two largest advantages of the leader and its largest disadvantage, as they are printed, and the rest. */
function comparedOn({ result }: Subject) {
  const shown = result.differences.map((part) => ({ ...part, points: printed(part.points) }))
  const better = shown.filter((part) => part.points > 0).slice(0, 2)
  const worse = shown.filter((part) => part.points < 0).slice(-1)
  return { better, worse, others: shown.filter((part) => ![...better, ...worse].includes(part)) }
}

function undecisive(about: Subject): string[] {
  const { result } = about
  const ranked = result.options.filter((option) => option.rank !== null)
  const { better, worse } = comparedOn(about)
  // What the lead consists of, or hangs on, does decide, however little the options differ on it.
  const decides = new Set([
    ...[...better, ...worse].map(({ criterionId }) => criterionId),
    ...criteriaItHangsOn(result.crossovers),
  ])
  return result.criteria.flatMap(({ id, name, kind, weight, swing }, j) => {
    const isKnown =
      kind === 'familiarity' ? result.counted.familiarity > 0 : ranked.every((option) => !option.unknown[j])
    const isIdle = isHeavy(weight, result.criteria.length) && swing <= 10 * SMALL_RANGE * weight + 1e-9
    return isKnown && isIdle && !decides.has(id)
      ? [
          `${name} is important to you (${percent(weight)}), but the options hardly differ on it, so it does not decide.`,
        ]
      : []
  })
}

function dominated({ result, leader }: Subject): string[] {
  return result.options
    .filter((option) => option.rank !== null && dominates(leader, option))
    .map(
      (option) =>
        `${option.name} is not better than ${leader.name} on anything; no priorities could put it first.`,
    )
}

function weakSpots({ result, leader }: Subject): string[] {
  return result.criteria.flatMap(({ kind, name, weight }, j) => {
    const found = 10 * (leader.values[j] ?? 0)
    const isWeak = kind === 'profile' && !leader.unknown[j] && printed(found) < WEAK_SCORE
    return isWeak && weight >= HEAVY_WEIGHT
      ? [
          `Careful: ${leader.name} is weak on ${name} (${profileScore(found)}/10), which carries ${percent(weight)} of the weight.`,
        ]
      : []
  })
}

function unknownFloor({ leader, rival }: Subject): string[] {
  return leader.unknown.includes(true) && printed(leader.lo) < printed(rival.score)
    ? [
        `With its unknown values at their lowest, ${leader.name} would end at ${score(leader.lo)}, behind ${rival.name}.`,
      ]
    : []
}

export function vetoes({ leader }: Subject): string[] {
  if (leader.vetoes === 0) return []
  const people = leader.vetoes === 1 ? 'One person' : `${leader.vetoes} people`
  return [`${people} could not work with ${leader.name}: talk about the reason first.`]
}

function thinCover({ result, leader }: Subject): string[] {
  if (result.counted.familiarity === 0 || leader.readiness === null || leader.knowers > 1) return []
  const who = leader.knowers === 0 ? 'nobody' : `only ${inWords(leader.knowers)} person`
  return [`Thin cover: ${who} can deliver with ${leader.name} alone.`]
}

// With few criteria every weight is above a tenth; important is then what is not below the average.
const isHeavy = (weight: number, criteria: number): boolean =>
  weight >= Math.max(HEAVY_WEIGHT, 1 / criteria) - 1e-9
