import type { FullResult } from '../advisor/complement-types.ts'

/** A result as it may leave the room: whether single members tip it is for the facilitator alone. */
export const withoutConfidential = ({ complements, ...result }: FullResult): FullResult => ({
  ...result,
  complements: { ...complements, tipping: { ...complements.tipping, withoutOne: null } },
})
