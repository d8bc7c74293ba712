/** A number in [0, 1), the next of its sequence at each call. */
export type Random = () => number

/**
 * Repeatable pseudo-random numbers: the same whole-number seed gives the same sequence, so that everybody sees the same
 * figures. Not for secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let bits = state
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32
  }
}

/** Fills in parts of a whole, all divisions equally likely: numbers in 0..1 that sum to 1. */
export function fillShares(parts: Float64Array, random: Random): void {
  let whole = 0
  for (let index = 0; index < parts.length; index += 1) {
    // One less the number is never 0, so that the logarithm is finite.
    const part = -Math.log(1 - random())
    parts[index] = part
    whole += part
  }
  for (let index = 0; index < parts.length; index += 1)
    parts[index] = whole > 0 ? (parts[index] ?? 0) / whole : 1 / parts.length
}
