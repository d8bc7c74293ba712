import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { connect, type Db, engineOf, sqlitePath } from '../db/connect.ts'
import { lockData } from '../db/sqlite/lock.ts'
import type { Config } from './config.ts'

/** The database of this configuration, for this process alone if it is a file. */
export function openData(
  { databaseUrl }: Config,
  onError: (error: Error) => void,
): { db: Db; close: () => Promise<void> } {
  if (engineOf(databaseUrl) === 'postgres') {
    const db = connect(databaseUrl, onError)
    return { db, close: () => db.destroy() }
  }
  const path = sqlitePath(databaseUrl)
  // Ballots are in there: nobody else on this machine may read what is made from here on.
  process.umask(0o077)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const lock = lockData(`${path}.lock`)
  const db = connect(databaseUrl, onError)
  return {
    db,
    close: async () => {
      await db.destroy()
      lock.release()
    },
  }
}
