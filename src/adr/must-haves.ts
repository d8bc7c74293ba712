import { inSeries } from '../advisor/format.ts'
import { mustHaves } from '../advisor/must-haves.ts'
import type { Constraint, Result } from '../advisor/types.ts'
import { shortLine } from './text.ts'

/** What an option had to have, and what missed it, one sentence each. */
export const mustHaveLines = (result: Result, constraints: readonly Constraint[]): string[] =>
  mustHaves(result, constraints, shortLine).map(({ required, missing, unknown }) => {
    const missed = missing.length === 0 ? 'no option missed it' : `${inSeries(missing)} missed it`
    const passed = unknown.length === 0 ? '' : `, and it was unknown for ${inSeries(unknown)}`
    return `Must-have: ${required}; ${missed}${passed}.`
  })
