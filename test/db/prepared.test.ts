import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { prepared } from '../../db/prepared.ts'
import { createDatabase, ENGINES, type TestDatabase } from '../helpers/database.ts'

describe.each(ENGINES)('a prepared query on %s', (engine) => {
  let database: TestDatabase
  let built: number
  const people = prepared((db, name: string, other: string) => {
    built += 1
    return db
      .selectFrom('users')
      .select('id')
      .where('created_at', '=', 'then')
      .where((eb) => eb.or([eb('name', '=', other), eb('name', '=', name)]))
      .where('name', '!=', other)
  })
  beforeEach(async () => {
    built = 0
    database = await createDatabase(engine)
    const names = ['Ada', 'Bo', "Robert'); drop table users;--"]
    await database.db
      .insertInto('users')
      .values(names.map((name, index) => ({ id: String(index), name, created_at: 'then' })))
      .execute()
  })
  afterEach(() => database.close())

  test('is built once and runs with each call’s values, wherever they stand', async () => {
    const { db } = database
    expect(await people(db, 'Ada', 'Bo')).toEqual([{ id: '0' }])
    expect(await people(db, 'Bo', 'Ada')).toEqual([{ id: '1' }])
    expect(await people(db, "Robert'); drop table users;--", '')).toEqual([{ id: '2' }])
    expect(await people(db, 'nobody', '')).toEqual([])
    expect(built).toBe(1)
  })

  test('sees what its own transaction has written', async () => {
    await database.db.transaction().execute(async (trx) => {
      await trx.insertInto('users').values({ id: '9', name: 'Cy', created_at: 'then' }).execute()
      expect(await people(trx, 'Cy', '')).toEqual([{ id: '9' }])
    })
  })
})
