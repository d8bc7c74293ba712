import type { AdrStatus } from '../adr/record.ts'

export const ADR_STATUSES = [
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
] as const satisfies readonly AdrStatus[]

/** What somebody may make of a record. It becomes superseded by its successor alone, in the moment that one is accepted. */
const MOVES: Record<AdrStatus, readonly AdrStatus[]> = {
  proposed: ['accepted', 'rejected'],
  accepted: ['deprecated'],
  rejected: [],
  deprecated: [],
  superseded: [],
}

export const movesFrom = (status: AdrStatus): readonly AdrStatus[] => MOVES[status]

/** A successor takes the place of what stands or has stood, never of what is itself replaced or was never accepted. */
export const canBeSuperseded = (status: AdrStatus) =>
  status === 'accepted' || status === 'deprecated' || status === 'superseded'

/** Its links count for the other side too: a proposal or a rejected one changes nothing yet. */
export const isInForce = (status: AdrStatus) => status !== 'proposed' && status !== 'rejected'
