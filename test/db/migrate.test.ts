import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../db/connect.ts'
import { migrate, pendingMigrations, SchemaError } from '../../db/migrate.ts'
import { type Migration, migrations } from '../../db/migrations/index.ts'
import { AlreadyServedError, lockData } from '../../db/sqlite/lock.ts'
import { createDatabase, ENGINES, type TestDatabase } from '../helpers/database.ts'
import { TABLES } from '../helpers/tables.ts'

const AT = '2026-01-01T00:00:00.000Z'
const step = (name: string, ...statements: string[]): Migration => ({ name, statements: () => statements })
const harbours = step('0009-harbours', 'create table harbours (id text primary key)')

describe.each(ENGINES)('migrations on %s', (engine) => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await createDatabase(engine, { migrated: false })
  })
  afterEach(() => database.close())

  const run = (list: readonly Migration[], db = database.db) => migrate(db, engine, AT, list)
  const applied = async () =>
    (await database.db.selectFrom('migrations').select('name').orderBy('name').execute()).map(
      ({ name }) => name,
    )

  test('are applied once, in order', async () => {
    expect(await run(migrations)).toEqual(migrations.map(({ name }) => name))
    expect(await run([...migrations, harbours])).toEqual(['0009-harbours'])
    expect(await run([...migrations, harbours])).toEqual([])
    expect(await applied()).toEqual([...migrations.map(({ name }) => name), '0009-harbours'])
  })

  test('that fail halfway leave nothing behind, and work once they are put right', async () => {
    const broken = step('0003-broken', 'create table quays (id text primary key)', 'create tableau x')
    await expect(run([...migrations, harbours, broken])).rejects.toThrow(/syntax/)
    await expect(applied()).rejects.toThrow(/migrations/)
    await run(migrations)
    await expect(run([...migrations, harbours, broken])).rejects.toThrow(/syntax/)
    expect(await applied()).toEqual(migrations.map(({ name }) => name))
    await expect(sql`select * from harbours`.execute(database.db)).rejects.toThrow(/harbours/)
    await run([...migrations, harbours])
    expect((await sql`select * from harbours`.execute(database.db)).rows).toEqual([])
  })

  test('that were edited since are refused', async () => {
    await run([...migrations, harbours])
    const edited = step('0009-harbours', 'create table harbours (id text primary key, name text)')
    await expect(run([...migrations, edited])).rejects.toThrow(SchemaError)
    await expect(run([...migrations, edited])).rejects.toThrow(/0009-harbours is not the one/)
  })

  test('of a newer program are refused by an older one', async () => {
    await run([...migrations, harbours])
    await expect(run(migrations)).rejects.toThrow(
      /0009-harbours, which this version of Stackmoot does not know/,
    )
    await expect(pendingMigrations(database.db, engine)).rejects.toThrow(SchemaError)
  })

  test('that are missing are known by name', async () => {
    await run([])
    expect(await pendingMigrations(database.db, engine)).toEqual(migrations.map(({ name }) => name))
    await run(migrations)
    expect(await pendingMigrations(database.db, engine)).toEqual([])
  })

  test('make the same tables and columns on both engines', async () => {
    await run(migrations)
    // Other tests have tables of these names in schemas of their own.
    const own =
      engine === 'postgres'
        ? await sql<{ name: string }>`select current_schema() as name`.execute(database.db)
        : null
    const tables = (await database.db.introspection.getTables())
      .filter(({ schema }) => own === null || schema === own.rows[0]?.name)
      // The index of the full-text search, which only looks like tables.
      .filter(({ name }) => !name.startsWith('adr_search'))
    const columns = tables.flatMap(({ name, columns }) =>
      columns.map((column) =>
        `${name}.${column.name} ${column.dataType.toLowerCase().replace('int4', 'integer')} ${column.isNullable ? 'null' : ''}`.trim(),
      ),
    )
    expect(columns.filter((column) => !/ (text|integer)( null)?$/.test(column))).toEqual([])
    expect(tables.length).toBe(TABLES.length)
  })
})

test('servers that start together on one PostgreSQL take turns to migrate it', async () => {
  const database = await createDatabase('postgres', { migrated: false })
  const others = Array.from({ length: 5 }, () => connect(database.url))
  const applied = await Promise.all(others.map((db) => migrate(db, 'postgres', AT)))
  expect(applied.flat()).toEqual(migrations.map(({ name }) => name))
  await Promise.all(others.map((db) => db.destroy()))
  await database.close()
})

describe('the lock of a SQLite file', () => {
  test('keeps out a second server, in this process and in another, until the first is gone', async () => {
    const database = await createDatabase('sqlite')
    const path = `${database.url}.lock`
    const first = lockData(path)
    expect(() => lockData(path)).toThrow(AlreadyServedError)
    expect(inAnotherProcess(path)).toMatch(/^Another Stackmoot already serves this data/)
    first.release()
    expect(inAnotherProcess(path)).toBe('free')
    const second = lockData(path)
    second.release()
    await database.close()
  })
})

function inAnotherProcess(path: string): string {
  const lock = JSON.stringify(join(import.meta.dirname, '../../db/sqlite/lock.ts'))
  const program = `
    import { lockData } from ${lock}
    try { lockData(${JSON.stringify(path)}); console.log('free') } catch (error) { console.log(error.message) }`
  const { stdout } = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '--no-warnings', '-e', program],
    { encoding: 'utf8' },
  )
  return stdout.trim()
}
