/** Where an answer differs from what was expected, or null when it agrees within `tolerance`. */
export function difference(
  expected: unknown,
  found: unknown,
  tolerance: number,
  path: string,
): string | null {
  if (typeof expected === 'number' && typeof found === 'number') {
    const isNear = expected === found || Math.abs(expected - found) <= tolerance
    return isNear ? null : `${path}: expected ${expected}, found ${found}`
  }
  if (isParent(expected) && isParent(found) && Array.isArray(expected) === Array.isArray(found)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(found)])
    for (const key of keys) {
      const inside = difference(expected[key], found[key], tolerance, `${path}.${key}`)
      if (inside) return inside
    }
    return null
  }
  return expected === found ? null : `${path}: expected ${show(expected)}, found ${show(found)}`
}

const isParent = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing'

/** A variant of a method that is not implemented, as opposed to one that is wrong. */
export class NotUnderstood extends Error {}
