import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, messageAt, textOf } from '../helpers/html.ts'
import { recordOf, versionsOf, writeRecord } from '../helpers/records.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the status of a record on %s', (engine) => {
  let world: World
  let room: Room
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
  })
  afterEach(() => world.close())

  const status = (number = 1) => `/teams/${room.team.id}/adrs/${number}/status`
  const actions = async () =>
    (await world.db.selectFrom('events').select('action').execute()).map(({ action }) => action)

  describe('of a room that is proposed', () => {
    beforeEach(() => world.decide(room, { status: 'proposed' }))

    test.each(['accepted', 'rejected'])('becomes %s once, by the decider', async (word) => {
      const ada = await world.as('ada')
      world.pass(3 * 86_400_000)
      const form = { status: word, version: '1' }
      const page = await (await world.as('bo')).get(`/decisions/${room.id}/adr`)
      expect(textOf(await documentOf(page))).toContain('It counts once Ada accepts it.')
      for (const person of ['bo', 'vera'] as const)
        expect((await (await world.as(person)).post(status(), form)).status).toBe(403)
      expect((await world.anonymous().post(status(), form)).status).toBe(404)
      expect((await (await world.as('mallory')).post(status(), form)).status).toBe(404)
      const sent = await Promise.all([1, 2, 3].map(() => ada.post(status(), form)))
      expect(sent.map((response) => response.status)).toEqual([303, 303, 303])
      const file = await (await ada.get(`/decisions/${room.id}/adr.md`)).text()
      expect(file).toMatch(new RegExp(`^---\nstatus: ${word}\ndate: 2026-11-26\n`))
      expect((await actions()).filter((action) => action === `outcome_${word}`)).toHaveLength(1)
      expect(
        (await versionsOf(world, (await recordOf(world, room.team.id, 1)).id)).map((v) => v.action),
      ).toEqual(['recorded', word])
      const log = textOf(await documentOf(await ada.get(`/teams/${room.team.id}/adrs`)))
      expect(log).toContain(`Build the queue on it${word}`)
      const other = word === 'accepted' ? 'rejected' : 'accepted'
      const late = await ada.post(status(), { status: other, version: '2' })
      expect([late.status, textOf(await documentOf(late))]).toEqual([
        409,
        expect.stringContaining(`This record is ${word}`),
      ])
    })

    test('becomes nothing else', async () => {
      const ada = await world.as('ada')
      for (const word of ['superseded', '', '__proto__', 'proposed'])
        expect((await ada.post(status(), { status: word, version: '1' })).status).toBe(404)
      expect((await ada.post(status(), { status: 'deprecated', version: '1', reason: 'Over.' })).status).toBe(
        409,
      )
      expect((await recordOf(world, room.team.id, 1)).record.status).toBe('proposed')
    })

    test('is looked at again when it was changed since', async () => {
      const ada = await world.as('ada')
      const late = await ada.post(status(), { status: 'accepted', version: '7' })
      expect([late.status, textOf(await documentOf(late))]).toEqual([
        409,
        expect.stringContaining('was changed since you opened its page'),
      ])
      expect((await ada.post(status(), { status: 'accepted' })).status).toBe(409)
      expect((await recordOf(world, room.team.id, 1)).version).toBe(1)
    })
  })

  describe('that is accepted', () => {
    beforeEach(() => world.decide(room))

    test('becomes deprecated with a reason that stays in the record', async () => {
      const ada = await world.as('ada')
      const page = await documentOf(await ada.get(status()))
      expect(page.querySelector('[name=version]')?.getAttribute('value')).toBe('1')
      const reason = 'The queue is gone. *Really* gone, see <b>#1</b>.'
      const form = { status: 'deprecated', version: '1', reason }
      const sent = await Promise.all([1, 2, 3].map(() => ada.post(status(), form)))
      expect(sent.map((response) => response.status)).toEqual([303, 303, 303])
      const { id, record } = await recordOf(world, room.team.id, 1)
      expect(record.status).toBe('deprecated')
      expect(await versionsOf(world, id)).toMatchObject([
        { action: 'recorded', note: '' },
        { action: 'deprecated', note: reason },
      ])
      expect((await actions()).filter((action) => action === 'record_deprecated')).toHaveLength(1)
      const shown = await documentOf(await (await world.as('vera')).get(`/decisions/${room.id}/adr`))
      expect(shown.querySelector('.aside-madder')?.textContent).toContain(
        `Deprecated on 2026-11-23: ${reason}`,
      )
      const file = await (await ada.get(`/decisions/${room.id}/adr.md`)).text()
      expect(file).toContain('\nstatus: deprecated\n')
      expect(file).toContain('Deprecated on 2026-11-23: The queue is gone. \\*Really\\* gone, see \\<b>')
      expect(textOf(await documentOf(await ada.get(`/decisions/${room.id}/history`)))).toContain(
        'Ada marked the record as deprecated.',
      )
      expect((await ada.get(status())).headers.get('Location')).toBe(`/decisions/${room.id}/adr`)
    })

    test('asks for the reason, and keeps what was written', async () => {
      const ada = await world.as('ada')
      const blank = await ada.post(status(), { status: 'deprecated', version: '1', reason: ' \n ' })
      expect(blank.status).toBe(422)
      expect(messageAt(await documentOf(blank), 'reason')).toBe(
        'Say in a sentence why it is no longer followed.',
      )
      const long = 'x'.repeat(1001)
      const over = await ada.post(status(), { status: 'deprecated', version: '1', reason: long })
      const page = await documentOf(over)
      expect([over.status, page.getElementById('reason')?.textContent]).toEqual([422, long])
      const stale = await ada.post(status(), { status: 'deprecated', version: '3', reason: 'Over.' })
      const again = await documentOf(stale)
      expect([stale.status, again.getElementById('reason')?.textContent]).toEqual([409, 'Over.'])
      expect(textOf(again)).toContain('This record was changed since you began')
      expect((await recordOf(world, room.team.id, 1)).version).toBe(1)
    })

    test('is nobody’s to change but the facilitator’s, the decider’s and the owners’', async () => {
      const form = { status: 'deprecated', version: '1', reason: 'Over.' }
      for (const [person, code] of [
        ['bo', 403],
        ['vera', 403],
        ['mallory', 404],
      ] as const) {
        const browser = await world.as(person)
        expect([(await browser.get(status())).status, (await browser.post(status(), form)).status]).toEqual([
          code,
          code,
        ])
        const page = await (await world.as(person)).get(`/decisions/${room.id}/adr`)
        if (page.status === 200) expect(await page.text()).not.toContain('Mark it as deprecated')
      }
      expect(
        (await (await world.as('ada')).post(status(), form, { 'Sec-Fetch-Site': 'cross-site' })).status,
      ).toBe(403)
      expect((await recordOf(world, room.team.id, 1)).record.status).toBe('accepted')
    })

    test('becomes superseded by nobody’s word alone', async () => {
      const ada = await world.as('ada')
      expect((await ada.post(status(), { status: 'superseded', version: '1' })).status).toBe(404)
      expect((await ada.post(status(), { status: 'rejected', version: '1' })).status).toBe(409)
    })
  })

  test('of one without a room is any writing member’s to change', async () => {
    const { team } = room
    const adr = await writeRecord(world, team.id, { status: 'proposed' })
    const vera = await (await world.as('vera')).post(status(), { status: 'accepted', version: '1' })
    expect([vera.status, textOf(await documentOf(vera))]).toEqual([
      403,
      expect.stringContaining('Observers read along and write no records.'),
    ])
    const bo = await world.as('bo')
    const address = `/teams/${team.id}/adrs/1`
    expect((await bo.post(status(), { status: 'accepted', version: '1' })).headers.get('Location')).toBe(
      address,
    )
    const page = await documentOf(await bo.get(address))
    expect(textOf(page)).toMatch(/ADR-0001 · accepted ?Keep the queue in PostgreSQL/)
    await bo.post(status(), { status: 'deprecated', version: '2', reason: 'We left PostgreSQL.' })
    expect((await versionsOf(world, adr.id)).map(({ action }) => action)).toEqual([
      'written',
      'accepted',
      'deprecated',
    ])
    expect(textOf(await documentOf(await bo.get(address)))).toContain('We left PostgreSQL.')
  })
})
