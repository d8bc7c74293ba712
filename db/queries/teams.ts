import { canInTeam, type TeamRole } from '../../src/domain/team-permissions.ts'
import type { Db } from '../connect.ts'

/** A team as one of its members sees it. */
export type TeamView = {
  id: string
  name: string
  /** Null for a stranger, who may read the log of a public team. */
  role: TeamRole | null
  isPublic: boolean
  mayOpenRooms: boolean
}

/** A team as one of its members sees it; the sample's is anybody's to read. */
export async function findTeamFor(
  db: Db,
  actorId: string | null,
  teamId: string,
): Promise<TeamView | undefined> {
  const row = await db
    .selectFrom('teams')
    .leftJoin('members', (join) =>
      join.onRef('members.team_id', '=', 'teams.id').on('members.user_id', '=', actorId ?? ''),
    )
    .select(['teams.id', 'teams.name', 'teams.public_at', 'members.role'])
    .where('teams.id', '=', teamId)
    .where((eb) => eb.or([eb('members.user_id', 'is not', null), eb('teams.public_at', 'is not', null)]))
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      name: row.name,
      role: row.role,
      isPublic: row.public_at !== null,
      mayOpenRooms: canInTeam(row.role, 'write record'),
    }
  )
}

/** All teams, by name. */
export async function listTeams(db: Db): Promise<{ id: string; name: string; isPublic: boolean }[]> {
  const rows = await db
    .selectFrom('teams')
    .select(['id', 'name', 'public_at'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, public_at }) => ({ id, name, isPublic: public_at !== null }))
}

export const countTeams = async (db: Db): Promise<number> => {
  const row = await db
    .selectFrom('teams')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export const publishTeam = (db: Db, teamId: string, at: string) =>
  db.updateTable('teams').set({ public_at: at }).where('id', '=', teamId).execute()
