import type { Result } from './types.ts'

/** One ballot of several people: whatever is shown of it, everybody would know whose it is. */
export const isAlone = ({ counted }: Pick<Result, 'counted'>): boolean =>
  counted.ballots === 1 && counted.eligible !== 1
