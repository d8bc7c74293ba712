import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { handOver } from '../../src/actions/hand-over.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('handing a room over on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  let ids: Record<'ada' | 'bo' | 'vera', string>
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}/handover`
    ids = { ada: await world.userId('ada'), bo: await world.userId('bo'), vera: await world.userId('vera') }
  })
  afterEach(() => world.close())

  const runners = async () => {
    const { facilitator, decider } = await world.room(room.id)
    return [facilitator.name, decider.name]
  }

  test('is chosen, looked over and then done, and the one who did it is a voter like the others', async () => {
    const ada = await world.as('ada')
    const before = await dumpTables(world.db)
    const form = await documentOf(await ada.get(path))
    const names = [...form.querySelectorAll('#facilitator option')].map((option) => option.textContent)
    expect(names).toEqual(['Ada', 'Bo'])
    const look = await ada.get(`${path}?facilitator=${ids.bo}&decider=${ids.ada}`)
    expect(textOf(await documentOf(look))).toMatch(
      /Bo becomes the facilitator.*Ada stays the decider.*only Bo/,
    )
    expect(await dumpTables(world.db)).toEqual(before)

    const done = await ada.post(path, { facilitator: ids.bo, decider: ids.ada })
    expect([done.status, done.headers.get('Location')]).toEqual([303, `/decisions/${room.id}/people`])
    expect(await runners()).toEqual(['Bo', 'Ada'])
    expect((await ada.get(path)).status).toBe(403)
    expect((await ada.get(`/decisions/${room.id}/settings`)).status).toBe(403)
    expect((await (await world.as('bo')).get(`/decisions/${room.id}/settings`)).status).toBe(200)
    const events = await world.db.selectFrom('events').select(['action', 'particulars']).execute()
    expect(events.filter(({ action }) => /facilitator_|decider_/.test(action))).toEqual([
      { action: 'facilitator_changed', particulars: JSON.stringify({ from: ids.ada, to: ids.bo }) },
    ])
  })

  test('gives the decider alone, and as it is it changes nothing', async () => {
    const ada = await world.as('ada')
    await ada.post(path, { facilitator: ids.ada, decider: ids.bo })
    expect(await runners()).toEqual(['Ada', 'Bo'])
    const before = await dumpTables(world.db)
    expect((await ada.post(path, { facilitator: ids.ada, decider: ids.bo })).status).toBe(303)
    const asItIs = await ada.get(`${path}?facilitator=${ids.ada}&decider=${ids.bo}`)
    expect(textOf(await documentOf(asItIs))).toContain('Hand the room over')
    const after = await dumpTables(world.db)
    expect(after.events).toEqual(before.events)
    expect(await runners()).toEqual(['Ada', 'Bo'])
  })

  test('goes to nobody who reads along, is a stranger or is nobody', async () => {
    const ada = await world.as('ada')
    for (const person of [ids.vera, await world.userId('mallory'), 'nobody', ''])
      for (const fields of [
        { facilitator: person, decider: ids.ada },
        { facilitator: ids.ada, decider: person },
      ])
        expect((await ada.post(path, fields)).status).toBe(409)
    expect(await runners()).toEqual(['Ada', 'Ada'])
  })

  test('and taking the same person out never both go through', async () => {
    const ada = await world.as('ada')
    for (let trial = 0; trial < 5; trial++) {
      const fresh = await world.openRoom({ team: { name: `Trial ${trial}` } })
      const address = `/decisions/${fresh.id}`
      const [handed, removed] = await Promise.all([
        ada.post(`${address}/handover`, { facilitator: ids.ada, decider: ids.bo }),
        ada.post(`${address}/people/${ids.bo}/removal`),
      ])
      expect([handed.status, removed.status]).toContain(303)
      expect([handed.status, removed.status].toSorted()).not.toEqual([303, 303])
      const members = await world.db
        .selectFrom('members')
        .select('user_id')
        .where('team_id', '=', fresh.team.id)
        .execute()
      const { decider, facilitator } = await world.room(fresh.id)
      for (const { id } of [decider, facilitator]) expect(members.map(({ user_id }) => user_id)).toContain(id)
    }
  })

  test('is done once by the one who is facilitator at that moment', async () => {
    const wanted = { room, facilitatorId: ids.bo, deciderId: ids.bo, actorId: ids.ada, at: world.now() }
    const done = await Promise.all([1, 2, 3].map(() => handOver(world.db, wanted)))
    expect(done.toSorted()).toEqual(['handed over', 'late', 'late'])
    expect(await runners()).toEqual(['Bo', 'Bo'])
  })
})
