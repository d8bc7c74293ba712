import { sum } from './sum.ts'

/** Member weights, [member][criterion], each row summing to 1. */
type MemberWeights = readonly (readonly number[])[]

/**
 * Mean weight per criterion. The only rule, with three or more criteria, in which a team weight depends on the
 * members' weights of that criterion alone and unanimous zeros stay zero (Aczél, Ng & Wagner 1984).
 */
export const arithmeticWeights = (members: MemberWeights): number[] => byCriterion(members, mean)

/**
 * Geometric mean, rescaled to sum 1; null when any member weighs any criterion zero, which would veto it (Aczél &
 * Saaty 1983; Forman & Peniwati 1998).
 */
export function geometricWeights(members: MemberWeights): number[] | null {
  if (members.some((weights) => weights.includes(0))) return null
  return rescaled(byCriterion(members, (column) => Math.exp(mean(column.map(Math.log)))))
}

/** Median rescaled to sum 1; null when every median is zero. */
export const medianWeights = (members: MemberWeights): number[] | null =>
  rescaled(byCriterion(members, median))

/** Mean without the lowest and the highest `cut` (0..0.5) of the members, rounded down, rescaled to sum 1. */
export const trimmedWeights = (members: MemberWeights, cut: number): number[] | null =>
  rescaled(
    byCriterion(members, (column) => {
      const dropped = Math.floor(cut * column.length)
      return mean(ascending(column).slice(dropped, column.length - dropped))
    }),
  )

/** Sample standard deviation of the members' weights per criterion; null below two members. */
export const weightDeviations = (members: MemberWeights): number[] | null =>
  members.length < 2 ? null : byCriterion(members, sampleDeviation)

/** Lower and upper middle averaged. Assumes at least one value. */
function median(values: readonly number[]): number {
  const sorted = ascending(values)
  const middle = (sorted.length - 1) / 2
  return mean([sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0])
}

/** Assumes at least one value. */
export const mean = (values: readonly number[]): number => sum(values) / values.length

/** Assumes at least two values. */
export function sampleDeviation(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1))
}

function byCriterion(members: MemberWeights, aggregate: (column: number[]) => number): number[] {
  return (members[0] ?? []).map((_, j) => aggregate(members.map((weights) => weights[j] ?? 0)))
}

function rescaled(weights: readonly number[]): number[] | null {
  const whole = sum(weights)
  return whole > 0 ? weights.map((weight) => weight / whole) : null
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
