import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findRecordOf } from '../../db/queries/records.ts'
import { setRepository } from '../../src/actions/set-repository.ts'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('changes of one record at the same time on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  test('never wait for each other in a circle: a review and tags, with a repository to push to', async () => {
    const room = await world.openRoom()
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(room)
    const ada = await world.as('ada')
    await setRepository(world.db, {
      ...{ teamId: room.team.id, remote: 'https://git.example/a/b', branch: 'main', folder: 'docs' },
      ...{ format: 'madr', by: await world.userId('ada'), at: world.now() },
    })
    const stored = await findRecordOf(world.db, room.id)
    const tags = `/teams/${room.team.id}/adrs/${stored?.record.number}/tags`
    for (let round = 0; round < 12; round += 1) {
      const answers = await Promise.all([
        ada.post(tags, { tag: `tag ${round}`, remove: round === 0 ? '' : `tag ${round - 1}` }),
        ada.post(`/decisions/${room.id}/reviews`, {
          ...{ verdict: 'partly', findings: `Looked at it ${round} times.`, next: 'keep', nextOn: '' },
        }),
      ])
      expect(answers.map(({ status }) => status)).toEqual([303, 303])
    }
    const events = await world.db
      .selectFrom('events')
      .select('action')
      .where('decision_id', '=', room.id)
      .where('action', 'in', ['review_recorded', 'record_tagged'])
      .execute()
    expect(events).toHaveLength(24)
  })
})
