import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Db, type Engine } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'

export const ENGINES: readonly Engine[] = ['sqlite', 'postgres']

export type TestDatabase = { db: Db; url: string; engine: Engine; close: () => Promise<void> }

/** An empty, migrated database of its own on the engine. */
export async function createDatabase(engine: Engine, { migrated = true } = {}): Promise<TestDatabase> {
  const { url, drop } = engine === 'sqlite' ? sqlitePlace() : await postgresPlace()
  const db = connect(url)
  if (migrated) await migrate(db, engine, '2026-01-01T00:00:00.000Z')
  return {
    db,
    url,
    engine,
    close: async () => {
      await db.destroy()
      await drop()
    },
  }
}

function sqlitePlace() {
  const folder = mkdtempSync(join(tmpdir(), 'stackmoot-'))
  return {
    url: join(folder, 'stackmoot.db'),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function postgresPlace() {
  const server = inject('postgresUrl')
  const schema = `w${process.pid}_${Math.random().toString(36).slice(2, 12)}`
  await onServer(server, `create schema ${schema}`)
  return {
    url: `${server}?options=${encodeURIComponent(`-c search_path=${schema}`)}`,
    drop: () => onServer(server, `drop schema ${schema} cascade`),
  }
}

async function onServer(connectionString: string, statement: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statement)
  await client.end()
}
