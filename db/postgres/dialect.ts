import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'

const POOL = {
  max: 10,
  // A whole team that votes in the same second waits for each other here.
  connectionTimeoutMillis: 5_000,
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
}

export function postgresDialect(url: string, onError: (error: Error) => void): Dialect {
  const pool = new pg.Pool({ ...POOL, connectionString: url })
  // Without a listener a lost idle connection ends the process.
  pool.on('error', onError)
  return new PostgresDialect({ pool })
}
