import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('joining on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = await world.invite(room)
  })
  afterEach(() => world.close())

  const members = () =>
    world.db.selectFrom('members').select(['name', 'role']).orderBy('joined_at').orderBy('name').execute()

  test('by the invite link takes one to the ballot at once, and opening it changes nothing', async () => {
    const before = await dumpTables(world.db)
    const joan = world.anonymous()
    const response = await joan.get(path)
    const page = await documentOf(response)
    expect(response.status).toBe(200)
    expect(messageAt(page, 'name')).toBe('')
    expect(inputOf(page, 'name')).toBe('')
    expect(page.querySelectorAll('.opt').length).toBe(6)
    expect(joan.cookies.size).toBe(0)
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('with a ballot makes a member of somebody without a session, who can come back to it', async () => {
    const joan = world.anonymous()
    const response = await joan.post(path, { ...ballotForm(room, { importance: 4 }), name: ' Joan  Öberg ' })
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      `/decisions/${room.id}/receipt`,
    ])
    expect(await members()).toContainEqual({ name: 'Joan Öberg', role: 'member' })
    const page = await documentOf(await joan.get(`/decisions/${room.id}/ballot`))
    expect(inputOf(page, `importance.${room.criteria[0]?.id}`)).toEqual(['4'])
    expect((await joan.get(path)).headers.get('Location')).toBe(`/decisions/${room.id}`)
  })

  test('with the same form twice, and 20 times at once, makes one member with one ballot', async () => {
    const form = { ...ballotForm(room), name: 'Joan', submission: 'one form' }
    const browsers = Array.from({ length: 20 }, () => world.anonymous())
    const sent = await Promise.all(browsers.map((browser) => browser.post(path, form)))
    sent.push(await world.anonymous().post(path, form))

    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303]))
    expect((await members()).filter(({ name }) => name === 'Joan').length).toBe(1)
    expect(await countRows(world.db, 'ballots')).toBe(1)
    for (const browser of browsers.slice(0, 3))
      expect((await browser.get(`/decisions/${room.id}/receipt`)).status).toBe(200)
  })

  test('with different forms makes different people of the same name', async () => {
    for (const submission of ['one', 'two', ''])
      await world.anonymous().post(path, { ...ballotForm(room), name: 'Joan', submission })
    expect((await members()).filter(({ name }) => name === 'Joan').length).toBe(3)
    expect(await countRows(world.db, 'ballots')).toBe(3)
  })

  test('without a name, or a long one, comes back with the answers kept and nobody joined', async () => {
    const before = await dumpTables(world.db)
    for (const as of ['', 'observer'])
      for (const [name, message] of [
        [' \0 ', 'Write the name your team knows you by.'],
        ['🦆'.repeat(41), 'Use at most 80 characters.'],
      ] as const) {
        const joan = world.anonymous()
        const response = await joan.post(path, { ...ballotForm(room, { importance: 5 }), name, as })
        const page = await documentOf(response)
        expect([response.status, messageAt(page, 'name')]).toEqual([422, message])
        expect(inputOf(page, `importance.${room.criteria[0]?.id}`)).toEqual(['5'])
        expect(joan.cookies.size).toBe(0)
      }
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('as an observer lets one read and not vote, until one votes by the link', async () => {
    const vic = world.anonymous()
    const joined = await vic.post(path, { name: 'Vic', as: 'observer' })
    expect(joined.headers.get('Location')).toBe(`/decisions/${room.id}`)
    expect(await members()).toContainEqual({ name: 'Vic', role: 'observer' })
    const page = await documentOf(await vic.get(`/decisions/${room.id}`))
    expect(textOf(page)).toContain('Nobody has voted yet')
    expect(page.getElementById('invite-link')).toBeNull()
    expect((await vic.post(`/decisions/${room.id}/ballot`, ballotForm(room))).status).toBe(403)

    const ballot = await documentOf(await vic.get(path))
    expect(inputOf(ballot, 'name')).toBe('Vic')
    expect((await vic.post(path, { ...ballotForm(room), name: 'Victor' })).status).toBe(303)
    expect(await members()).toContainEqual({ name: 'Vic', role: 'member' })
    expect((await vic.get(`/decisions/${room.id}/ballot`)).status).toBe(200)
    expect(await world.db.selectFrom('ballots').select('name').execute()).toEqual([{ name: 'Vic' }])
  })

  test('after the reveal casts no ballot and lets nobody in, by link or code', async () => {
    await world.vote('bo', room)
    await world.reveal(room)
    const joan = world.anonymous()
    const response = await joan.post(path, { ...ballotForm(room), name: 'Joan' })
    expect(response.status).toBe(409)
    expect(textOf(await documentOf(response))).toMatch(/Voting is over.*Ask Ada/)
    expect(await countRows(world.db, 'ballots')).toBe(1)
    for (const way of [path, `/join/${room.code}`])
      expect((await joan.post(way, { name: 'Joan', as: 'observer' })).status).toBe(409)
    expect((await joan.get(`/decisions/${room.id}/results`)).status).toBe(404)
  })

  test('sent again with other answers or by another name is nobody else’s ballot and session', async () => {
    const form = { ...ballotForm(room, { importance: 4 }), name: 'Joan', submission: 'form 1' }
    const joan = world.anonymous()
    expect((await joan.post(path, form)).status).toBe(303)
    const again = world.anonymous()
    expect((await again.post(path, form)).status).toBe(303)
    expect(await countRows(world.db, 'ballots')).toBe(1)
    for (const change of [{ name: 'Eve' }, { comment: 'mine' }, ballotForm(room, { importance: 1 })]) {
      const eve = world.anonymous()
      expect((await eve.post(path, { ...form, ...change })).status).toBe(303)
      const receipt = textOf(await documentOf(await eve.get(`/decisions/${room.id}/receipt`)))
      expect(receipt).not.toContain('Your changed ballot')
    }
    world.pass(11 * 60 * 1000)
    expect((await world.anonymous().post(path, form)).status).toBe(303)
    const kept = await world.db.selectFrom('ballots').select(['revision']).execute()
    expect(kept.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1])
  })

  test('from another site is refused', async () => {
    const form = { ...ballotForm(room), name: 'Joan' }
    const response = await world.anonymous().post(path, form, { 'Sec-Fetch-Site': 'cross-site' })
    expect(response.status).toBe(403)
    expect(await countRows(world.db, 'ballots')).toBe(0)
  })

  test('by the short code works however it is typed, as a page and for htmx', async () => {
    const typed = ` ${room.code.toLowerCase().replace('-', ' ')} `
    const found = await world.anonymous().get(`/join?code=${encodeURIComponent(typed)}`)
    expect([found.status, found.headers.get('Location')]).toEqual([303, `/join/${room.code}`])
    expect((await world.anonymous().get(`/join/${room.code.toLowerCase()}`)).status).toBe(200)
    const joined = await world.anonymous().post(`/join/${room.code}`, { ...ballotForm(room), name: 'Joan' })
    expect(joined.status).toBe(303)
    expect(await (await world.anonymous().get(path, FRAGMENT)).text()).toMatch(/^<title>Ballot/)
  })

  test('by a wrong code says so at the field and keeps what was typed', async () => {
    const response = await world.anonymous().get('/join?code=%22%3E%3Cx')
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'code')]).toEqual([
      422,
      expect.stringContaining('No room has this code'),
    ])
    expect(inputOf(page, 'code')).toBe('"><x')
  })

  test('stops guessing of codes from one address for a while, and nobody else', async () => {
    const guess = (at: number) => world.anonymous().get(`/join?code=WOLF-${String(1000 + at)}`)
    for (let at = 0; at < 20; at++) expect((await guess(at)).status).toBe(422)
    const stopped = await guess(20)
    expect([stopped.status, stopped.headers.get('Retry-After')]).toEqual([429, '300'])
    expect(textOf(await documentOf(stopped))).toContain('Wait five minutes')
    expect((await world.anonymous().get(`/join/${room.code}`)).status).toBe(429)
    expect((await world.anonymous().get(path)).status).toBe(200)
  })
})

describe('the address that guesses are counted by', () => {
  const guesses = async (trustedProxies: number, forwarded: (at: number) => string) => {
    const world = await createWorld('sqlite', { trustedProxies })
    const statuses: number[] = []
    for (let at = 0; at < 22; at++) {
      const headers = { 'X-Forwarded-For': forwarded(at) }
      statuses.push((await world.anonymous().get(`/join?code=WOLF-${1000 + at}`, headers)).status)
    }
    await world.close()
    return statuses
  }

  test('is not what a stranger writes into X-Forwarded-For', async () => {
    expect(await guesses(0, (at) => `10.0.0.${at}`)).toContain(429)
    expect(await guesses(1, (at) => `10.0.0.${at}, 192.0.2.1`)).toContain(429)
  })

  test('is what our own proxy adds at the right', async () => {
    expect(await guesses(1, (at) => `192.0.2.1, 10.0.0.${at}`)).not.toContain(429)
    expect(await guesses(2, (at) => `192.0.2.1, 10.0.0.${at}, 10.1.1.1`)).not.toContain(429)
  })

  test('is the network of an IPv6 address, of which one household has as many as it likes', async () => {
    expect(await guesses(1, (at) => `2001:db8:0:7::${at.toString(16)}`)).toContain(429)
    expect(await guesses(1, (at) => `2001:db8::7:${at}:0:0:1`)).toContain(429)
    expect(await guesses(1, (at) => `2001:db8:0:${at.toString(16)}::1`)).not.toContain(429)
    expect(await guesses(1, (at) => `::ffff:10.0.0.${at}`)).not.toContain(429)
  })
})
