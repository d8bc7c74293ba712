import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../connect.ts'
import type { RepositoryRow, Tables } from '../schema.ts'

export type RepositorySettings = Pick<RepositoryRow, 'remote' | 'branch' | 'folder' | 'format'>

export const findRepository = (db: Db, teamId: string): Promise<RepositoryRow | undefined> =>
  db.selectFrom('repositories').selectAll().where('team_id', '=', teamId).executeTakeFirst()

/** Sets where a team's records are copied to, and wants it done; what was known of another place is forgotten. */
export const putRepository = (
  db: Db,
  { teamId, by, at, ...settings }: RepositorySettings & { teamId: string; by: string; at: string },
) =>
  db
    .insertInto('repositories')
    .values({
      ...settings,
      team_id: teamId,
      set_by: by,
      set_at: at,
      wanted_at: at,
      tries: 0,
      wants: 1,
      error: '',
    })
    .onConflict((conflict) =>
      conflict.column('team_id').doUpdateSet((eb) => ({
        ...settings,
        set_by: by,
        set_at: at,
        wanted_at: at,
        wants: eb('repositories.wants', '+', 1),
        tries: 0,
        next_at: null,
        pushed_at: null,
        pushed_commit: null,
        error: '',
      })),
    )
    .execute()

export const deleteRepository = (db: Db, teamId: string) =>
  db.deleteFrom('repositories').where('team_id', '=', teamId).execute()

/** Called in every transaction that changes a record: what has changed is pushed soon. */
export const wantPush = (db: Db, teamId: string, at: string) =>
  db
    .updateTable('repositories')
    .set((eb) => ({ wanted_at: eb.fn.coalesce('wanted_at', eb.val(at)), wants: eb('wants', '+', 1) }))
    .where('team_id', '=', teamId)
    .execute()

/** The same for somebody who presses the button: without waiting for the next try. */
export const wantPushNow = (db: Db, teamId: string, at: string) =>
  db
    .updateTable('repositories')
    .set((eb) => ({
      wanted_at: eb.fn.coalesce('wanted_at', eb.val(at)),
      wants: eb('wants', '+', 1),
      next_at: null,
    }))
    .where('team_id', '=', teamId)
    .execute()

/** Teams whose records wait to be pushed, the one that has waited longest first. */
export const listDuePushes = (db: Db, at: string) =>
  db.selectFrom('repositories').select('team_id as teamId').where(isDue(at)).orderBy('wanted_at').execute()

const isDue = (at: string) => (eb: ExpressionBuilder<Tables, 'repositories'>) =>
  eb.and([
    eb('wanted_at', 'is not', null),
    eb.or([eb('next_at', 'is', null), eb('next_at', '<=', at)]),
    eb.or([eb('busy_until', 'is', null), eb('busy_until', '<=', at)]),
  ])

/** Takes a push, so that no other process does it; undefined when another one has. */
export const claimPush = (
  db: Db,
  { teamId, at, until }: { teamId: string; at: string; until: string },
): Promise<RepositoryRow | undefined> =>
  db
    .updateTable('repositories')
    .set({ busy_until: until })
    .where('team_id', '=', teamId)
    .where(isDue(at))
    .returningAll()
    .executeTakeFirst()

type Claimed = Pick<RepositoryRow, 'team_id' | 'set_at' | 'wants' | 'busy_until'>

/** Of a push that was taken. What was set anew or wanted meanwhile still waits. */
export async function markPushed(db: Db, claimed: Claimed, { at, commit }: { at: string; commit: string }) {
  await db
    .updateTable('repositories')
    .set((eb) => ({
      busy_until: null,
      tries: 0,
      next_at: null,
      error: '',
      pushed_at: at,
      pushed_commit: commit,
      wanted_at: eb.case().when('wants', '=', claimed.wants).then(null).else(eb.ref('wanted_at')).end(),
    }))
    .where('team_id', '=', claimed.team_id)
    .where('set_at', '=', claimed.set_at)
    .where('busy_until', '=', claimed.busy_until)
    .execute()
  await release(db, claimed)
}

export async function markPushFailed(
  db: Db,
  claimed: Claimed,
  { error, nextAt }: { error: string; nextAt: string },
) {
  await db
    .updateTable('repositories')
    .set((eb) => ({
      busy_until: null,
      tries: eb('tries', '+', 1),
      next_at: eb.case().when('wants', '=', claimed.wants).then(nextAt).else(eb.ref('next_at')).end(),
      error,
    }))
    .where('team_id', '=', claimed.team_id)
    .where('set_at', '=', claimed.set_at)
    .where('busy_until', '=', claimed.busy_until)
    .execute()
  await release(db, claimed)
}

/** Where the place was set anew meanwhile, nothing is known of it yet; the push to it may begin. */
const release = (db: Db, { team_id, busy_until }: Claimed) =>
  db
    .updateTable('repositories')
    .set({ busy_until: null })
    .where('team_id', '=', team_id)
    .where('busy_until', '=', busy_until)
    .execute()
