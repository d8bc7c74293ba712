import type { Action } from './permissions.ts'

export type RoomState = 'draft' | 'voting' | 'revealed' | 'decided' | 'abandoned'

/** Changes of a room's state. Each is one action, one transaction and one event; `permissions.ts` says who may. */
export const TRANSITIONS = {
  'start voting': { from: ['draft'], to: 'voting' },
  /** While nobody has voted. */
  'return to draft': { from: ['voting'], to: 'draft' },
  reveal: { from: ['voting'], to: 'revealed' },
  'open round': { from: ['revealed'], to: 'voting' },
  'record outcome': { from: ['revealed'], to: 'decided' },
  abandon: { from: ['draft', 'voting', 'revealed'], to: 'abandoned' },
} as const satisfies Partial<Record<Action, { from: readonly RoomState[]; to: RoomState }>>

export type Transition = keyof typeof TRANSITIONS

const ANY: readonly RoomState[] = ['draft', 'voting', 'revealed', 'decided', 'abandoned']
const UNDECIDED: readonly RoomState[] = ['draft', 'voting', 'revealed']
const AFTER_REVEAL: readonly RoomState[] = ['revealed', 'decided']

/** In which states an action is possible at all; what else it needs, such as an untouched round, its action says. */
const POSSIBLE: Record<Action, readonly RoomState[]> = {
  'start voting': TRANSITIONS['start voting'].from,
  'return to draft': TRANSITIONS['return to draft'].from,
  reveal: TRANSITIONS.reveal.from,
  'open round': TRANSITIONS['open round'].from,
  'record outcome': TRANSITIONS['record outcome'].from,
  abandon: TRANSITIONS.abandon.from,
  'read room': ANY,
  'read history': ANY,
  'read confidential': AFTER_REVEAL,
  'see invite': UNDECIDED,
  'cast ballot': ['voting'],
  'withdraw ballot': ['voting'],
  'change settings': ['draft', 'voting'],
  'add late': ['voting'],
  suggest: ['draft', 'voting'],
  'review suggestions': UNDECIDED,
  'set up profile': ['draft', 'voting'],
  'change profile': ['revealed'],
  'extend deadline': ['voting'],
  'manage people': UNDECIDED,
  'hand over': ANY,
  comment: ['revealed'],
  propose: ['revealed'],
  'take stance': ['revealed'],
  'settle objection': ['revealed'],
  'record review': ['decided'],
}

export const isPossible = (state: RoomState, action: Action) => POSSIBLE[action].includes(state)

/** Where a transition leads; undefined where it is not allowed. */
export function stateAfter(state: RoomState, transition: Transition): RoomState | undefined {
  const { from, to } = TRANSITIONS[transition]
  return (from as readonly RoomState[]).includes(state) ? to : undefined
}

/** Why an action is not possible in this state. */
export const NOT_NOW: Record<RoomState, string> = {
  draft: 'This room is still a draft. Nobody votes yet.',
  voting: 'The round is sealed. Wait for the reveal.',
  revealed: 'The ballots of this round are open already.',
  decided: 'This decision is made. Its outcome is recorded.',
  abandoned: 'This decision was abandoned.',
}

export function stateOf(decision: {
  started_at: string | null
  decided_at: string | null
  abandoned_at: string | null
  revealed_at: string | null
}): RoomState {
  if (decision.abandoned_at) return 'abandoned'
  if (decision.decided_at) return 'decided'
  if (!decision.started_at) return 'draft'
  return decision.revealed_at ? 'revealed' : 'voting'
}

export const MOST_ABANDON_REASON = 1_000
