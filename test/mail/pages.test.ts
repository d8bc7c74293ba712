import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { mailIn } from '../helpers/mail.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('mail about a room on %s', (engine) => {
  let world: World
  let mail: ReturnType<typeof mailIn>
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    mail = mailIn(world)
    room = await world.openRoom({ deadlineAt: '2026-11-26T17:00:00.000Z' })
    path = `/decisions/${room.id}/subscription`
  })
  afterEach(() => world.close())

  const seen = async (person: 'ada' | 'bo' | 'vera', at = path) =>
    documentOf(await (await world.as(person)).get(at))
  const stored = () =>
    world.db.selectFrom('subscriptions').select(['address', 'reminder', 'result', 'review']).execute()

  test('is offered on the room, the receipt and a page of its own, by what the person can be told', async () => {
    await world.vote('bo', room)
    for (const at of [`/decisions/${room.id}`, `/decisions/${room.id}/receipt`, path]) {
      const page = await seen('bo', at)
      expect(page.querySelector(`form[action="${path}"]`), at).not.toBeNull()
      expect(page.querySelectorAll('input[name="wish"]'), at).toHaveLength(3)
    }
    // An observer has no vote to be reminded of.
    expect((await seen('vera')).querySelector('input[value="reminder"]')).toBeNull()
    await world.reveal(room)
    expect((await seen('bo')).querySelector('input[value="reminder"]')).toBeNull()
    expect((await seen('bo')).querySelector('input[value="result"]')).not.toBeNull()
  })

  test('is asked for, changed and ended, and shown to nobody else', async () => {
    const bo = await world.as('bo')
    const asked = await bo.post(path, { address: ' Bo@example.org ', wish: ['reminder', 'result'] })
    expect([asked.status, asked.headers.get('Location')]).toEqual([303, path])
    await bo.post(path, { address: ' Bo@example.org ', wish: ['reminder', 'result'] })
    expect(await stored()).toEqual([{ address: 'Bo@example.org', reminder: 1, result: 1, review: 0 }])
    const page = await seen('bo')
    expect(textOf(page)).toContain('You get mail at Bo@example.org.')
    expect(inputOf(page, 'wish')).toEqual(['reminder', 'result'])
    for (const at of [path, `/decisions/${room.id}`, `/decisions/${room.id}/invitations`])
      expect(await (await (await world.as('ada')).get(at)).text()).not.toContain('example.org')
    await bo.post(path, { address: 'bo@work.example', wish: 'review' })
    expect(await stored()).toEqual([{ address: 'bo@work.example', reminder: 0, result: 0, review: 1 }])
    await bo.post(path, { end: 'yes', address: 'not even an address' })
    expect(await stored()).toEqual([])
    expect(textOf(await seen('bo'))).toContain('You get no mail about this decision.')
  })

  test('comes back with what was wrong at its field and the input kept', async () => {
    const bo = await world.as('bo')
    const before = await dumpTables(world.db)
    const response = await bo.post(path, { address: 'bo at home', wish: [] })
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, 'address')).toBe('Write your address, like bo@example.org.')
    expect(inputOf(page, 'address')).toBe('bo at home')
    expect(textOf(page)).toContain('Tick what you want to be mailed.')
    for (const link of page.querySelectorAll('#errors a'))
      expect(page.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull()
    const part = await bo.post(path, { address: '', wish: 'result' }, FRAGMENT)
    expect([part.status, (await part.text()).startsWith('<title>Mail')]).toEqual([422, true])
    for (const address of ['a@b.example\r\nBcc: c@d.example', 'x'.repeat(300), 'a@b.example,c@d.example'])
      expect((await bo.post(path, { address, wish: 'result' })).status).toBe(422)
    expect(
      (await bo.post(path, { address: 'bo@example.org', wish: ['everything', '__proto__'] })).status,
    ).toBe(422)
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('is for members, where there is a mail server', async () => {
    const form = { address: 'bo@example.org', wish: 'result' }
    for (const stranger of [await world.as('mallory'), world.anonymous()]) {
      expect((await stranger.get(path)).status).toBe(404)
      expect((await stranger.post(path, form)).status).toBe(404)
    }
    await world.db.updateTable('teams').set({ public_at: 'now' }).where('id', '=', room.team.id).execute()
    for (const reader of [await world.as('mallory'), world.anonymous()])
      expect([(await reader.get(path)).status, (await reader.post(path, form)).status]).toEqual([404, 404])
    await world.db.updateTable('teams').set({ public_at: null }).execute()
    world.deps.mailer = null
    expect((await (await world.as('bo')).get(path)).status).toBe(404)
    expect((await (await world.as('bo')).post(path, form)).status).toBe(404)
    expect((await seen('bo', `/decisions/${room.id}`)).getElementById('mail-me')).toBeNull()
    expect((await mail.invite(room)).status).toBe(404)
    expect(await mail.invitations(room)).toContain('This server sends no mail.')
    expect(await stored()).toEqual([])
  })

  test('is sent to those on the list by the facilitator alone, while there is something to vote on', async () => {
    await mail.expect(room, [{ name: 'Cy', email: 'cy@example.org' }])
    const at = `/decisions/${room.id}/invitations`
    const kept = async () => {
      const { outbox, events } = await dumpTables(world.db)
      return { outbox, events }
    }
    const before = await kept()
    for (const [person, status] of [
      ['bo', 403],
      ['vera', 403],
      ['mallory', 404],
    ] as const) {
      expect((await (await world.as(person)).get(at)).status).toBe(status)
      expect((await (await world.as(person)).post(at)).status).toBe(status)
    }
    expect((await world.anonymous().get(at)).status).toBe(404)
    world.pass(4 * 24 * 3_600_000)
    expect((await mail.invite(room)).status).toBe(409)
    expect(await kept()).toEqual(before)
    await world.db.updateTable('decisions').set({ deadline_at: null }).execute()
    const sent = await Promise.all(Array.from({ length: 5 }, () => mail.invite(room)))
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    expect(await world.db.selectFrom('outbox').select(['kind', 'address']).execute()).toEqual([
      { kind: 'invitation', address: 'cy@example.org' },
    ])
    const events = await world.db
      .selectFrom('events')
      .select('action')
      .where('decision_id', '=', room.id)
      .execute()
    expect(events.filter(({ action }) => action === 'invitations_sent')).toHaveLength(1)
    expect(await mail.invitations(room)).toContain('nobody is left to invite')
  })

  test('is not sent to more people in a day than a team has', async () => {
    const people = (from: number) =>
      Array.from({ length: 350 }, (_, index) => ({
        name: `P ${from + index}`,
        email: `p${from + index}@example.org`,
      }))
    await mail.expect(room, people(0))
    expect((await mail.invite(room)).status).toBe(303)
    const other = await world.openRoom()
    await mail.expect(other, people(1_000))
    expect((await mail.invite(other)).status).toBe(429)
    expect(await world.db.selectFrom('outbox').select('id').execute()).toHaveLength(350)
  })
})
