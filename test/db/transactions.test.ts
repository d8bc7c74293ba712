import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../db/connect.ts'
import { isUniqueViolation } from '../../db/errors.ts'
import { insertUser } from '../../db/queries/users.ts'
import { createDatabase, ENGINES, type TestDatabase } from '../helpers/database.ts'
import { TABLES } from '../helpers/tables.ts'

const AT = '2026-01-01T00:00:00.000Z'
const user = (id: string) => ({ id, name: id, at: AT })

describe.each(ENGINES)('transactions on %s', (engine) => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await createDatabase(engine)
  })
  afterEach(() => database.close())

  const names = async (db = database.db) =>
    (await db.selectFrom('users').select('name').orderBy('name').execute()).map(({ name }) => name)

  test('many at once are all kept but the ones that fail', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        database.db.transaction().execute(async (trx) => {
          await insertUser(trx, user(`user ${index}`))
          if (index % 10 === 3) throw new Error('no')
          return index
        }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBe(10)
    expect((await names()).length).toBe(90)
    expect(await names()).not.toContain('user 13')
  })

  test('a broken unique key fails its own transaction alone, and says what it is', async () => {
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'a', 'c'].map((id) => database.db.transaction().execute((trx) => insertUser(trx, user(id)))),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    const [failed] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(isUniqueViolation(failed)).toBe(true)
    expect(isUniqueViolation(new Error('no'))).toBe(false)
    expect(await names()).toEqual(['a', 'b', 'c'])
  })

  test('half done is seen by nobody else, and nobody who reads waits for it', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const slow = database.db.transaction().execute(async (trx) => {
      await insertUser(trx, user('slow'))
      begin()
      await held
      expect(await names(trx)).toEqual(['slow'])
    })
    await begun
    expect(await names()).toEqual([])
    release()
    await slow
    expect(await names()).toEqual(['slow'])
  })

  test('references must hold', async () => {
    const lost = database.db
      .insertInto('return_links')
      .values({ id: 'x', user_id: 'nobody', token_hash: 'x', created_at: AT, revoked_at: null })
      .execute()
    await expect(lost).rejects.toThrow(/foreign key/i)
  })

  test('columns keep to their type and their rules', async () => {
    const team = (adr_number: unknown) =>
      database.db
        .insertInto('teams')
        .values({ id: 'x', name: 'x', adr_number: adr_number as number, public_at: null, created_at: AT })
        .execute()
    await expect(team('many')).rejects.toThrow(/integer/i)
    await team(0)
    await insertUser(database.db, user('u'))
    const member = (role: string) =>
      database.db
        .insertInto('members')
        .values({ team_id: 'x', user_id: 'u', name: 'u', role: role as 'owner', joined_at: AT })
        .execute()
    await expect(member('king')).rejects.toThrow(/check/i)
    await member('owner')
  })
})

describe('the SQLite file', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await createDatabase('sqlite')
  })
  afterEach(() => database.close())

  test('is written with a full sync, in WAL, with foreign keys', async () => {
    const pragma = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(database.db)
      return Object.values(rows[0] ?? {})[0]
    }
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('foreign_keys')).toBe(1)
  })

  test('has STRICT tables only', async () => {
    const file = new Database(database.url, { readonly: true })
    const tables = file
      .prepare(
        "select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like 'adr_search%'",
      )
      .all()
    file.close()
    expect(tables.length).toBe(TABLES.length)
    expect(tables.filter((table) => (table as { strict: number }).strict !== 1)).toEqual([])
  })
})

describe('a server that is killed', () => {
  test('has kept every write it acknowledged', { timeout: 120_000 }, async () => {
    const database = await createDatabase('sqlite')
    await database.db.destroy()
    const writer = spawnWriter(database.url)
    const acknowledged: string[] = []
    writer.stdout?.on('data', (chunk) => acknowledged.push(...String(chunk).split('\n').filter(Boolean)))
    while (acknowledged.length < 200) await sleep(10)
    writer.kill('SIGKILL')
    await new Promise((resolve) => writer.once('close', resolve))

    const file = new Database(database.url)
    const kept = new Set(file.prepare('select name from users').pluck().all())
    expect(acknowledged.filter((name) => !kept.has(name))).toEqual([])
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    file.close()
    await connect(database.url).destroy()
  })
})

/** Eight transactions at a time without end; a name is printed once its transaction was acknowledged. */
function spawnWriter(url: string): ChildProcess {
  const from = (path: string) => JSON.stringify(join(import.meta.dirname, '../..', path))
  const program = `
    import { writeSync } from 'node:fs'
    import { connect } from ${from('db/connect.ts')}
    const db = connect(${JSON.stringify(url)})
    let count = 0
    const write = async () => {
      for (;;) {
        const name = 'user ' + ++count
        await db.transaction().execute((trx) =>
          trx.insertInto('users').values({ id: name, name, created_at: 'now' }).execute())
        writeSync(1, name + '\\n')
      }
    }
    await Promise.all(Array.from({ length: 8 }, write))`
  return spawn(process.execPath, ['--input-type=module-typescript', '--no-warnings', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
