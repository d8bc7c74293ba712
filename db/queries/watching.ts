import { type RoomState, stateOf } from '../../src/domain/life-cycle.ts'
import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'

/** What those who watch a room are told by: the version that moves with what everybody may notice. */
export type Watched = { version: number; state: RoomState; readers: ReadonlySet<string> }

const watched = prepared((db, id: string) =>
  db
    .selectFrom('decisions')
    .innerJoin('rounds', 'rounds.decision_id', 'decisions.id')
    .select([
      'decisions.team_id as teamId',
      'decisions.public_version',
      'decisions.started_at',
      'decisions.decided_at',
      'decisions.abandoned_at',
      'rounds.revealed_at',
    ])
    .where('decisions.id', '=', id)
    .orderBy('rounds.number', 'desc')
    .limit(1),
)

const membersOf = prepared((db, teamId: string) =>
  db.selectFrom('members').select('user_id').where('team_id', '=', teamId),
)

/** The room and who may read it now; undefined when it does not exist. */
export async function findWatched(db: Db, id: string): Promise<Watched | undefined> {
  const [row] = await watched(db, id)
  if (!row) return undefined
  const members = await membersOf(db, row.teamId)
  return {
    version: row.public_version,
    state: stateOf(row),
    readers: new Set(members.map(({ user_id }) => user_id)),
  }
}

/** The public versions of these rooms, to find those of which no signal came. */
export const listPublicVersions = (db: Db, ids: readonly string[]) =>
  db.selectFrom('decisions').select(['id', 'public_version as version']).where('id', 'in', ids).execute()
