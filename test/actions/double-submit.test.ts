import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDecision } from '../../src/actions/open-decision.ts'
import { secretFrom } from '../../src/secret.ts'
import { createDatabase, ENGINES, type TestDatabase } from '../helpers/database.ts'
import { standardBrief } from '../helpers/world.ts'

describe.each(ENGINES)('opening a room on %s', (engine) => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await createDatabase(engine)
  })
  afterEach(() => database.close())

  test('a form sent several times at the same moment opens one room', async () => {
    const wanted = { brief: standardBrief(), userId: null, submissionKey: 'the same form', at: new Date() }
    const secret = secretFrom('a secret that is long enough for a test')
    const opened = await Promise.all([1, 2, 3, 4].map(() => openDecision(database.db, secret, wanted)))

    expect(new Set(opened.map(({ decisionId }) => decisionId)).size).toBe(1)
    expect(new Set(opened.map(({ userId }) => userId)).size).toBe(1)
    expect(await database.db.selectFrom('users').select('id').execute()).toHaveLength(1)
  })
})
