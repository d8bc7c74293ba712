/** What a member is in the team, not in one room; null is a stranger who may read a public team's log. */
export type TeamRole = 'owner' | 'member' | 'observer'

export type TeamAction =
  | 'read log'
  | 'write record'
  | 'import records'
  | 'make read token'
  | 'end read tokens'
  | 'set repository'

/** The one place that says who may do what with the log of a team. */
const allowed: Record<TeamAction, readonly (TeamRole | null)[]> = {
  'read log': ['owner', 'member', 'observer', null],
  'write record': ['owner', 'member'],
  'import records': ['owner', 'member'],
  'make read token': ['owner', 'member', 'observer'],
  'end read tokens': ['owner'],
  'set repository': ['owner'],
}

export const canInTeam = (role: TeamRole | null, action: TeamAction) => allowed[action].includes(role)

type Writer = { id: string | null; role: TeamRole | null }
type Owned = { facilitatorId: string | null; deciderId: string | null }

/**
 * Who may change a record, its status, links and tags: of one that came from a room its facilitator, its decider or
 * an owner of the team; of any other every member who may write one.
 */
export function mayChangeRecord({ id, role }: Writer, { facilitatorId, deciderId }: Owned): boolean {
  if (id === null || !canInTeam(role, 'write record')) return false
  if (facilitatorId === null && deciderId === null) return true
  return role === 'owner' || id === facilitatorId || id === deciderId
}
