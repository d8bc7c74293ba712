import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'
import type { TeamRole } from '../schema.ts'

export const insertUser = (db: Db, user: { id: string; name: string; at: string }) =>
  db.insertInto('users').values({ id: user.id, name: user.name, created_at: user.at }).execute()

export const findUser = (db: Db, id: string) =>
  db
    .selectFrom('users')
    .select(['id', 'name', 'created_at as createdAt'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Adds a person to a team, or does nothing if they are in it. Says whether they were added. */
export async function insertMember(
  db: Db,
  member: { teamId: string; userId: string; name: string; role: TeamRole; at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('members')
    .values({
      team_id: member.teamId,
      user_id: member.userId,
      name: member.name,
      role: member.role,
      joined_at: member.at,
    })
    .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** An observer who votes becomes a member, unless somebody made them an observer; says whether they did. */
export async function raiseObserver(db: Db, teamId: string, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('members')
    .set({ role: 'member' })
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .where('role', '=', 'observer')
    .where('role_set_by', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

const membersOf = prepared((db, teamId: string, userId: string) =>
  db
    .selectFrom('members')
    .select(['name', 'role', 'role_set_by as roleSetBy'])
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId),
)

export const findMember = async (db: Db, teamId: string, userId: string) =>
  (await membersOf(db, teamId, userId))[0]

/** Teams a person may open rooms in. */
export const listOwnTeams = (db: Db, userId: string) =>
  db
    .selectFrom('members')
    .innerJoin('teams', 'teams.id', 'members.team_id')
    .select(['teams.id', 'teams.name'])
    .where('members.user_id', '=', userId)
    .where('members.role', '!=', 'observer')
    .orderBy('members.joined_at', 'desc')
    .execute()

export const insertReturnLink = (
  db: Db,
  link: { id: string; userId: string; tokenHash: string; at: string; renewedFor?: string },
) =>
  db
    .insertInto('return_links')
    .values({
      id: link.id,
      user_id: link.userId,
      token_hash: link.tokenHash,
      created_at: link.at,
      revoked_at: null,
      renewed_for: link.renewedFor ?? null,
    })
    .execute()

/** A person’s own link; one that went through other hands is not. */
export const findReturnLinkOf = (db: Db, userId: string) =>
  db
    .selectFrom('return_links')
    .select('id')
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('renewed_for', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
