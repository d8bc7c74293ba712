import type { VerdictLevel } from './types.ts'

const NO_BREAK_SPACE = '\u00a0'
const MINUS = '\u2212'

/** A score or a number of points without sign: 73.1. */
export const score = (points: number): string => sign(points.toFixed(1))

/** The score as it is printed. Distances are taken between printed scores, so that adding up by hand comes out. */
export const printed = (points: number): number => Number(points.toFixed(1))

/** Distance of two scores as one reads them off the page, in points. */
export const distance = (higher: number, lower: number): number => printed(printed(higher) - printed(lower))

/** Signed points: +4.7, −4.4, 0.0. */
export function points(value: number): string {
  const digits = score(value)
  return printed(value) > 0 ? `+${digits}` : digits
}

/** A weight or share in 0..1 as a whole per cent: 12 %. */
export const percent = (share: number): string => `${sign((100 * share).toFixed(0))}${NO_BREAK_SPACE}%`

/** A chance in 0..1, never rounded to certainty. */
export function chance(share: number): string {
  if (share >= 0.995) return `more than 99${NO_BREAK_SPACE}%`
  return percent(share)
}

/** A coefficient in -1..1 with two decimals: 0.43. */
export const decimals = (value: number): string => sign(value.toFixed(2))

/** A profile score 0..10, with a decimal only where it has one: 7, 6.5. */
export const profileScore = (value: number): string => String(printed(value))

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Whole numbers up to twelve in words, above in digits. */
export const inWords = (count: number): string => NUMBERS[count] ?? String(count)

/** `one ballot`, `two ballots`. */
export const counted = (count: number, noun: string): string =>
  `${inWords(count)} ${noun}${count === 1 ? '' : 's'}`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Names in a row: A, B and C. */
export function inSeries(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const LEVEL_WORDS: Record<VerdictLevel, string> = {
  clear: 'Clear',
  likely: 'Likely',
  'too-close': 'Too close to call',
  'not-enough': 'Not enough evidence',
}

export const levelWord = (level: VerdictLevel): string => LEVEL_WORDS[level]

// The sign of zero is not printed, and a minus is not a hyphen.
function sign(digits: string): string {
  if (Number(digits) === 0) return digits.replace('-', '')
  return digits.replace('-', MINUS)
}
