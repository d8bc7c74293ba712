import type { Result, Verdict, VerdictReason } from './types.ts'

/** Chance to lead from which a verdict is clear, and from which it is likely. */
export const CLEAR_CHANCE = 0.95
export const LIKELY_CHANCE = 0.8
/** Weight that would have to move before the lead changes for a verdict to be clear. */
export const CLEAR_SHIFT = 0.1
/** Share of the weight that has to rest on known cells before anything is said. */
export const MIN_COVERAGE = 0.5
/** Share of the importance questions that the ballots have to answer before anything is said. */
export const MIN_ANSWERED = 0.5
/** Ballots that rate the priorities from which a verdict can be clear: two that agree prove little. */
export const CLEAR_BALLOTS = 3

// A share that should equal a threshold may miss it by rounding.
const ROUNDING = 1e-12

type Grounds = Pick<Result, 'counted' | 'options' | 'shift' | 'coverage' | 'answered'> & {
  /** 1 leader ahead, 0 level. */
  lead: number
  chance: number | null
}

/**
 * How far the result can be trusted. Clear needs a chance to lead of at least CLEAR_CHANCE, a smallest shift of at
 * least CLEAR_SHIFT, an impossible shift counting as enough, and CLEAR_BALLOTS; likely needs LIKELY_CHANCE. With a
 * single weighted ballot there is no chance to compute: the shift alone makes it likely, never clear. The thresholds
 * are conventions; below quorum or coverage no winner is named at all.
 */
export function verdict(grounds: Grounds): Verdict {
  return notEnough(grounds) ?? label(grounds)
}

function notEnough(grounds: Grounds): Verdict | null {
  const reason = whatIsMissing(grounds)
  return reason && { level: 'not-enough', reason }
}

function whatIsMissing({ counted, options, coverage, answered }: Grounds): VerdictReason | null {
  const admissible = options.filter((option) => option.excluded === null).length
  if (counted.ballots === 0) return 'no-ballots'
  if (counted.ballots < counted.quorum) return 'below-quorum'
  if (counted.weights === 0) return 'no-priorities'
  if (admissible === 0) return 'nothing-admissible'
  if (admissible === 1) return 'one-option'
  if (answered < MIN_ANSWERED - ROUNDING) return 'few-answers'
  return coverage < MIN_COVERAGE - ROUNDING ? 'low-coverage' : null
}

function label({ lead, chance, shift, counted }: Grounds): Verdict {
  if (lead === 0) return { level: 'too-close', reason: 'tie' }
  const amount = shift?.amount ?? null
  const isWide = amount === null || amount >= CLEAR_SHIFT - ROUNDING
  if (chance === null) {
    return isWide
      ? { level: 'likely', reason: 'low-certainty' }
      : { level: 'too-close', reason: 'small-shift' }
  }
  if (chance >= CLEAR_CHANCE && counted.weights < CLEAR_BALLOTS)
    return { level: 'likely', reason: 'few-ballots' }
  if (chance >= CLEAR_CHANCE && isWide) return { level: 'clear', reason: 'holds' }
  if (chance >= CLEAR_CHANCE) return { level: 'likely', reason: 'small-shift' }
  if (chance >= LIKELY_CHANCE) return { level: 'likely', reason: 'low-certainty' }
  return { level: 'too-close', reason: 'low-certainty' }
}
