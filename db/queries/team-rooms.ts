import { sql } from 'kysely'
import { stepOf } from '../../src/domain/turnout.ts'
import type { Db } from '../connect.ts'

/** Open rooms of a team, newest first. */
export async function listOpenRooms(db: Db, teamId: string) {
  const rows = await db
    .selectFrom('decisions')
    .innerJoin('rounds', 'rounds.decision_id', 'decisions.id')
    .select([
      'decisions.id',
      'decisions.question',
      'decisions.deadline_at as deadlineAt',
      'decisions.time_zone as timeZone',
      'decisions.started_at as startedAt',
      'rounds.revealed_at as revealedAt',
      'rounds.ballot_count as ballots',
      'decisions.anonymous',
    ])
    .where('decisions.team_id', '=', teamId)
    .where('decisions.decided_at', 'is', null)
    .where('decisions.abandoned_at', 'is', null)
    .where('rounds.number', '=', (eb) =>
      eb
        .selectFrom('rounds as latest')
        .select((of) => of.fn.max('latest.number').as('number'))
        .whereRef('latest.decision_id', '=', 'decisions.id'),
    )
    .orderBy('decisions.created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ anonymous, ...room }) => ({
    ...room,
    ballots: anonymous === 1 && room.revealedAt === null ? stepOf(room.ballots) : room.ballots,
  }))
}

/** Rooms of somebody's teams that are under way, the newest first. */
export const listOwnRooms = (db: Db, userId: string) =>
  db
    .selectFrom('decisions')
    .innerJoin('members', 'members.team_id', 'decisions.team_id')
    .innerJoin('teams', 'teams.id', 'decisions.team_id')
    .select(['decisions.id', 'decisions.question', 'teams.id as teamId', 'teams.name as teamName'])
    .where('members.user_id', '=', userId)
    .where('decisions.decided_at', 'is', null)
    .where('decisions.abandoned_at', 'is', null)
    .orderBy('decisions.created_at', 'desc')
    .limit(8)
    .execute()

/** Teams somebody is in, whatever they are there. */
export const listTeamsOf = (db: Db, userId: string) =>
  db
    .selectFrom('members')
    .innerJoin('teams', 'teams.id', 'members.team_id')
    .select(['teams.id', 'teams.name'])
    .where('members.user_id', '=', userId)
    .orderBy('members.joined_at', 'desc')
    .limit(8)
    .execute()

/** The decided room that the landing page quotes, if the sample is loaded. */
export const findSampleRoom = (db: Db) =>
  db
    .selectFrom('decisions')
    .innerJoin('teams', 'teams.id', 'decisions.team_id')
    .select(['decisions.id', 'teams.id as teamId'])
    .where('teams.public_at', 'is not', null)
    .orderBy(sql`decisions.created_at`, 'desc')
    .executeTakeFirst()

/** The room a person most probably comes back to: the newest of their teams. */
export const latestRoomOf = (db: Db, userId: string) =>
  db
    .selectFrom('decisions')
    .innerJoin('members', 'members.team_id', 'decisions.team_id')
    .select('decisions.id')
    .where('members.user_id', '=', userId)
    .orderBy('decisions.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
