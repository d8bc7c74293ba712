import { sql } from 'kysely'
import { engineOf } from '../../db/connect.ts'
import { pendingMigrations } from '../../db/migrate.ts'
import { factory } from '../env.ts'

/** For those who run it: no session, no versions, never kept. */
export const health = factory
  .createApp()

  .get('/livez', (c) => {
    c.header('Cache-Control', 'no-store')
    return c.text('alive')
  })

  .get('/readyz', async (c) => {
    c.header('Cache-Control', 'no-store')
    const { db, ready, databaseUrl, log } = c.var.deps
    if (!ready()) return c.text('stopping', 503)
    try {
      const pending = await pendingMigrations(db, engineOf(databaseUrl))
      // A write that changes nothing: a full or read-only disk must show.
      await sql`update migrations set name = name where name = ''`.execute(db)
      return pending.length === 0 ? c.text('ready') : c.text('the schema is out of date', 503)
    } catch (error) {
      log.error({ err: error, requestId: c.var.requestId }, 'not ready')
      return c.text('the database does not answer', 503)
    }
  })
