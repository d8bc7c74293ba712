import Database from 'better-sqlite3'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { isPassing } from '../../db/errors.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld } from '../helpers/world.ts'

describe.each(ENGINES)('a database that somebody else holds, on %s', (engine) => {
  test('lets people read, tells who writes to try again, and recovers', async () => {
    const world = await createWorld(engine)
    const room = await world.openRoom()
    const bo = await world.as('bo')
    const path = `/decisions/${room.id}/ballot`
    const release = await (engine === 'sqlite' ? holdFile : holdRows)(world.deps.databaseUrl)

    const refused = await bo.post(path, ballotForm(room))
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2'])
    expect(textOf(await documentOf(refused))).toContain('Nothing was saved')
    expect((await bo.get(path)).status).toBe(200)
    expect(world.lines.join('')).toContain('could not do it now')

    await release()
    expect((await bo.post(path, ballotForm(room))).status).toBe(303)
    expect(await countRows(world.db, 'ballots')).toBe(1)
    await world.close()
  })
})

test('only what passes by itself is called passing', () => {
  for (const code of [
    'SQLITE_BUSY',
    'SQLITE_BUSY_SNAPSHOT',
    'SQLITE_FULL',
    '55P03',
    '40P01',
    '08006',
    '53300',
    'ECONNREFUSED',
  ])
    expect(isPassing({ code })).toBe(true)
  expect(isPassing(new Error('timeout exceeded when trying to connect'))).toBe(true)
  for (const other of [
    { code: '23505' },
    { code: 'SQLITE_CONSTRAINT' },
    new Error('x'),
    null,
    undefined,
    { code: 42 },
  ])
    expect(isPassing(other)).toBe(false)
})

async function holdFile(path: string) {
  const other = new Database(path)
  other.exec('begin immediate')
  return async () => void other.close()
}

async function holdRows(connectionString: string) {
  const other = new pg.Client({ connectionString })
  await other.connect()
  await other.query('begin')
  await other.query('select * from rounds for update')
  return () => other.end()
}
