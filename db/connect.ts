import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import { postgresDialect } from './postgres/dialect.ts'
import type { Tables } from './schema.ts'
import { sqliteDialect } from './sqlite/dialect.ts'

export type Db = Kysely<Tables>
export type Engine = 'sqlite' | 'postgres'

export const engineOf = (url: string): Engine => (/^postgres(ql)?:\/\//.test(url) ? 'postgres' : 'sqlite')

/** `postgres://…` opens PostgreSQL, anything else is the path of a SQLite file (a `sqlite:` prefix is allowed). */
export function connect(url: string, onError: (error: Error) => void = () => {}): Db {
  if (engineOf(url) === 'postgres') return new Kysely<Tables>({ dialect: postgresDialect(url, onError) })
  const path = sqlitePath(url)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return new Kysely<Tables>({ dialect: sqliteDialect(path) })
}

export const sqlitePath = (url: string) => url.replace(/^sqlite:(\/\/)?/, '')
