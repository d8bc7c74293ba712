import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const DAY = 86_400_000
const FORM = {
  verdict: 'partly',
  findings: 'Bookings take 200 ms; learning took a year.',
  next: 'keep',
  nextOn: '',
}

describe.each(ENGINES)('reviews on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}/reviews`
    await world.vote('ada', room, { familiarity: 3 })
    await world.vote('bo', room)
    await world.reveal(room)
    await world.decide(room, { reviewDate: '2026-12-01', expected: 'Bookings take under 300 ms.' })
  })
  afterEach(() => world.close())

  const post = async (person: Person, fields: Record<string, string> = {}, headers = {}) =>
    (await world.as(person)).post(path, { ...FORM, ...fields }, headers)
  const read = async (person: Person, address = path) =>
    textOf(await documentOf(await (await world.as(person)).get(address)))
  const reviewOn = async () => (await world.room(room.id)).reviewOn
  const handOverTo = async (person: Person) =>
    world.db
      .updateTable('decisions')
      .set({ decider_id: await world.userId(person) })
      .execute()

  test('are asked for at the day, on the record and in the log', async () => {
    const adr = `/decisions/${room.id}/adr`
    const log = `/teams/${room.team.id}/adrs`
    expect(await read('bo', adr)).not.toContain('What came true?')
    expect(await read('bo', log)).toContain('look again 2026-12-01')
    world.pass(8 * DAY)
    expect(await read('ada', adr)).toContain(
      'What came true? The team wanted to look again on 2026-12-01. Write the review',
    )
    expect(await read('bo', adr)).toContain('Ada writes the review.')
    expect(await read('bo', log)).toContain('review due')
    expect(await read('bo')).toContain('It is time to look again.')
    const page = await read('ada')
    expect(page).toContain('Bookings take under 300 ms.')
    expect(page).toContain('Did it come true?')
  })

  test('are kept with the record for good, which stays what it was', async () => {
    const stored = await world.db.selectFrom('adrs').selectAll().execute()
    const before = await (await (await world.as('bo')).get(`/decisions/${room.id}/adr.md`)).text()
    world.pass(8 * DAY)
    const response = await post('ada', { next: 'look again', nextOn: '2027-12-01' })
    expect([response.status, response.headers.get('Location')]).toEqual([303, path])
    expect(await reviewOn()).toBe('2027-12-01')
    const adr = `/decisions/${room.id}/adr`
    expect(await read('bo', adr)).toMatch(/look again ?2027-12-01/)
    world.pass(400 * DAY)
    await post('ada', { verdict: 'did not', findings: 'It has become slow.', next: 'reconsider' })
    expect(await reviewOn()).toBe(null)
    expect(await read('bo', adr)).not.toMatch(/look again ?20/)

    const file = await (await (await world.as('bo')).get(`/decisions/${room.id}/adr.md`)).text()
    expect(file.startsWith(before)).toBe(true)
    expect(file).toContain('Reviewed on 2026-12-01 by Ada: what was expected came true in part.\n')
    expect(file).toContain('The team looks again on 2027-12-01.\n')
    expect(file).toMatch(
      /Reviewed on 2028-01-05 by Ada[\s\S]*It has become slow\.\n\nThe team reconsiders the decision\.\n$/,
    )
    expect(await world.db.selectFrom('adrs').selectAll().execute()).toEqual(stored)
    expect(await read('vera', `/decisions/${room.id}/adr`)).toContain('It has become slow.')
    const page = await documentOf(await (await world.as('bo')).get(path))
    expect(textOf(page)).toMatch(/It has become slow\..*Bookings take 200 ms/)
    expect(page.querySelector(`a[href="/decisions/new?from=${room.id}"]`)).not.toBe(null)
    expect(await read('bo', `/teams/${room.team.id}/adrs`)).toContain(
      'The one reviewed expectation did not come true.',
    )
    const exported = await (await world.as('bo')).get(`/decisions/${room.id}/export.json`)
    expect(((await exported.json()) as { reviews: unknown }).reviews).toMatchObject([
      { on: '2026-12-01', by: 'Ada', verdict: 'partly', nextOn: '2027-12-01' },
      { on: '2028-01-05', verdict: 'did not', next: 'reconsider', nextOn: null },
    ])
    const events = await world.db.selectFrom('events').select(['action', 'particulars']).execute()
    expect(events.filter(({ action }) => action === 'review_recorded')).toHaveLength(2)
    expect(JSON.stringify(events).includes('become slow')).toBe(false)
  })

  test('that are wrong come back as typed, and nothing is stored', async () => {
    world.pass(8 * DAY)
    await world.as('ada')
    const before = await dumpTables(world.db)
    for (const headers of [{}, FRAGMENT]) {
      const fields = { verdict: '', findings: ' ', next: 'look again', nextOn: '2026-12-01' }
      const response = await post('ada', fields, headers)
      const page = await documentOf(response)
      expect(response.status).toBe(422)
      expect(messageAt(page, 'verdict')).toBe('Say whether it came true.')
      expect(messageAt(page, 'findings')).toBe('Say what you found, in a sentence or more.')
      expect(messageAt(page, 'nextOn')).toBe('Look again on a day to come.')
      expect(inputOf(page, 'next')).toEqual(['look again'])
      expect(inputOf(page, 'nextOn')).toBe('2026-12-01')
    }
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('sent twice are one', async () => {
    world.pass(8 * DAY)
    const sent = await Promise.all(Array.from({ length: 6 }, () => post('ada')))
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 303))
    expect(await countRows(world.db, 'reviews')).toBe(1)
  })

  test('come before the day from the decider alone', async () => {
    await handOverTo('bo')
    expect((await post('ada')).status).toBe(409)
    expect(await read('ada')).not.toContain('Did it come true?')
    expect((await post('bo', { findings: 'It is slow already.' })).status).toBe(303)
    expect(await countRows(world.db, 'reviews')).toBe(1)
    await world.db.updateTable('decisions').set({ review_on: '2026-11-23' }).execute()
    expect((await post('ada')).status).toBe(303)
    // The day is gone with the review, and the same form again is no second one.
    expect((await post('ada')).status).toBe(303)
    expect(await countRows(world.db, 'reviews')).toBe(2)
  })

  test('are due by the calendar of the room', async () => {
    await world.db.updateTable('decisions').set({ time_zone: 'Pacific/Kiritimati' }).execute()
    // 2026-11-30 12:00 in UTC is 2026-12-01 02:00 there.
    world.pass(7 * DAY + 3 * 3_600_000)
    expect(await read('bo', `/teams/${room.team.id}/adrs`)).toContain('review due')
    await world.db.updateTable('decisions').set({ time_zone: 'UTC' }).execute()
    expect(await read('bo', `/teams/${room.team.id}/adrs`)).not.toContain('review due')
  })

  test('are written by those who run the room, and read by the team', async () => {
    world.pass(8 * DAY)
    const statuses: Record<string, number[]> = {}
    for (const person of ['bo', 'vera', 'mallory', 'anonymous'] as const) {
      const browser = person === 'anonymous' ? world.anonymous() : await world.as(person)
      statuses[person] = [(await browser.post(path, FORM)).status, (await browser.get(path)).status]
    }
    expect(statuses).toEqual({ bo: [403, 200], vera: [403, 200], mallory: [404, 404], anonymous: [404, 404] })
    expect(await countRows(world.db, 'reviews')).toBe(0)
  })

  test('wait for an outcome', async () => {
    const open = await world.openRoom()
    const ada = await world.as('ada')
    expect((await ada.post(`/decisions/${open.id}/reviews`, FORM)).status).toBe(409)
    expect((await ada.get(`/decisions/${open.id}/reviews`)).headers.get('Location')).toBe(
      `/decisions/${open.id}`,
    )
  })
})
