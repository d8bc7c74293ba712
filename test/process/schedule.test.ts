import { beforeAll, describe, expect, test, vi } from 'vitest'
import { ENGINES } from '../helpers/database.ts'
import { Served } from '../helpers/served.ts'
import { createWorld } from '../helpers/world.ts'

beforeAll(async () => {
  expect(await new Served({}, ['build']).ended()).toBe(0)
}, 240_000)

describe.each(ENGINES)('servers on %s', (engine) => {
  test('that start after a deadline reveal the round, once, and stop when they are told to', {
    timeout: 240_000,
  }, async () => {
    const world = await createWorld(engine)
    // The clock of the world stands in the past of these processes, whatever day it is.
    const deadlineAt = new Date(Date.now() - 60_000).toISOString()
    const room = await world.openRoom({ revealRule: 'deadline' })
    await world.vote('bo', room)
    await world.db
      .updateTable('decisions')
      .set({ deadline_at: deadlineAt })
      .where('id', '=', room.id)
      .execute()
    const env = {
      DATABASE_URL: world.deps.databaseUrl,
      APP_SECRET: 'a secret of the test world, long enough',
    }
    // One SQLite file is served by one process.
    const servers = Array.from({ length: engine === 'postgres' ? 3 : 1 }, () => new Served(env))
    try {
      await Promise.all(servers.map((server) => server.address()))
      await vi.waitFor(async () => expect((await world.room(room.id)).state).toBe('revealed'), {
        timeout: 20_000,
        interval: 50,
      })
      for (const server of servers) server.process.kill('SIGTERM')
      expect(await Promise.all(servers.map((server) => server.ended()))).toEqual(servers.map(() => 0))
      const reveals = await world.db
        .selectFrom('events')
        .select('particulars')
        .where('decision_id', '=', room.id)
        .where('action', '=', 'round_revealed')
        .execute()
      expect(reveals.map(({ particulars }) => JSON.parse(particulars).how)).toEqual(['deadline'])
    } finally {
      for (const server of servers) server.process.kill('SIGKILL')
      await world.close()
    }
  })
})
