import Database from 'better-sqlite3'

/** Milliseconds to wait for a lock. The wait blocks the event loop, so it is short. */
const BUSY_MS = 250

export function openSqlite(path: string, { readonly = false } = {}): Database.Database {
  const database = new Database(path, { readonly, timeout: BUSY_MS })
  if (!readonly) {
    database.pragma('journal_mode = WAL')
    database.pragma('journal_size_limit = 67108864')
    database.pragma('optimize = 0x10002')
  }
  // A WAL file opens at NORMAL in this build: an acknowledged ballot could be lost with the power.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('cache_size = -16000')
  database.pragma('temp_store = MEMORY')
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  return database
}
