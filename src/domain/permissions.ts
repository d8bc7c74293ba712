/** Observers read and never vote. The facilitator runs the room, the decider records its outcome. */
export type Role = 'facilitator' | 'decider' | 'voter' | 'observer'

export type Action =
  | 'read room'
  | 'read history'
  | 'read confidential'
  | 'see invite'
  | 'start voting'
  | 'return to draft'
  | 'change settings'
  | 'set up profile'
  | 'add late'
  | 'suggest'
  | 'review suggestions'
  | 'cast ballot'
  | 'withdraw ballot'
  | 'extend deadline'
  | 'reveal'
  | 'open round'
  | 'change profile'
  | 'comment'
  | 'propose'
  | 'take stance'
  | 'settle objection'
  | 'record outcome'
  | 'record review'
  | 'manage people'
  | 'hand over'
  | 'abandon'

/** The one place that says who may do what. Whoever has no role in a room is a stranger: it does not exist. */
const allowed: Record<Action, readonly Role[]> = {
  'read room': ['facilitator', 'decider', 'voter', 'observer'],
  'read history': ['facilitator', 'decider', 'voter', 'observer'],
  'read confidential': ['facilitator'],
  'see invite': ['facilitator', 'decider', 'voter'],
  'start voting': ['facilitator'],
  'return to draft': ['facilitator'],
  'change settings': ['facilitator'],
  'set up profile': ['facilitator'],
  'add late': ['facilitator'],
  suggest: ['facilitator', 'voter'],
  'review suggestions': ['facilitator'],
  'cast ballot': ['voter'],
  'withdraw ballot': ['voter'],
  'extend deadline': ['facilitator'],
  reveal: ['facilitator'],
  'open round': ['facilitator'],
  'change profile': ['facilitator', 'voter'],
  comment: ['facilitator', 'decider', 'voter'],
  propose: ['facilitator', 'decider'],
  'take stance': ['voter'],
  'settle objection': ['facilitator', 'decider'],
  'record outcome': ['decider'],
  'record review': ['facilitator', 'decider'],
  'manage people': ['facilitator'],
  'hand over': ['facilitator'],
  abandon: ['facilitator'],
}

export const can = (roles: readonly Role[], action: Action) =>
  roles.some((role) => allowed[action].includes(role))

export function rolesOf(
  userId: string | null,
  member: 'owner' | 'member' | 'observer' | null,
  decision: { facilitatorId: string; deciderId: string; isPublic: boolean },
): Role[] {
  const roles: Role[] = []
  if (userId !== null && member !== null) {
    if (userId === decision.facilitatorId) roles.push('facilitator')
    if (userId === decision.deciderId) roles.push('decider')
    roles.push(member === 'observer' ? 'observer' : 'voter')
  } else if (decision.isPublic) roles.push('observer')
  return roles
}
