import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimMail, listDueMail } from '../../db/queries/outbox.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { mailIn } from '../helpers/mail.ts'
import { type Smtp, startSmtp } from '../helpers/smtp.ts'
import { createWorld, type World } from '../helpers/world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe.each(ENGINES)('mail that meets trouble on %s', (engine) => {
  let smtp: Smtp
  let world: World
  let mail: ReturnType<typeof mailIn>
  let room: Room
  beforeEach(async () => {
    smtp = await startSmtp()
    world = await createWorld(engine, { mailer: smtp.mailer })
    mail = mailIn(world)
    room = await world.openRoom()
    await mail.expect(room, [
      { name: 'Cy', email: 'cy@example.org' },
      { name: 'Dee', email: 'dee@example.org' },
    ])
  })
  afterEach(async () => {
    await world.close()
    await smtp.close()
  })

  const outbox = () => world.db.selectFrom('outbox').selectAll().orderBy('created_at').execute()
  const receivers = () => smtp.received.flatMap(({ to }) => to).sort()

  test('waits for a server that is down, says so, keeps nobody from anything, and goes when it is back', async () => {
    await smtp.down()
    await mail.invite(room)
    await mail.run()
    await mail.run()
    expect(await mail.invitations(room)).toContain(
      'Two mails wait: the mail server does not answer. It is tried again for about a day.',
    )
    await world.vote('bo', room)
    await smtp.up()
    await mail.run()
    expect(receivers()).toEqual([])
    world.pass(MINUTE)
    await mail.run()
    await mail.run()
    expect(receivers()).toEqual(['cy@example.org', 'dee@example.org'])
    expect(await mail.invitations(room)).not.toContain('wait')
  })

  test('lets one answer of the server wake all that waited for it', async () => {
    await smtp.down()
    await mail.invite(room)
    for (let hours = 0; hours < 6; hours++) {
      world.pass(HOUR)
      await mail.run()
      await mail.run()
    }
    expect((await outbox()).every(({ attempts }) => attempts >= 4)).toBe(true)
    await smtp.up()
    await mail.expect(room, [
      { name: 'Cy', email: 'cy@example.org' },
      { name: 'Dee', email: 'dee@example.org' },
      { name: 'Eve', email: 'eve@example.org' },
    ])
    await mail.invite(room)
    await mail.run()
    await mail.run()
    expect(receivers()).toEqual(['cy@example.org', 'dee@example.org', 'eve@example.org'])
  })

  test('is given up after eight tries in about a day, and shown; pressed again, it is tried again', async () => {
    await smtp.down()
    await mail.invite(room)
    for (let hours = 0; hours < 30; hours++) {
      for (const _ of [1, 2, 3]) await mail.run()
      world.pass(HOUR)
    }
    const given = await outbox()
    expect(given.map(({ attempts, address, failed_at }) => [attempts, address, failed_at !== null])).toEqual([
      [8, null, true],
      [8, null, true],
    ])
    expect(await mail.invitations(room)).toContain('Two mails were not delivered.')
    await smtp.up()
    expect(await mail.invitations(room)).toContain('Send two invitations')
    await mail.invite(room)
    await mail.run()
    expect(receivers()).toEqual(['cy@example.org', 'dee@example.org'])
    expect(await outbox()).toHaveLength(2)
  })

  test('to an address the server refuses is given up at once, and the others go', async () => {
    smtp.refuse('cy@example.org')
    await mail.invite(room)
    await mail.run()
    world.pass(24 * HOUR)
    await mail.run()
    expect(receivers()).toEqual(['dee@example.org'])
    const list = await mail.invitations(room)
    expect(list).toContain('One mail was not delivered.')
    expect(list).toContain('Cycy@example.orgnot delivered')
    expect(list).toContain('Deedee@example.orgsent')
    // A corrected address is another one, and is invited by the same button.
    await mail.expect(room, [
      { name: 'Cy', email: 'cy.c@example.org' },
      { name: 'Dee', email: 'dee@example.org' },
    ])
    await mail.invite(room)
    await mail.run()
    expect(receivers()).toEqual(['cy.c@example.org', 'dee@example.org'])
  })

  test('to an address the server will not take for now is tried again', async () => {
    smtp.refuse('cy@example.org', 451)
    await mail.invite(room)
    await mail.run()
    expect(receivers()).toEqual(['dee@example.org'])
    expect(await mail.invitations(room)).toContain('Cycy@example.orgon its way')
    smtp.accept('cy@example.org')
    world.pass(MINUTE)
    await mail.run()
    expect(receivers()).toEqual(['cy@example.org', 'dee@example.org'])
  })

  test('is sent once by any number of processes', async () => {
    await mail.invite(room)
    await Promise.all(Array.from({ length: 8 }, () => mail.run()))
    expect(receivers()).toEqual(['cy@example.org', 'dee@example.org'])
    const due = { id: 'x', nextAt: world.now().toISOString(), until: world.now().toISOString() }
    expect(await claimMail(world.db, due)).toBeUndefined()
  })

  test('is sent again rather than never, when a process that had taken it died', async () => {
    await mail.invite(room)
    const until = new Date(world.now().getTime() + 10 * MINUTE).toISOString()
    for (const { id, nextAt } of await listDueMail(world.db, world.now().toISOString(), 10))
      expect(await claimMail(world.db, { id, nextAt, until })).toBeDefined()
    await mail.run()
    expect(receivers()).toEqual([])
    world.pass(10 * MINUTE)
    await mail.run()
    expect(receivers()).toEqual(['cy@example.org', 'dee@example.org'])
  })

  test('is dropped for an address that was corrected before it went', async () => {
    await mail.invite(room)
    await mail.expect(room, [{ name: 'Cy', email: 'cy.c@example.org' }])
    await mail.run()
    expect(receivers()).toEqual([])
    expect(await mail.invitations(room)).toContain('cy.c@example.orgnot sent yet')
  })

  test('leaves no address, link or answer of the server in the log, and none in the outbox when it is done', async () => {
    smtp.refuse('cy@example.org')
    await mail.invite(room)
    await mail.run()
    expect(mail.log()).toContain('a mail was not sent')
    expect(mail.log()).toContain('EENVELOPE 550')
    for (const word of ['example.org', 'unsubscribe', 'join/', 'is not here', '@'])
      expect(mail.log()).not.toContain(word)
    expect(JSON.stringify(await outbox())).not.toContain('example.org')
  })

  test('takes no header and no recipient from what people wrote', async () => {
    const lines = 'Which?\nBcc: eve@example.org\rCc: fay@example.org\u2028To: gil@example.org'
    for (const changes of [
      { question: 'Which?\r\nBcc: eve@example.org\r\n\r\nBuy now' },
      { question: lines },
      { question: '=?utf-8?q?Which=0D=0ABcc:_eve@example.org?=' },
      { team: { name: 'Quay\r\nBcc: eve@example.org' } },
      { facilitatorName: 'Ada\r\nBcc: eve@example.org' },
    ]) {
      smtp.received.length = 0
      const hostile = await world.openRoom(changes)
      await mail.expect(hostile, [{ name: 'Cy\r\nBcc: eve@example.org', email: 'cy@example.org' }])
      await mail.invite(hostile)
      await mail.run()
      expect(receivers()).toEqual(['cy@example.org'])
      const { headers, raw } = smtp.received[0] as (typeof smtp.received)[0]
      expect(Object.keys(headers).sort()).toEqual(HEADERS)
      expect(headers.to).toBe('cy@example.org')
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|Cc):/im)
    }
  })

  test('goes to no address that is none, wherever it came from', async () => {
    for (const email of [
      'cy@example.org\r\nBcc: eve@example.org',
      'cy@example.org, eve@example.org',
      'cy@example.org> RCPT TO:<eve@example.org',
      '"cy eve"@example.org',
      'cy@example.org eve@example.org',
    ]) {
      await world.db.updateTable('expected_voters').set({ email }).execute()
      await mail.invite(room)
      await mail.run()
      expect(smtp.received).toEqual([])
      expect(await outbox()).toEqual([])
      expect(await mail.invitations(room)).toContain('no address')
    }
  })
})

const HEADERS = [
  'auto-submitted',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'mime-version',
  'subject',
  'to',
]
