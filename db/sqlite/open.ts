import Database from 'better-sqlite3'

/** Milliseconds to wait for a lock. The wait blocks the event loop, so it is short. */
const BUSY_MS = 250

/**
 * No statistics are gathered (PRAGMA optimize): every look-up has its index, and what was counted when there were two
 * rooms would make SQLite scan for them still when there are thousands.
 */
export function openSqlite(path: string, { readonly = false } = {}): Database.Database {
  const database = new Database(path, { readonly, timeout: BUSY_MS })
  if (!readonly) {
    database.pragma('journal_mode = WAL')
    database.pragma('journal_size_limit = 67108864')
  }
  // A WAL file opens at NORMAL in this build: an acknowledged ballot could be lost with the power.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('cache_size = -16000')
  database.pragma('temp_store = MEMORY')
  // What is deleted is overwritten: an anonymous ballot is written anew elsewhere, and must not stay where it was.
  database.pragma('secure_delete = ON')
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  return database
}
