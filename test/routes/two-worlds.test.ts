import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { queueMail } from '../../src/jobs/queue-mail.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm, roundForm } from '../helpers/forms.ts'
import { type Dump, dumpTables, restoreTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'
import { crawl, differing } from './crawl.ts'
import { ACTORS, type Stage, stageOf } from './expectations.ts'

const WATCHERS = ACTORS.filter((actor) => actor !== 'bo')
const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE

const NAMES = {
  'names shown': {},
  'names hidden': { namesShown: false },
  anonymous: { namesShown: false, anonymous: true },
} as const

type Form = Record<string, string>

/** A room with a sealed round in it: the first one, or one after a round that everybody has seen. */
async function sealed(world: World, names: keyof typeof NAMES, round: 1 | 2): Promise<Room> {
  const deadlineAt = new Date(world.now().getTime() + 30 * HOUR).toISOString()
  const room = await world.openRoom({ ...NAMES[names], directVote: true, cellRatings: true, deadlineAt })
  await world.vote('ada', room, { importance: 2, familiarity: 4 })
  if (round === 1) return world.room(room.id)
  await world.vote('bo', room, { importance: 4, familiarity: 1, comment: 'Said in the first round.' })
  await world.reveal(room)
  const opened = await world.room(room.id)
  const ada = await world.as('ada')
  const response = await ada.post(`/decisions/${room.id}/rounds`, roundForm(opened))
  expect(response.status).toBe(303)
  const second = await world.room(room.id)
  await world.vote('ada', second, { importance: 1, familiarity: 3 })
  return world.room(room.id)
}

describe.each(ENGINES)('two worlds that differ in sealed answers alone, on %s', (engine) => {
  describe.each(Object.keys(NAMES) as (keyof typeof NAMES)[])('with %s', (names) => {
    describe.each([1, 2] as const)('in round %d', (round) => {
      let world: World
      let room: Room
      let stage: Stage
      let start: Dump

      beforeAll(async () => {
        world = await createWorld(engine)
        for (const actor of ACTORS) if (actor !== 'anonymous') await world.as(actor)
        room = await sealed(world, names, round)
        expect([room.state, room.round.number]).toEqual(['voting', round])
        stage = await stageOf(world, room)
        world.pass(MINUTE)
        start = await dumpTables(world.db)
      })
      afterAll(() => world.close())

      /** What everybody but Bo can see, an hour after Bo has sent these forms, one after the other. */
      const worldAfter = async (forms: readonly Form[]) => {
        await restoreTables(world.db, start)
        const bo = await world.as('bo')
        for (const form of forms) {
          const { status } = await bo.post(`/decisions/${room.id}/ballot`, form)
          expect(status).toBe(303)
        }
        await queueMail(world.deps)
        return crawl(world, stage, WATCHERS)
      }

      const mild = () => ballotForm(room, { importance: 1, familiarity: 1, direct: 1, rating: 2 })
      const fierce = () => ({
        ...ballotForm(room, {
          importance: 5,
          familiarity: 4,
          comment: 'CANARY-COMMENT',
          direct: 5,
          rating: 9,
        }),
        [`vetoes.${room.options[1]?.id}`]: 'CANARY-REASON',
        [`willingness.${room.options[0]?.id}`]: '2',
      })

      test('look the same to everybody but the voter', async () => {
        const [one, other] = [await worldAfter([mild()]), await worldAfter([fierce()])]
        expect(Object.keys(one).length).toBeGreaterThan(100)
        expect(differing(one, other)).toEqual([])
        expect(JSON.stringify(other)).not.toContain('CANARY')
      })

      test('look the same however often the ballot was changed', async () => {
        expect(differing(await worldAfter([mild()]), await worldAfter([fierce(), mild(), fierce()]))).toEqual(
          [],
        )
      })

      if (names === 'anonymous')
        test('look the same whether or not one more has come and voted', async () => {
          const nobody = await worldAfter([mild()])
          await restoreTables(world.db, start)
          const joiner = world.anonymous()
          const joined = await joiner.post(stage.invite, { ...mild(), name: 'Joan' })
          expect(joined.status).toBe(303)
          await queueMail(world.deps)
          expect(differing(nobody, await crawl(world, stage, WATCHERS))).toEqual([])
        })

      test('look different once somebody has voted, or nothing could be seen at all', async () => {
        const changed = differing(await worldAfter([]), await worldAfter([mild()]))
        if (names === 'anonymous') expect(changed).toEqual([])
        else expect(changed).toContain('GET /decisions/:decisionId/turnout ada')
      })

      if (engine === 'sqlite' && round === 1)
        test('look the same for any ballots', async () => {
          const level = (most: number) => fc.option(fc.integer({ min: 0, max: most }), { nil: undefined })
          const answers = fc
            .record({
              importance: fc.array(level(5), {
                minLength: room.criteria.length,
                maxLength: room.criteria.length,
              }),
              familiarity: fc.array(level(4), {
                minLength: room.options.length,
                maxLength: room.options.length,
              }),
              veto: fc.option(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), { nil: undefined }),
              comment: fc.string({ unit: 'binary', maxLength: 60 }),
            })
            .map(({ importance, familiarity, veto, comment }): Form => {
              const form: Form = { ...mild(), comment: `${comment} words` }
              room.criteria.forEach(({ id }, index) => {
                form[`importance.${id}`] = String(importance[index] ?? '')
              })
              room.options.forEach(({ id }, index) => {
                form[`familiarity.${id}`] = String(familiarity[index] ?? '')
              })
              if (veto !== undefined) form[`vetoes.${room.options[0]?.id}`] = veto
              return form
            })
          const plain = await worldAfter([mild()])
          await fc.assert(
            fc.asyncProperty(fc.array(answers, { minLength: 1, maxLength: 3 }), async (forms) => {
              expect(differing(plain, await worldAfter(forms))).toEqual([])
            }),
            { numRuns: 8 },
          )
        }, 300_000)
    })
  })
})
