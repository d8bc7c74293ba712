import { escaped } from './json-file.ts'

/** Where two values part for the first time, and what either has there; `undefined` is nothing at all. */
export type Difference = { path: string; inFile: unknown; recomputed: unknown }

// Two machines may round the last digits of a sum in another way, and nothing else.
const ROUNDING = 1e-9
const TINY = 1e-12

/** The first difference of JSON values, in the order of the recomputed one; undefined where they are equal. */
export function firstDifference(inFile: unknown, recomputed: unknown, path: string): Difference | undefined {
  if (Array.isArray(inFile) && Array.isArray(recomputed)) {
    for (const [at, item] of recomputed.entries()) {
      const found = firstDifference(inFile[at], item, `${path}[${at}]`)
      if (found) return found
    }
    const extra = recomputed.length
    return inFile.length > extra
      ? { path: `${path}[${extra}]`, inFile: inFile[extra], recomputed: undefined }
      : undefined
  }
  if (isRecord(inFile) && isRecord(recomputed)) {
    for (const [key, item] of Object.entries(recomputed)) {
      const given = Object.hasOwn(inFile, key) ? inFile[key] : undefined
      const found = firstDifference(given, item, `${path}.${key}`)
      if (found) return found
    }
    const extra = Object.keys(inFile).find((key) => !Object.hasOwn(recomputed, key))
    return extra === undefined
      ? undefined
      : { path: `${path}.${extra}`, inFile: inFile[extra], recomputed: undefined }
  }
  return isSame(inFile, recomputed) ? undefined : { path, inFile, recomputed }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isSame(a: unknown, b: unknown) {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b
  if (Number.isInteger(a) && Number.isInteger(b)) return a === b
  return Math.abs(a - b) <= Math.max(TINY, ROUNDING * Math.max(Math.abs(a), Math.abs(b)))
}

const MOST_SHOWN = 80

/** A value in a few words. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (isRecord(value)) return 'an object'
  const text = escaped(JSON.stringify(value))
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}
