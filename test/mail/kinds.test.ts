import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ENGINES } from '../helpers/database.ts'
import { mailIn, unsubscribePath } from '../helpers/mail.ts'
import { type Smtp, startSmtp } from '../helpers/smtp.ts'
import { createWorld, PUBLIC_URL, type World } from '../helpers/world.ts'

const HOUR = 60 * 60 * 1000
const DEADLINE = '2026-11-26T17:00:00.000Z'
const QUESTION = 'Which back-end stack for the queue?'

describe.each(ENGINES)('mail on %s', (engine) => {
  let smtp: Smtp
  let world: World
  let mail: ReturnType<typeof mailIn>
  beforeEach(async () => {
    smtp = await startSmtp()
    world = await createWorld(engine, { mailer: smtp.mailer })
    mail = mailIn(world)
  })
  afterEach(async () => {
    await world.close()
    await smtp.close()
  })

  const cy = { name: 'Cy', email: 'cy@example.org' }
  const dee = { name: 'Dee', email: 'dee@example.org' }

  test('is never sent unasked: a whole decision passes in silence', async () => {
    const room = await world.openRoom({ deadlineAt: DEADLINE, revealRule: 'deadline' })
    await mail.expect(room, [cy, dee])
    await world.vote('bo', room)
    for (const hours of [1, 60, 24]) {
      world.pass(hours * HOUR)
      await mail.run()
    }
    expect((await world.room(room.id)).state).toBe('revealed')
    await world.decide(await world.room(room.id), { reviewDate: '2026-12-24' })
    world.pass(40 * 24 * HOUR)
    await mail.run()
    expect(smtp.received).toEqual([])
  })

  test('invites those on the list with an address, each alone and with a link of their own, once', async () => {
    const room = await world.openRoom({ deadlineAt: DEADLINE })
    await mail.expect(room, [cy, dee, { name: 'Eve', email: null }, { name: 'Bo', email: 'bo@example.org' }])
    for (const _press of [1, 2]) {
      const sent = await mail.invite(room)
      expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/decisions/${room.id}/invitations`])
    }
    await mail.run()
    await mail.run()
    // Bo has come already.
    expect(smtp.subjects()).toEqual(
      ['cy', 'dee'].map((name) => `${name}@example.org: Ada asks for your vote: ${QUESTION}`),
    )
    const [one, other] = smtp.received.map(({ text }) => /\/join\/[\w-]+/.exec(text)?.[0] ?? '')
    expect(one).not.toBe(other)
    for (const path of [one, other]) expect((await world.anonymous().get(path ?? '')).status).toBe(200)
    const letter = smtp.received.find(({ to }) => to.includes('cy@example.org'))
    expect(letter?.from).toBe('stackmoot@moot.example')
    expect(letter?.headers.to).toBe('cy@example.org')
    expect(letter?.headers.from).toBe('Stackmoot <stackmoot@moot.example>')
    expect(letter?.headers['content-type']).toMatch(/^text\/plain; charset=utf-8/i)
    expect(letter?.headers['auto-submitted']).toBe('auto-generated')
    expect(letter?.headers['list-unsubscribe']).toBe(`<${PUBLIC_URL}${unsubscribePath(letter?.text ?? '')}>`)
    expect(letter?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
    expect(letter?.text).toContain('Cy,\n')
    expect(letter?.text).toContain('Thursday 26 November, 17:00 UTC')
    expect(letter?.raw).not.toContain('dee@example.org')
    const events = await world.db
      .selectFrom('events')
      .select(['action', 'particulars'])
      .where('action', '=', 'invitations_sent')
      .execute()
    expect(events).toEqual([{ action: 'invitations_sent', particulars: '{"people":2}' }])
    const list = await mail.invitations(room)
    for (const line of ['Cycy@example.orgsent', 'Dee', 'Eve–no address', 'Bobo@example.orgnot needed'])
      expect(list).toContain(line)
  })

  test('reminds a day before the end those who were invited or asked, and have not voted', async () => {
    const room = await world.openRoom({ deadlineAt: DEADLINE })
    await mail.expect(room, [cy, dee, { name: 'Bo', email: 'bo@work.example' }])
    await mail.invite(room)
    await mail.run()
    smtp.received.length = 0
    await mail.subscribe('ada', room, ['reminder'])
    await mail.subscribe('bo', room, ['reminder'])
    await world.vote('ada', room)
    world.pass(55 * HOUR)
    await mail.run()
    expect(smtp.received).toEqual([])
    world.pass(HOUR)
    await Promise.all([mail.run(), mail.run(), mail.run()])
    await mail.run()
    const subject = `Voting ends soon: ${QUESTION}`
    // Ada has voted; Bo is mailed where he asked for it, and not where the facilitator would have it.
    expect(smtp.subjects()).toEqual(['bo', 'cy', 'dee'].map((name) => `${name}@example.org: ${subject}`))
    expect(smtp.received.find(({ to }) => to.includes('bo@example.org'))?.text).toContain(
      `${PUBLIC_URL}/decisions/${room.id}\n`,
    )
  })

  test('reminds nobody who has voted between the queue and the sending', async () => {
    const room = await world.openRoom({ deadlineAt: DEADLINE })
    await mail.subscribe('bo', room, ['reminder'])
    world.pass(56 * HOUR)
    await smtp.down()
    await mail.run()
    await world.vote('bo', room)
    await smtp.up()
    world.pass(HOUR)
    await mail.run()
    expect(smtp.received).toEqual([])
    expect(await world.db.selectFrom('outbox').select(['sent_at', 'address']).execute()).toEqual([
      { sent_at: null, address: null },
    ])
  })

  test('reminds nobody of an end that is nearer than a day when they come, nor twice in a round', async () => {
    const room = await world.openRoom({ deadlineAt: '2026-11-24T08:00:00.000Z' })
    await mail.subscribe('bo', room, ['reminder'])
    await mail.run()
    expect(smtp.received).toEqual([])
    const later = await world.openRoom({ deadlineAt: DEADLINE })
    await mail.subscribe('bo', later, ['reminder'])
    world.pass(57 * HOUR)
    await mail.run()
    await world.db
      .updateTable('decisions')
      .set({ deadline_at: '2026-12-01T17:00:00.000Z' })
      .where('id', '=', later.id)
      .execute()
    world.pass(100 * HOUR)
    await mail.run()
    expect(smtp.received).toHaveLength(1)
  })

  test('tells of the result those who asked before the reveal, and nothing of what it is', async () => {
    const room = await world.openRoom({ namesShown: true })
    await mail.subscribe('bo', room, ['result'])
    await mail.subscribe('vera', room, ['result', 'review'])
    await mail.subscribe('ada', room, ['review'])
    await world.vote('bo', room, { comment: 'CANARY-COMMENT' })
    await world.vote('ada', room)
    await mail.run()
    expect(smtp.received).toEqual([])
    await world.reveal(room)
    world.pass(1_000)
    await Promise.all([mail.run(), mail.run()])
    expect(smtp.subjects()).toEqual(
      ['bo', 'vera'].map((name) => `${name}@example.org: The ballots are open: ${QUESTION}`),
    )
    for (const { text } of smtp.received) {
      expect(text).toContain(`${PUBLIC_URL}/decisions/${room.id}/results`)
      for (const word of ['CANARY', 'Node.js', 'Go', 'Java', 'ikely', 'leads', '%'])
        expect(text).not.toContain(word)
    }
    await mail.subscribe('ada', room, ['result'])
    world.pass(24 * HOUR)
    await mail.run()
    expect(smtp.received).toHaveLength(2)
  })

  test('tells of the day of the review those who asked, once', async () => {
    const room = await world.openRoom({ timeZone: 'Europe/Berlin' })
    await mail.subscribe('bo', room, ['review'])
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(await world.room(room.id))
    await world.db
      .updateTable('decisions')
      .set({ review_on: '2026-12-24' })
      .where('id', '=', room.id)
      .execute()
    world.pass(30 * 24 * HOUR + 13.9 * HOUR)
    await mail.run()
    expect(smtp.received).toEqual([])
    world.pass(0.2 * HOUR)
    await Promise.all([mail.run(), mail.run()])
    world.pass(24 * HOUR)
    await mail.run()
    expect(smtp.subjects()).toEqual([`bo@example.org: Time to look again: ${QUESTION}`])
    expect(smtp.received[0]?.text).toContain(`${PUBLIC_URL}/decisions/${room.id}/adr`)
  })

  test('is not sent to somebody who left the team, nor about a decision that was given up', async () => {
    const room = await world.openRoom({ deadlineAt: DEADLINE })
    const given = await world.openRoom({ deadlineAt: DEADLINE })
    await mail.subscribe('bo', room, ['reminder', 'result'])
    await mail.expect(given, [cy])
    await mail.invite(given)
    await world.db
      .updateTable('decisions')
      .set({ abandoned_at: DEADLINE })
      .where('id', '=', given.id)
      .execute()
    await world.vote('ada', room)
    await world.db
      .deleteFrom('members')
      .where('user_id', '=', await world.userId('bo'))
      .execute()
    world.pass(57 * HOUR)
    await mail.run()
    await world.reveal(room)
    world.pass(1_000)
    await mail.run()
    expect(smtp.received).toEqual([])
  })

  test('about an anonymous room goes to those who have not voted', async () => {
    const room = await world.openRoom({ deadlineAt: DEADLINE, anonymous: true, namesShown: false })
    await mail.subscribe('ada', room, ['reminder'])
    await mail.subscribe('bo', room, ['reminder'])
    await world.vote('bo', room)
    world.pass(57 * HOUR)
    await mail.run()
    expect(smtp.subjects()).toEqual([`ada@example.org: Voting ends soon: ${QUESTION}`])
  })
})
