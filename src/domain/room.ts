import type { ImportanceMethod } from '../advisor/types.ts'
import type { Role } from './permissions.ts'

export type RoomState = 'draft' | 'voting' | 'revealed' | 'decided' | 'abandoned'

export type Option = { id: string; key: string | null; name: string }

export type Criterion = {
  id: string
  key: string | null
  name: string
  help: string
  kind: 'familiarity' | 'profile'
}

export type Round = {
  id: string
  number: number
  openedAt: string
  /** A ballot counts only on the rules it was cast on. */
  rulesVersion: number
  ballots: number
  revealedAt: string | null
}

/** A decision room as one person may see it; no ballot is in it. */
export type Room = {
  id: string
  team: { id: string; name: string; isPublic: boolean }
  question: string
  context: string
  template: string
  state: RoomState
  facilitator: { id: string; name: string }
  decider: { id: string; name: string }
  deadlineAt: string | null
  timeZone: string
  quorum: number
  expectedVoters: number | null
  namesShown: boolean
  vetoPercent: number | null
  importanceMethod: ImportanceMethod
  /** Whether a ballot asks how happy one would be with each option. */
  directVote: boolean
  /** Whether members may rate the options on the criteria. */
  cellRatings: boolean
  code: string
  createdAt: string
  version: number
  options: readonly Option[]
  criteria: readonly Criterion[]
  round: Round
  /** What the reader is to this room. */
  roles: readonly Role[]
}

export function stateOf(decision: {
  decided_at: string | null
  abandoned_at: string | null
  revealed_at: string | null
}): RoomState {
  if (decision.abandoned_at) return 'abandoned'
  if (decision.decided_at) return 'decided'
  return decision.revealed_at ? 'revealed' : 'voting'
}

/** Ballots are taken until the deadline or the reveal, whichever comes first. */
export const takesBallots = (room: Pick<Room, 'state' | 'deadlineAt'>, now: Date) =>
  room.state === 'voting' && (room.deadlineAt === null || new Date(room.deadlineAt) > now)
