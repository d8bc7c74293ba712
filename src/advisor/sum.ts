/** Numbers are added as multiples of 2^-52 in two limbs: exact, so neither order nor removal leaves a trace. */
const LIMB = 2 ** 26

export type Sum = { high: number; low: number }

/**
 * Adds `times` x `value` to a running sum. Exact for |value| up to 1000 and 100 million terms; `times` is 1 to add
 * and -1 to take away.
 */
export function add(sum: Sum, value: number, times: 1 | -1 = 1): void {
  const scaled = value * LIMB
  const high = Math.floor(scaled)
  sum.high += times * high
  sum.low += times * Math.round((scaled - high) * LIMB)
}

export const emptySum = (): Sum => ({ high: 0, low: 0 })

export const total = ({ high, low }: Sum): number => high / LIMB + low / LIMB / LIMB

/** Sum that does not depend on the order of its terms. */
export function sum(values: readonly number[]): number {
  const result = emptySum()
  for (let index = 0; index < values.length; index += 1) add(result, values[index] ?? 0)
  return total(result)
}

/** Scalar product of two vectors of the same length, independent of the order of its terms. */
export function dot(left: readonly number[], right: readonly number[]): number {
  const result = emptySum()
  for (let index = 0; index < left.length; index += 1) add(result, (left[index] ?? 0) * (right[index] ?? 0))
  return total(result)
}
