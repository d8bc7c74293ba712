import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findInviteOf } from '../../db/queries/invites.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const DAY = 24 * 60 * 60 * 1000

describe.each(ENGINES)('an invite on %s', (engine) => {
  let world: World
  let room: Room
  let link: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    link = await world.invite(room)
  })
  afterEach(() => world.close())

  const inviteOf = async () => {
    const invite = await findInviteOf(world.db, room.id)
    if (!invite) throw new Error('There is no invite.')
    return invite
  }
  const act = async (rest: string, fields = {}) =>
    (await world.as('ada')).post(`/decisions/${room.id}/invite${rest}`, fields)
  const setRules = async (days: string, maxUses: string) =>
    act('/rules', { invite: (await inviteOf()).id, days, maxUses })
  const joinBy = (way: string, name: string) =>
    world.anonymous().post(way, { ...ballotForm(room), name, submission: name })
  const isDead = async (way: string) => {
    const [seen, sent] = [await world.anonymous().get(way), await joinBy(way, 'Late')]
    const text = textOf(await documentOf(seen))
    for (const secret of [room.question, 'Quayside', 'Ada']) expect(text).not.toContain(secret)
    return [seen.status, sent.status, text] as const
  }

  test('counts who joins, not who opens it, and not a form sent twice', async () => {
    for (let opened = 0; opened < 3; opened++) await world.anonymous().get(link)
    expect((await inviteOf()).uses).toBe(0)
    for (const name of ['Joan', 'Joan', 'Vic']) expect((await joinBy(link, name)).status).toBe(303)
    await world.anonymous().post(link, { name: 'Wim', as: 'observer', submission: 'w' })
    await world.anonymous().post(`/join/${room.code}`, { name: 'Xi', as: 'observer', submission: 'x' })
    expect((await inviteOf()).uses).toBe(4)
    const page = await documentOf(await (await world.as('ada')).get(`/decisions/${room.id}/people`))
    expect(textOf(page)).toContain('Four people have joined by it.')
  })

  test('with room for one lets in exactly one of many at once, by link and by code', async () => {
    await setRules('as it is', '1')
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, i) => joinBy(i % 2 ? link : `/join/${room.code}`, `Guest ${i}`)),
    )
    expect(sent.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(sent.filter(({ status }) => status === 410)).toHaveLength(11)
    expect([await countRows(world.db, 'ballots'), (await inviteOf()).uses]).toEqual([1, 1])
    const guests = await world.db.selectFrom('users').select('id').where('name', 'like', 'Guest%').execute()
    expect(guests).toHaveLength(1)
    expect(await isDead(link)).toEqual([410, 410, expect.stringContaining('As many people have joined')])
  })

  test('dies after two weeks, works longer where that is said, and members get in by it all the same', async () => {
    world.pass(14 * DAY - 1)
    expect((await world.anonymous().get(link)).status).toBe(200)
    world.pass(1)
    expect(await isDead(link)).toEqual([410, 410, expect.stringContaining('that time is over')])
    expect((await world.anonymous().get(`/join/${room.code}`)).status).toBe(410)
    for (const person of ['ada', 'bo', 'vera'] as const)
      expect((await (await world.as(person)).get(link)).headers.get('Location')).toBe(`/decisions/${room.id}`)
    const shown = textOf(await documentOf(await (await world.as('bo')).get(`/decisions/${room.id}`)))
    expect(shown).toContain('It has expired')
    expect((await setRules('7', '')).status).toBe(303)
    expect((await joinBy(link, 'Joan')).status).toBe(303)
    expect((await setRules('never', '')).status).toBe(303)
    world.pass(400 * DAY)
    expect((await world.anonymous().get(link)).status).toBe(200)
  })

  test('that is renewed lets nobody in by the old link, QR or code, from that moment', async () => {
    expect((await act('/renewal')).status).toBe(303)
    expect(await isDead(link)).toEqual([410, 410, expect.stringContaining('another one has taken its place')])
    expect((await world.anonymous().get(`/join/${room.code}`)).status).toBe(404)
    expect((await world.anonymous().get(`/join?code=${room.code}`)).status).toBe(422)
    const fresh = await world.room(room.id)
    expect(fresh.code).not.toBe(room.code)
    for (const way of [await world.invite(room), `/join/${fresh.code}`])
      expect((await world.anonymous().get(way)).status).toBe(200)
    expect((await (await world.as('bo')).get(link)).status).toBe(303)
    const token = (await world.invite(room)).split('/').at(-1)
    expect(JSON.stringify(await dumpTables(world.db))).not.toContain(token)
  })

  test('that is renewed while somebody fills in a ballot takes it no more', async () => {
    const joan = world.anonymous()
    const sent = await joan.postSlowly(link, { ...ballotForm(room), name: 'Joan' }, () => act('/renewal'))
    expect([sent.status, joan.cookies.size]).toEqual([410, 0])
    expect([await countRows(world.db, 'ballots'), await countRows(world.db, 'users')]).toEqual([0, 4 - 1])
  })

  test('that is closed stays so, once, and can be opened again', async () => {
    expect(new Set((await Promise.all([1, 2, 3].map(() => act('/closure')))).map((r) => r.status))).toEqual(
      new Set([303]),
    )
    const events = await world.db.selectFrom('events').select('action').execute()
    expect(events.filter(({ action }) => action === 'invite_closed')).toHaveLength(1)
    for (const way of [link, `/join/${room.code}`]) expect((await isDead(way))[0]).toBe(410)
    const page = await documentOf(await (await world.as('bo')).get(`/decisions/${room.id}`))
    expect(page.getElementById('invite-link')).toBeNull()
    expect((await (await world.as('bo')).get(`/decisions/${room.id}/invite`)).status).toBe(303)
    await act('/renewal')
    expect((await world.anonymous().get(await world.invite(room))).status).toBe(200)
  })

  test('is changed with a message at the field, and never over somebody else’s change', async () => {
    const before = await dumpTables(world.db)
    const response = await setRules('8', '0')
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'days'), messageAt(page, 'maxUses')]).toEqual([
      422,
      'Choose one of the times.',
      'Write a whole number from 1 to 10000, or leave it open.',
    ])
    expect(inputOf(page, 'maxUses')).toBe('0')
    expect((await dumpTables(world.db)).invites).toEqual(before.invites)
    const { id } = await inviteOf()
    await act('/renewal')
    expect((await act('/rules', { invite: id, days: '1', maxUses: '' })).status).toBe(409)
  })

  test('stands large on a page for the wall, with the turn-out, for whoever may invite', async () => {
    await world.vote('bo', room)
    const page = await documentOf(await (await world.as('bo')).get(`/decisions/${room.id}/invite`))
    expect(page.querySelector('.meeting .qr path')).not.toBeNull()
    expect(page.querySelector('.meeting .code-big')?.textContent).toBe(room.code)
    expect(page.querySelector('#turnout')?.textContent).toContain('One of two has voted')
    expect((await (await world.as('vera')).get(`/decisions/${room.id}/invite`)).status).toBe(403)
  })

  test('of a decision that has ended says so, and not which', async () => {
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(room)
    expect(await isDead(link)).toEqual([
      410,
      410,
      expect.stringContaining('The decision it led to has ended'),
    ])
  })
})

describe.each(ENGINES)('the invite of a draft on %s', (engine) => {
  test('asks for a name, makes a voter or an observer, and shows them the draft', async () => {
    const world = await createWorld(engine)
    const room = await world.openRoom()
    await world.db.updateTable('decisions').set({ started_at: null }).execute()
    const link = await world.invite(room)
    const before = await dumpTables(world.db)
    const page = await documentOf(await world.anonymous().get(link))
    expect(textOf(page)).toContain('It is being prepared, and nobody votes yet.')
    expect(page.querySelector('[name^="importance"]')).toBeNull()
    const nameless = await world.anonymous().post(link, { name: ' ' })
    expect([nameless.status, messageAt(await documentOf(nameless), 'name')]).toEqual([
      422,
      'Write the name your team knows you by.',
    ])
    expect(await dumpTables(world.db)).toEqual(before)

    const form = { name: 'Joan', submission: 'one form' }
    const joans = Array.from({ length: 6 }, () => world.anonymous())
    const sent = await Promise.all(joans.map((joan) => joan.post(link, form)))
    expect(new Set(sent.map(({ status, headers }) => `${status} ${headers.get('Location')}`))).toEqual(
      new Set([`303 /decisions/${room.id}`]),
    )
    const [joan] = joans
    expect((await joan?.get(`/decisions/${room.id}`))?.status).toBe(200)
    const vic = world.anonymous()
    await vic.post(link, { name: 'Vic', as: 'observer', submission: 'another' })
    const members = await world.db.selectFrom('members').select(['name', 'role']).orderBy('name').execute()
    expect(members.filter(({ name }) => ['Joan', 'Vic'].includes(name))).toEqual([
      { name: 'Joan', role: 'member' },
      { name: 'Vic', role: 'observer' },
    ])
    // Whoever reads along may still say that they will vote.
    await vic.post(link, { name: 'Vic' })
    expect((await vic.get(link)).headers.get('Location')).toBe(`/decisions/${room.id}`)
    await world.close()
  })
})
