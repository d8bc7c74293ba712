import { engineOf } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import type { Config } from './config.ts'
import { openData } from './open-data.ts'

export async function migrateCommand(config: Config): Promise<void> {
  const data = openData(config, console.error)
  try {
    const applied = await migrate(data.db, engineOf(config.databaseUrl), new Date().toISOString())
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
  } finally {
    await data.close()
  }
}
