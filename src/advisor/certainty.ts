import { dot, sum } from './sum.ts'

// Below this the variance is rounding: everybody gave the same weights.
const NO_VARIANCE = 1e-15

/** Spread of the lead over the members: its variance (value units squared) and each criterion's share of it. */
export type Spread = { variance: number; shares: number[] | null }

/**
 * Variance of the members' personal leads from the covariance of their weights. The shares sum to 1 and may be
 * negative; null when the answers do not vary. `advantage` is the leader's value less the rival's.
 */
export function leadSpread(covariance: readonly (readonly number[])[], advantage: readonly number[]): Spread {
  const parts = covariance.map((row, j) => (advantage[j] ?? 0) * dot(row, advantage))
  const variance = sum(parts)
  if (variance < NO_VARIANCE) return { variance: 0, shares: null }
  // Adding 0 makes a negative zero plain, which JSON could not keep.
  return { variance, shares: parts.map((part) => part / variance + 0) }
}

/** Standard error of the lead in points of 100, the members taken as a sample of how a team may answer. */
export const standardError = (variance: number, members: number): number =>
  100 * Math.sqrt(variance / members)

/**
 * Chance in 0..1 that a lead of `gap` points holds, given its standard error in points. With `degrees` of freedom the
 * error is itself estimated from few ballots and Student's distribution is used (Student 1908), else the normal one.
 */
export function chanceToLead(gap: number, error: number, degrees: number | null = null): number {
  if (error > 0) return degrees === null ? normalShare(gap / error) : studentShare(gap / error, degrees)
  return gap > 0 ? 1 : gap < 0 ? 0 : 0.5
}

/**
 * Standard error in points when `voted` of a team of `eligible` have answered: what is left to chance are the others,
 * taken to answer like the rest. 0 when all have.
 */
export const finiteError = (error: number, voted: number, eligible: number): number =>
  eligible > voted ? error * Math.sqrt((eligible - voted) / eligible) : 0

// Above this the two distributions differ by less than 2e-5.
const MOST_DEGREES = 10_000

/** Share of Student's distribution at or below `t`, for whole degrees of freedom from 1; absolute error below 1e-12. */
export function studentShare(t: number, degrees: number): number {
  if (degrees > MOST_DEGREES) return normalShare(t)
  const angle = Math.atan(t / Math.sqrt(degrees))
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const isOdd = degrees % 2 === 1
  let term = isOdd ? cosine : 1
  let series = degrees === 1 ? 0 : term
  for (let k = isOdd ? 3 : 2; k < degrees; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine
    series += term
  }
  return isOdd ? 0.5 + (angle + sine * series) / Math.PI : 0.5 + (sine * series) / 2
}

/** Share of a standard normal distribution at or below `z`; absolute error below 1e-14. */
export function normalShare(z: number): number {
  if (Math.abs(z) > 9) return z > 0 ? 1 : 0
  let term = z
  let series = z
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(series); odd += 2) {
    term *= (z * z) / odd
    series += term
  }
  return 0.5 + (series * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

/**
 * True when `outstanding` further ballots cannot bring the rival level by their priorities, familiarity as it is:
 * `gap` is the lead in value units over `members` weighted ballots and `worst` the lowest lead one ballot can give.
 */
export const isClinched = (gap: number, members: number, outstanding: number, worst: number): boolean =>
  members * gap + outstanding * worst > 1e-11

/** Lowest lead one ballot can give the leader; with a fixed familiarity weight only the rest is free. */
export function worstLead(
  advantage: readonly number[],
  isFamiliarity: readonly boolean[],
  fixed: number | null,
): number {
  if (fixed === null) return Math.min(...advantage)
  const familiarity = advantage.find((_, j) => isFamiliarity[j]) ?? 0
  return fixed * familiarity + (1 - fixed) * Math.min(...advantage.filter((_, j) => !isFamiliarity[j]))
}
