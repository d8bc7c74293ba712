import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { mailIn, unsubscribePath } from '../helpers/mail.ts'
import { type Smtp, startSmtp } from '../helpers/smtp.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the link at the end of a mail on %s', (engine) => {
  let smtp: Smtp
  let world: World
  let mail: ReturnType<typeof mailIn>
  let room: Room
  let path: string
  beforeEach(async () => {
    smtp = await startSmtp()
    world = await createWorld(engine, { mailer: smtp.mailer })
    mail = mailIn(world)
    room = await world.openRoom()
    await mail.subscribe('bo', room, ['result', 'review'])
    await revealNew(room)
    path = unsubscribePath(smtp.received[0]?.text ?? '')
    smtp.received.length = 0
  })
  afterEach(async () => {
    await world.close()
    await smtp.close()
  })

  async function revealNew(of: Room) {
    await world.vote('ada', of)
    await world.reveal(of)
    await mail.run()
  }

  /** Another room of the same people, of whose result Bo wants to hear. */
  async function mailsOfAnother() {
    const other = await world.openRoom({ team: { id: room.team.id } })
    const { status } = await mail.subscribe('bo', other, ['result'])
    if (status === 303) await revealNew(other)
    return [status, smtp.received.length]
  }

  test('changes nothing when it is opened, by whomever and however often', async () => {
    const mallory = await world.as('mallory')
    const before = await dumpTables(world.db)
    const page = await documentOf(await world.anonymous().get(path))
    expect(textOf(page)).toContain('Which back-end stack for the queue?')
    expect(textOf(page)).toContain('Nothing changes until you press a button.')
    expect(page.querySelector('form')?.getAttribute('action')).toBe(path)
    await mallory.get(path)
    await (await world.as('bo')).get(path)
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('ends mail about this decision with one click of a mail program, which has no cookie and no origin', async () => {
    for (const headers of [
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      { 'Content-Type': 'multipart/form-data; boundary=x', 'Sec-Fetch-Site': 'cross-site' },
      { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://mail.example' },
    ] as Record<string, string>[]) {
      const answer = await world
        .anonymous()
        .send('POST', path, { body: 'List-Unsubscribe=One-Click', headers })
      expect([answer.status, textOf(await documentOf(answer))]).toEqual([
        200,
        expect.stringContaining('Nothing more is sent to your address about it.'),
      ])
    }
    expect(await world.db.selectFrom('suppressions').select('scope').execute()).toEqual([{ scope: room.id }])
    await world.decide(await world.room(room.id))
    await world.db
      .updateTable('decisions')
      .set({ review_on: '2026-12-24' })
      .where('id', '=', room.id)
      .execute()
    world.pass(32 * 24 * 3_600_000)
    await mail.run()
    expect(smtp.received).toEqual([])
    expect(await mailsOfAnother()).toEqual([303, 1])
  })

  test('ends all mail to the address, whoever asks for it later, and keeps only a hash of it', async () => {
    const answer = await world.anonymous().post(path, { choice: 'everything' })
    expect(textOf(await documentOf(answer))).toContain('This server sends nothing to your address any more')
    expect(await mailsOfAnother()).toEqual([422, 0])
    const third = await world.openRoom({ team: { id: room.team.id } })
    await mail.expect(third, [{ name: 'Bo at work', email: 'BO@example.org' }])
    await mail.invite(third)
    await mail.run()
    expect(smtp.received).toEqual([])
    expect(await mail.invitations(third)).toContain('wants no mail')
    const { suppressions } = await dumpTables(world.db)
    expect(JSON.stringify(suppressions)).not.toMatch(/example\.org/i)
  })

  test('takes it back, for this decision and for all', async () => {
    const browser = world.anonymous()
    await browser.post(path, { choice: 'decision' })
    await browser.post(path, { choice: 'everything' })
    expect(textOf(await documentOf(await browser.get(path)))).toContain('This server sends nothing')
    const answer = await browser.post(path, { choice: 'again' })
    expect(textOf(await documentOf(answer))).toContain('You get mail about this decision.')
    expect(await mailsOfAnother()).toEqual([303, 1])
  })

  test('drops what is on its way', async () => {
    await smtp.down()
    const other = await world.openRoom({ team: { id: room.team.id } })
    await mail.subscribe('bo', other, ['result'])
    await revealNew(other)
    await world.anonymous().post(path, { choice: 'everything' })
    await smtp.up()
    world.pass(3_600_000)
    await mail.run()
    expect(smtp.received).toEqual([])
  })

  test('is 404 with any other token, and the only way past the rule against other sites', async () => {
    for (const token of ['nothing', 'x'.repeat(32), '%00', `${path.split('/').at(-1)}x`]) {
      expect((await world.anonymous().get(`/unsubscribe/${token}`)).status).toBe(404)
      const posted = await world.anonymous().post(`/unsubscribe/${token}`, { choice: 'everything' })
      expect(posted.status).toBe(404)
    }
    const away = { 'Sec-Fetch-Site': 'cross-site' }
    const bo = await world.as('bo')
    for (const elsewhere of [
      `/decisions/${room.id}/subscription`,
      `${path}/more`,
      `/decisions/${room.id}/ballot?x=${path}`,
    ])
      expect((await bo.post(elsewhere, { end: 'yes' }, away)).status).toBe(403)
  })
})
