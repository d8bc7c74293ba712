/** Observers read and never vote. The facilitator runs the room, the decider records its outcome. */
export type Role = 'facilitator' | 'decider' | 'voter' | 'observer'

export type Action =
  | 'read room'
  | 'see invite'
  | 'cast ballot'
  | 'change settings'
  | 'set up profile'
  | 'change profile'
  | 'reveal'
  | 'read confidential'
  | 'record outcome'

/** The one place that says who may do what. Whoever has no role in a room is a stranger: it does not exist. */
const allowed: Record<Action, readonly Role[]> = {
  'read room': ['facilitator', 'decider', 'voter', 'observer'],
  'see invite': ['facilitator', 'decider', 'voter'],
  'cast ballot': ['voter'],
  'change settings': ['facilitator'],
  'set up profile': ['facilitator'],
  'change profile': ['facilitator', 'voter'],
  reveal: ['facilitator'],
  'read confidential': ['facilitator'],
  'record outcome': ['decider'],
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
