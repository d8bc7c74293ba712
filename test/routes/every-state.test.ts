import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { roundForm } from '../helpers/forms.ts'
import { type Dump, dumpTables, restoreTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'
import { ACTORS, ask, EXPECTATIONS, type Stage, stageOf } from './expectations.ts'

const ROUTES = Object.keys(EXPECTATIONS).filter((route) => route.includes('/decisions/:decisionId'))
const READS = ROUTES.filter((route) => route.startsWith('GET '))

/** Ways to the states that the sweep of all routes does not begin from. */
const STATES: Record<string, (world: World, room: Room) => Promise<void>> = {
  'a draft': async (world, room) => {
    await post(world, room, 'draft')
  },
  'a draft that was given up': async (world, room) => {
    await post(world, room, 'draft')
    await post(world, room, 'abandonment', { reason: 'No budget.' })
  },
  'a sealed room that was given up': async (world, room) => {
    await world.vote('bo', room)
    await post(world, room, 'abandonment', { reason: 'No budget.' })
  },
  'a second round in which nobody has voted': async (world, room) => {
    await firstRound(world, room)
  },
  'a second round that is sealed': async (world, room) => {
    await firstRound(world, room)
    await world.vote('bo', await world.room(room.id))
  },
  'a second round that is open': async (world, room) => {
    await firstRound(world, room)
    await secondRound(world, room)
  },
  'a revealed room that was given up': async (world, room) => {
    await firstRound(world, room)
    await secondRound(world, room)
    await post(world, room, 'abandonment', { reason: 'No budget.' })
  },
  'a room decided in the second round': async (world, room) => {
    await firstRound(world, room)
    await secondRound(world, room)
    await world.decide(await world.room(room.id))
  },
}

async function post(world: World, room: Room, noun: string, form: Parameters<typeof world.decide>[1] = {}) {
  const { status } = await (await world.as('ada')).post(`/decisions/${room.id}/${noun}`, form)
  expect(status).toBe(303)
}

async function firstRound(world: World, room: Room) {
  await world.vote('ada', room)
  await world.vote('bo', room)
  await world.reveal(room)
  await post(world, room, 'rounds', roundForm(await world.room(room.id)))
}

async function secondRound(world: World, room: Room) {
  const second = await world.room(room.id)
  await world.vote('ada', second, { importance: 5 })
  await world.vote('bo', second, { importance: 1 })
  await world.reveal(second)
}

describe.each(ENGINES)('every route on %s', (engine) => {
  describe.each(Object.keys(STATES))('of %s', (state) => {
    let world: World
    let stage: Stage
    let start: Dump
    beforeAll(async () => {
      world = await createWorld(engine)
      for (const actor of ACTORS) if (actor !== 'anonymous') await world.as(actor)
      const room = await world.openRoom()
      await STATES[state]?.(world, room)
      stage = await stageOf(world, await world.room(room.id))
      start = await dumpTables(world.db)
    })
    afterAll(() => world.close())

    test('answers members in words, and strangers not at all', async () => {
      const troubles: string[] = []
      for (const route of ROUTES)
        for (const actor of ACTORS) {
          const response = await ask(route, stage, actor)
          const { status } = response
          const isStranger = actor === 'mallory' || actor === 'anonymous'
          if (status >= 500 || (isStranger && status !== 404)) troubles.push(`${route} ${actor}: ${status}`)
          const isPage = (response.headers.get('Content-Type') ?? '').includes('text/html')
          if (isPage && /undefined|NaN|\[object/.test(await response.text()))
            troubles.push(`${route} ${actor}: gaps`)
          if (!route.startsWith('GET ')) await restoreTables(world.db, start)
        }
      expect(troubles).toEqual([])
    }, 240_000)

    test('changes nothing when it is only read', async () => {
      await restoreTables(world.db, start)
      for (const route of READS) for (const actor of ACTORS) await ask(route, stage, actor)
      expect(await dumpTables(world.db)).toEqual(start)
    }, 120_000)
  })
})
