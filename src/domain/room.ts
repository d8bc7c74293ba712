import type { ImportanceMethod } from '../advisor/types.ts'
import type { RoomState } from './life-cycle.ts'
import type { Role } from './permissions.ts'

export type Option = {
  id: string
  key: string | null
  name: string
  /** The round that asked about it first; the first one where it is absent. */
  sinceRound?: number
  /** When it came into a round that was under way. */
  lateAt?: string | null
}

export type Criterion = {
  id: string
  key: string | null
  name: string
  help: string
  kind: 'familiarity' | 'profile'
  sinceRound?: number
  lateAt?: string | null
}

export type Round = {
  id: string
  number: number
  openedAt: string
  /** A ballot counts only on the rules it was cast on. */
  rulesVersion: number
  ballots: number
  revealedAt: string | null
  revealedHow: RevealRule
  /** Criteria that are asked again of those who voted before; null asks everything. */
  asked: readonly string[] | null
  /** What the facilitator wrote when the round was opened. */
  note: string
}

/** What opens the ballots: the facilitator, the deadline, or the last of those expected, and else the deadline. */
export type RevealRule = 'manual' | 'deadline' | 'complete'

/** What keeps an option out whatever its score; the veto has a setting of its own. */
export type HardConstraint =
  | { kind: 'min'; criterionId: string; value: number }
  | { kind: 'knowers'; people: number }

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
  /** Ballots a verdict needs; where `quorumPercent` is set, that share of the people expected instead. */
  quorum: number
  quorumPercent: number | null
  expectedVoters: number | null
  namesShown: boolean
  /** Nothing stored links a ballot to its voter. */
  anonymous: boolean
  revealRule: RevealRule
  constraints: readonly HardConstraint[]
  vetoPercent: number | null
  importanceMethod: ImportanceMethod
  /** Whether a ballot asks how happy one would be with each option. */
  directVote: boolean
  /** Whether members may rate the options on the criteria. */
  cellRatings: boolean
  willingnessAsked: boolean
  code: string
  createdAt: string
  version: number
  /** Stays when a ballot is changed, which nobody else may notice. */
  publicVersion: number
  startedFrom: string | null
  /** When and by whom it was brought in from a file, with the id it had before; null where it was opened here. */
  imported?: { at: string; by: string; id: string } | null
  abandoned: { at: string; reason: string } | null
  /** The day on which the team looks again at the outcome. */
  reviewOn: string | null
  options: readonly Option[]
  criteria: readonly Criterion[]
  round: Round
  /** What the reader is to this room. */
  roles: readonly Role[]
}

/** Ballots are taken until the deadline or the reveal, whichever comes first. */
export const takesBallots = (room: Pick<Room, 'state' | 'deadlineAt'>, now: Date) =>
  room.state === 'voting' && (room.deadlineAt === null || new Date(room.deadlineAt) > now)
