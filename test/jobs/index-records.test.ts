import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findInLog } from '../../db/queries/adr-search.ts'
import { readLogFilter } from '../../src/domain/log-filter.ts'
import { formOf } from '../../src/form.ts'
import { createSchedule } from '../../src/jobs/schedule.ts'
import { ENGINES } from '../helpers/database.ts'
import { writeRecord } from '../helpers/records.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('records of an earlier version on %s', (engine) => {
  let world: World
  let teamId: string
  let ids: string[]
  beforeEach(async () => {
    world = await createWorld(engine)
    const room = await world.openRoom()
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    await world.decide(room, { title: 'Use Node.js' })
    teamId = room.team.id
    const written = [await writeRecord(world, teamId, { title: 'Use Go' }), await writeRecord(world, teamId)]
    ids = written.map(({ id }) => id)
    await world.db.deleteFrom('adr_texts').execute()
  })
  afterEach(() => world.close())

  const found = async (q: string) =>
    (await findInLog(world.db, teamId, readLogFilter(formOf(new URLSearchParams({ q }))))).total

  test('are found once the server has looked at them, also those of rooms', async () => {
    expect(await found('use')).toBe(0)
    await createSchedule(world.deps).run()
    expect(await found('use')).toBe(2)
    expect(await found('node')).toBe(1)
    expect(await found('"considered options"')).toBe(1)
  })

  test('keep what was kept in the meantime', async () => {
    const own = { adr_id: ids[0] ?? '', team_id: teamId, title: 'newer', tags: '', body: '', plain: '' }
    await world.db.insertInto('adr_texts').values(own).execute()
    await createSchedule(world.deps).run()
    expect(await found('newer')).toBe(1)
    expect(await world.db.selectFrom('adr_texts').selectAll().execute()).toHaveLength(3)
  })

  test('do not wait for one that can’t be read', async () => {
    await world.db
      .updateTable('adrs')
      .set({ record: '{"kind":"written"}' })
      .where('id', '=', ids[0] ?? '')
      .execute()
    await createSchedule(world.deps).run()
    expect(await found('"keep the queue"')).toBe(1)
    expect(world.lines.filter((line) => line.includes('"job":"index"'))).toHaveLength(1)
  })
})
