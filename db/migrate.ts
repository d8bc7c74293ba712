import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Db, Engine } from './connect.ts'
import { type Migration, migrations as released } from './migrations/index.ts'

/** The schema is newer than this program, or an applied migration was edited since. */
export class SchemaError extends Error {}

/** Any number will do, as long as every process uses the same. */
const MIGRATION_LOCK = 5_417_290_311

/**
 * Brings the schema up to date in one transaction, and returns the names of the migrations applied. Processes
 * that start together take turns: SQLite by its write lock, PostgreSQL by an advisory lock.
 */
export async function migrate(
  db: Db,
  engine: Engine,
  at: string,
  migrations: readonly Migration[] = released,
): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    if (engine === 'postgres') {
      // The limits of the pool are those of a request; a migration may take its time, and others wait for it.
      await sql`set local lock_timeout = '10min'`.execute(trx)
      await sql`set local statement_timeout = '10min'`.execute(trx)
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx)
    }
    const strict = engine === 'sqlite' ? 'strict' : ''
    await sql
      .raw(
        `create table if not exists migrations (name text primary key, checksum text not null, applied_at text not null) ${strict}`,
      )
      .execute(trx)
    const applied = await trx.selectFrom('migrations').select(['name', 'checksum']).orderBy('name').execute()
    checkHistory(applied, migrations, engine)

    const fresh = migrations.slice(applied.length)
    for (const migration of fresh) {
      for (const statement of migration.statements(engine)) await sql.raw(statement).execute(trx)
      await trx
        .insertInto('migrations')
        .values({ name: migration.name, checksum: checksum(migration, engine), applied_at: at })
        .execute()
    }
    return fresh.map(({ name }) => name)
  })
}

/** Names of migrations the database still lacks; throws a SchemaError if it is ahead of this program. */
export async function pendingMigrations(db: Db, engine: Engine): Promise<string[]> {
  const applied = await appliedMigrations(db)
  checkHistory(applied, released, engine)
  return released.slice(applied.length).map(({ name }) => name)
}

const appliedMigrations = (db: Kysely<{ migrations: { name: string; checksum: string } }>) =>
  db.selectFrom('migrations').select(['name', 'checksum']).orderBy('name').execute()

function checkHistory(
  applied: readonly { name: string; checksum: string }[],
  known: readonly Migration[],
  engine: Engine,
) {
  applied.forEach(({ name, checksum: stored }, index) => {
    const migration = known[index]
    if (migration?.name !== name)
      throw new SchemaError(
        `The database has migration ${name}, which this version of Stackmoot does not know.`,
      )
    if (checksum(migration, engine) !== stored)
      throw new SchemaError(`Migration ${name} is not the one this database was made with.`)
  })
}

function checksum(migration: Migration, engine: Engine) {
  return createHash('sha256').update(migration.statements(engine).join(';\n')).digest('hex')
}
