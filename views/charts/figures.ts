import { percent, score } from '../../src/advisor/format.ts'

const UNDER = `under 1\u00a0%`
const OVER = `over 99\u00a0%`

/** A share of draws in 0..1: never rounded to none or all. */
export function shareOf(share: number): string {
  if (share > 0 && share < 0.005) return UNDER
  if (share < 1 && share >= 0.995) return OVER
  return percent(share)
}

/** A coefficient between -1 and 1, or a dash where it is undefined: 0.62. */
export const coefficient = (value: number | null): string =>
  value === null
    ? '–'
    : value
        .toFixed(2)
        .replace(/^-(?=0\.00$)/, '')
        .replace('-', '\u2212')

/** A count that ties may have split: 4, 2.5. */
export const countOf = (value: number): string => (Number.isInteger(value) ? String(value) : score(value))

/** A weight at which another option leads; at the printed precision it may be the weight of now. */
export const turningWeight = (at: number, now: number, isMore = at > now): string =>
  percent(at) === percent(now) ? `slightly ${isMore ? 'more' : 'less'} than ${percent(now)}` : percent(at)
