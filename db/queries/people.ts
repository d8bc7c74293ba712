import type { Person } from '../../src/domain/people.ts'
import type { Db } from '../connect.ts'
import type { TeamRole } from '../schema.ts'

const people = (db: Db, teamId: string) =>
  db
    .selectFrom('members')
    .select(['user_id as id', 'name', 'role', 'joined_at as joinedAt'])
    .where('team_id', '=', teamId)

/** Everybody in a team, in the order they came. */
export const listEverybody = (db: Db, teamId: string): Promise<Person[]> =>
  people(db, teamId).orderBy('joined_at').orderBy('name').orderBy('user_id').execute()

/**
 * Those in a team as a reader finds them, in the order they came. Whoever joined while an anonymous round is sealed has most likely voted in
 * it, so until the reveal nobody but they themselves find them here.
 */
export const listPeople = (db: Db, teamId: string, readerId: string | null): Promise<Person[]> =>
  people(db, teamId)
    .where((eb) =>
      eb.or([
        eb('user_id', '=', readerId ?? ''),
        eb('role', '=', 'observer'),
        eb.not(
          eb.exists(
            eb
              .selectFrom('rounds')
              .innerJoin('decisions', 'decisions.id', 'rounds.decision_id')
              .select('rounds.id')
              .where('decisions.team_id', '=', teamId)
              .where('decisions.anonymous', '=', 1)
              .where('decisions.started_at', 'is not', null)
              .where('decisions.decided_at', 'is', null)
              .where('decisions.abandoned_at', 'is', null)
              .where('rounds.revealed_at', 'is', null)
              .whereRef('rounds.opened_at', '<=', 'members.joined_at')
              .whereRef('decisions.created_at', '!=', 'members.joined_at'),
          ),
        ),
      ]),
    )
    .orderBy('joined_at')
    .orderBy('name')
    .orderBy('user_id')
    .execute()

export const findPerson = (db: Db, teamId: string, userId: string): Promise<Person | undefined> =>
  people(db, teamId).where('user_id', '=', userId).executeTakeFirst()

/**
 * First statements of every change of who is who in a team: they keep sealed rounds, these people and the owners as they
 * are until the transaction ends, in the order in which a ballot takes the same locks. What is read after them holds.
 */
export async function holdPeople(db: Db, teamId: string, userIds: readonly string[]) {
  await db
    .updateTable('rounds')
    .set((eb) => ({ ballot_count: eb.ref('ballot_count') }))
    .where('revealed_at', 'is', null)
    .where('decision_id', 'in', (eb) =>
      eb.selectFrom('decisions').select('decisions.id').where('decisions.team_id', '=', teamId),
    )
    .execute()
  await db
    .updateTable('members')
    .set((eb) => ({ joined_at: eb.ref('joined_at') }))
    .where('team_id', '=', teamId)
    .where((eb) => eb.or([eb('role', '=', 'owner'), eb('user_id', 'in', [...userIds])]))
    .execute()
}

/** Rooms of the team that this person facilitates or decides, whatever their state: none may be left without. */
export const listRoomsRunBy = (db: Db, teamId: string, userId: string) =>
  db
    .selectFrom('decisions')
    .select(['id', 'question'])
    .where('team_id', '=', teamId)
    .where((eb) => eb.or([eb('facilitator_id', '=', userId), eb('decider_id', '=', userId)]))
    .orderBy('created_at')
    .execute()

export async function countOwners(db: Db, teamId: string): Promise<number> {
  const row = await db
    .selectFrom('members')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('team_id', '=', teamId)
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function isInOtherTeams(db: Db, teamId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('team_id')
    .where('user_id', '=', userId)
    .where('team_id', '!=', teamId)
    .executeTakeFirst()
  return row !== undefined
}

export const setRole = (
  db: Db,
  { teamId, userId, role, by }: { teamId: string; userId: string; role: TeamRole; by: string },
) =>
  db
    .updateTable('members')
    .set({ role, role_set_by: by })
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .execute()

export const deleteMember = (db: Db, teamId: string, userId: string) =>
  db.deleteFrom('members').where('team_id', '=', teamId).where('user_id', '=', userId).execute()

/** Renames somebody in one team, with the ballots of theirs that are still sealed there; false when they are gone. */
export async function setName(db: Db, teamId: string, userId: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('members')
    .set({ name })
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('ballots')
    .set({ name })
    .where('user_id', '=', userId)
    .where('round_id', 'in', (eb) =>
      eb
        .selectFrom('rounds')
        .innerJoin('decisions', 'decisions.id', 'rounds.decision_id')
        .select('rounds.id')
        .where('decisions.team_id', '=', teamId)
        .where('rounds.revealed_at', 'is', null),
    )
    .execute()
  return numUpdatedRows > 0n
}

export const setOwnName = (db: Db, userId: string, name: string) =>
  db.updateTable('users').set({ name }).where('id', '=', userId).execute()

/** Rounds of the team that are sealed and still to be revealed. */
export const listSealedRounds = (db: Db, teamId: string) =>
  db
    .selectFrom('rounds')
    .innerJoin('decisions', 'decisions.id', 'rounds.decision_id')
    .select(['rounds.id', 'rounds.number', 'decisions.id as decisionId', 'decisions.anonymous'])
    .where('decisions.team_id', '=', teamId)
    .where('rounds.revealed_at', 'is', null)
    .where('decisions.started_at', 'is not', null)
    .where('decisions.decided_at', 'is', null)
    .where('decisions.abandoned_at', 'is', null)
    .orderBy('rounds.id')
    .execute()

/** Says who runs a room from now on, and who decided it before; undefined unless the one who does it is its facilitator. */
export async function setRunners(
  db: Db,
  decisionId: string,
  { facilitatorId, deciderId, actorId }: { facilitatorId: string; deciderId: string; actorId: string },
): Promise<{ deciderId: string } | undefined> {
  const before = await db
    .updateTable('decisions')
    .set({ facilitator_id: facilitatorId })
    .where('id', '=', decisionId)
    .where('facilitator_id', '=', actorId)
    .returning('decider_id as deciderId')
    .executeTakeFirst()
  if (before)
    await db.updateTable('decisions').set({ decider_id: deciderId }).where('id', '=', decisionId).execute()
  return before
}
