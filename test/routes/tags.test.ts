import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StoredAdr } from '../../db/queries/records.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, inputOf, messageAt } from '../helpers/html.ts'
import { recordOf, versionsOf, writeRecord } from '../helpers/records.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the tags of a record on %s', (engine) => {
  let world: World
  let room: Room
  let adr: StoredAdr
  beforeAll(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    adr = await writeRecord(world, room.team.id)
  })

  const path = () => `/teams/${room.team.id}/adrs/${adr.record.number}/tags`
  const post = async (fields: Record<string, string>, person: Person = 'bo') =>
    (await world.as(person)).post(path(), fields)
  const now = async () => (await recordOf(world, room.team.id, adr.record.number)).record.tags

  test('are put on and taken off, each time as a version', async () => {
    expect((await post({ tag: ' Data  Base, QUEUE' })).headers.get('Location')).toBe(path())
    expect(await now()).toEqual(['data base', 'queue'])
    await post({ remove: 'queue' })
    expect(await now()).toEqual(['data base'])
    expect(await versionsOf(world, adr.id)).toMatchObject([
      { action: 'written' },
      { action: 'tagged', note: 'data base, queue' },
      { action: 'tagged', note: 'data base' },
    ])
  })

  test('that are there already, or gone already, make no version', async () => {
    await post({ tag: 'queue' })
    await post({ tag: 'Queue' })
    await post({ remove: 'nothing' })
    expect(await now()).toEqual(['queue'])
    expect(await versionsOf(world, adr.id)).toHaveLength(2)
  })

  test('put on by several at once are all there', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    await Promise.all(names.map((tag, at) => post({ tag }, at % 2 ? 'ada' : 'bo')))
    expect(await now()).toEqual(names)
    expect(await versionsOf(world, adr.id)).toHaveLength(1 + names.length)
  })

  test.each([
    ['', 'Write a tag.'],
    [' , ,\u200b', 'Write a tag.'],
    ['x'.repeat(41), /at most 40 characters/],
    [Array.from({ length: 13 }, (_, at) => `t${at}`).join(), /at most 12 tags/],
  ])('%j is refused with a reason, and kept in the field', async (tag, message) => {
    const response = await post({ tag })
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, 'tag')).toMatch(message)
    expect(inputOf(page, 'tag')).toBe(tag)
    expect(await now()).toEqual([])
  })

  test('are suggested from those the team uses', async () => {
    await post({ tag: 'suggested one' })
    const other = await writeRecord(world, room.team.id)
    const page = await (await world.as('bo')).page(`/teams/${room.team.id}/adrs/${other.record.number}/tags`)
    const options = [...page.document.querySelectorAll('datalist option')]
    expect(options.map((option) => option.getAttribute('value'))).toContain('suggested one')
  })

  test('are said in the history of the room a record came from', async () => {
    const decided = await world.openRoom()
    await world.vote('ada', decided)
    await world.vote('bo', decided)
    await world.reveal(decided)
    await world.decide(decided)
    const response = await (await world.as('ada')).post(`/teams/${decided.team.id}/adrs/1/tags`, {
      tag: 'queue',
    })
    expect(response.status).toBe(303)
    const page = await (await world.as('bo')).page(`/decisions/${decided.id}/history`)
    expect(page.text).toContain('Ada changed the tags of the record.')
    // Of a room’s record that is its facilitator’s, its decider’s and the owners’.
    const bo = await (await world.as('bo')).post(`/teams/${decided.team.id}/adrs/1/tags`, { tag: 'x' })
    expect(bo.status).toBe(403)
  })

  test('are not an observer’s or a stranger’s to change', async () => {
    expect((await post({ tag: 'x' }, 'vera')).status).toBe(403)
    expect((await post({ tag: 'x' }, 'mallory')).status).toBe(404)
    expect((await world.anonymous().post(path(), { tag: 'x' })).status).toBe(404)
    expect(await now()).toEqual([])
  })
})
