import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyFile } from '../../src/verify-file.ts'
import { ENGINES } from '../helpers/database.ts'
import { type Export, exportOf } from '../helpers/exports.ts'
import { useFiles } from '../helpers/files.ts'
import { alike, decide, fullRoom, idIn, send } from '../helpers/imports.ts'
import { createWorld, type World } from '../helpers/world.ts'

const KINDS: [string, object][] = [
  ['names shown', {}],
  ['names hidden', { namesShown: false }],
  ['anonymous', { namesShown: false, anonymous: true }],
  ['points', { importanceMethod: 'points' }],
  ['places', { importanceMethod: 'rank-sum', timeZone: 'Pacific/Auckland' }],
]

describe.each(ENGINES)('importing a room on %s', (engine) => {
  const { file } = useFiles()

  describe.each(KINDS)('with %s', (_, changes) => {
    let world: World
    let other: World
    beforeAll(async () => {
      world = await createWorld(engine)
      other = await createWorld(engine)
      await other.as('mallory')
    })
    afterAll(async () => {
      await world.close()
      await other.close()
    })

    test('gives the same room, which exports and verifies as it did at home, here and elsewhere', async () => {
      const id = await fullRoom(world, changes)
      const whole = await exportOf(world, id)
      expect([whole.rounds.length, whole.changes.length, whole.comments.length]).toEqual([2, 2, 2])
      expect(whole.comments.map(({ before }: Export) => before.length).sort()).toEqual([0, 1])
      expect(whole.comments.filter(({ deletedAt }: Export) => deletedAt)).toHaveLength(1)
      expect(whole.proposals[0].stances.map(({ before }: Export) => before.length)).toEqual([0, 1])
      for (const stage of ['revealed', 'decided']) {
        if (stage === 'decided') await decide(world, id)
        const before = await exportOf(world, id)
        expect([before.decision.state, before.reviews.length]).toEqual([stage, stage === 'decided' ? 1 : 0])
        const verified = verifyFile(file(before))
        for (const place of [world, other]) {
          const answer = await send(place, before)
          expect([answer.status, answer.headers.get('Location')]).toEqual([
            303,
            expect.stringMatching(/[\w-]{22}$/),
          ])
          const mallory = await place.as('mallory')
          const after: Export = await (await mallory.get(`/decisions/${idIn(answer)}/export.json`)).json()
          expect(alike(after)).toEqual(alike(before))
          expect(JSON.stringify([after.ballots, after.rounds, after.history])).toBe(
            JSON.stringify([before.ballots, before.rounds, before.history]),
          )
          expect(verifyFile(file(after))).toEqual(verified)
          expect(idIn(answer)).not.toBe(id)
        }
      }
    }, 120_000)
  })
})
