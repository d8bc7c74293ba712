import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, type World } from '../helpers/world.ts'

const DEADLINE = '2026-11-27T16:00:00.000Z'
const HOSTILE = `Which?\r\nEND:VEVENT\r\nATTENDEE:mailto:eve@example.org; "a", \\n b: ü 漢字 🦊 ${'x'.repeat(120)}`

describe.each(ENGINES)('the calendar file of a room on %s', (engine) => {
  let world: World
  let room: Room
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom({ deadlineAt: DEADLINE, timeZone: 'Europe/Berlin' })
  })
  afterEach(() => world.close())

  const get = async (of = room, person: 'ada' | 'bo' | 'vera' | 'mallory' = 'bo') =>
    (await world.as(person)).get(`/decisions/${of.id}/calendar.ics`)
  /** As another program reads it. */
  const events = async (of = room) => {
    const calendar = new ICAL.Component(ICAL.parse(await (await get(of)).text()))
    return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  }
  const set = (columns: { review_on?: string; deadline_at?: string; abandoned_at?: string }) =>
    world.db.updateTable('decisions').set(columns).where('id', '=', room.id).execute()

  test('holds the end of voting as an instant, with a name and a version that stay', async () => {
    const answer = await get()
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="which-back-end-stack[a-z-]*\.ics"/,
    )
    const text = await answer.text()
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).toContain('DTSTART:20261127T160000Z')
    const [event, ...others] = await events()
    expect(others).toEqual([])
    expect(event?.summary).toBe('Voting ends: Which back-end stack for the queue?')
    expect(event?.startDate.toJSDate().toISOString()).toBe(DEADLINE)
    expect(event?.component.getFirstPropertyValue('url')).toBe(`https://moot.example/decisions/${room.id}`)
    const later = '2026-11-28T16:00:00.000Z'
    await world.vote('bo', room)
    await set({ deadline_at: later })
    const [moved] = await events()
    expect(moved?.uid).toBe(event?.uid)
    expect(moved?.sequence).toBeGreaterThan(event?.sequence ?? 0)
    expect(moved?.startDate.toJSDate().toISOString()).toBe(later)
  })

  test('holds the day to look again once there is one, as a day in no time zone', async () => {
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(await world.room(room.id))
    await set({ review_on: '2027-05-31' })
    const [, review, ...others] = await events()
    expect(others).toEqual([])
    expect(review?.summary).toBe('Look again: Which back-end stack for the queue?')
    expect([review?.startDate.isDate, review?.startDate.toString()]).toEqual([true, '2027-05-31'])
  })

  test('calls the end of voting off when the decision was given up', async () => {
    await set({ abandoned_at: DEADLINE })
    const [event] = await events()
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  test('takes what people wrote as text, whatever it looks like', async () => {
    const hostile = await world.openRoom({ question: HOSTILE, deadlineAt: DEADLINE })
    const text = await (await get(hostile)).text()
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const [event, ...others] = await events(hostile)
    expect(others).toEqual([])
    expect(event?.summary).toBe(`Voting ends: ${hostile.question}`.replaceAll('\r\n', '\n'))
    expect(event?.attendees).toEqual([])
  })

  test('is the same whatever is on a ballot, and however often it was changed', async () => {
    await world.vote('bo', room, { importance: 1 })
    const once = await (await get(room, 'ada')).text()
    await world.vote('bo', room, { importance: 5, comment: 'CANARY' })
    await world.vote('bo', room, { importance: 2 })
    expect(await (await get(room, 'ada')).text()).toBe(once)
  })

  test('is 404 without a date, and to strangers', async () => {
    const open = await world.openRoom()
    expect((await get(open)).status).toBe(404)
    expect((await get(room, 'vera')).status).toBe(200)
    expect((await get(room, 'mallory')).status).toBe(404)
    expect((await world.anonymous().get(`/decisions/${room.id}/calendar.ics`)).status).toBe(404)
  })

  test('is linked where the dates are', async () => {
    const bo = await world.as('bo')
    const link = async () =>
      (await bo.page(`/decisions/${room.id}`)).document.querySelector(
        `a[href="/decisions/${room.id}/calendar.ics"]`,
      )
    expect(await link()).not.toBeNull()
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(await world.room(room.id))
    await set({ review_on: '2027-05-31' })
    await world.db
      .updateTable('decisions')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .execute()
    expect(await link()).not.toBeNull()
  })
})
