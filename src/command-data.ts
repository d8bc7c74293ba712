import { existsSync } from 'node:fs'
import { connect, type Db, engineOf, sqlitePath } from '../db/connect.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { listTeams } from '../db/queries/teams.ts'
import type { Config } from './config.ts'
import { InputError, oneLine } from './json-file.ts'

/** The database for one command, beside a server that may be running: nothing is locked, and no table is made. */
export async function withData<Result>(
  { databaseUrl }: Pick<Config, 'databaseUrl'>,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const engine = engineOf(databaseUrl)
  if (engine === 'sqlite' && !existsSync(sqlitePath(databaseUrl)))
    throw new InputError(
      `There is no database ${sqlitePath(databaseUrl)}. DATA_DIR or DATABASE_URL says where it is.`,
    )
  const db = connect(databaseUrl)
  try {
    if ((await pendingMigrations(db, engine)).length > 0)
      throw new InputError(
        'The database is of an earlier version. Start the server, or run stackmoot migrate, first.',
      )
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** The team that is named by its id, or the only one there is besides the sample. */
export async function chooseTeam(db: Db, id: string | undefined): Promise<{ id: string; name: string }> {
  const teams = await listTeams(db)
  const own = teams.filter(({ isPublic }) => !isPublic)
  const [team, ...others] = id === undefined ? own : teams.filter((one) => one.id === id)
  if (team && others.length === 0) return team
  const list = own.map((one) => `  --team ${one.id}  ${oneLine(one.name)}`).join('\n')
  throw new UsageError(
    own.length === 0
      ? 'There is no team yet.'
      : `${id === undefined ? 'Say which team:' : `There is no team ${oneLine(id)}. Those there are:`}\n${list}`,
  )
}

/** Lines that say how a command is used. */
export class UsageError extends Error {}
