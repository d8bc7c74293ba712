import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { removeMember } from '../../src/actions/remove-member.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the people of a room on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}`
  })
  afterEach(() => world.close())

  const at = async (person: Person, rest = '') => `${path}/people/${await world.userId(person)}${rest}`
  const send = async (actor: Person, address: string, fields = {}) =>
    (await world.as(actor)).post(address, fields)
  const see = async (actor: Person, address: string) =>
    textOf(await documentOf(await (await world.as(actor)).get(address)))
  const roleOf = async (person: Person) =>
    (
      await world.db
        .selectFrom('members')
        .select('role')
        .where('user_id', '=', await world.userId(person))
        .executeTakeFirst()
    )?.role
  const lastEvent = async () => {
    const events = await world.db
      .selectFrom('events')
      .select(['action', 'particulars'])
      .where('decision_id', '=', room.id)
      .orderBy('seq')
      .execute()
    const last = events.at(-1)
    return { action: last?.action, ...JSON.parse(last?.particulars ?? '{}') }
  }

  test('are there for everybody to read, with what they are and since when, and never whether they voted', async () => {
    await world.vote('bo', room)
    for (const person of ['ada', 'bo', 'vera'] as const) {
      const text = await see(person, `${path}/people`)
      expect(text).toMatch(/Ada.*facilitator.*decider.*owner of the team.*since Monday 23 November 2026/)
      expect(text).toMatch(/Bo .*voter.*Vera .*observer/)
      expect(text).not.toContain('voted')
    }
    const page = await documentOf(await (await world.as('bo')).get(`${path}/people`, FRAGMENT))
    const links = [...page.querySelectorAll('.roster a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual([await at('bo')])
    expect(page.querySelector(`a[href="${path}/handover"]`)).toBeNull()
  })

  test('of one name are told apart', async () => {
    world.pass(26 * 60 * 60 * 1000)
    await world.anonymous().post(await world.invite(room), { ...ballotForm(room), name: 'bo' })
    const text = await see('ada', `${path}/people`)
    expect(text).toMatch(/Bo \(joined 23 November\).*bo \(joined 24 November\)/)
    expect(await see('ada', path)).toContain('Bo (joined 23 November)')
  })

  test('are renamed by the facilitator and by themselves, with the ballot that is sealed', async () => {
    await world.vote('bo', room)
    expect((await send('ada', await at('bo', '/name'), { name: ' Bo  Öberg ' })).status).toBe(303)
    expect(await lastEvent()).toMatchObject({ action: 'member_renamed', from: 'Bo', to: 'Bo Öberg' })
    const ballot = await world.db.selectFrom('ballots').select('name').executeTakeFirstOrThrow()
    expect(ballot.name).toBe('Bo Öberg')
    await world.vote('ada', room)
    await world.reveal(room)
    expect((await send('bo', await at('bo', '/name'), { name: 'Bob' })).status).toBe(303)
    expect(await see('ada', `${path}/people`)).toContain('Bob')
    const kept = await world.db.selectFrom('ballots').select('name').orderBy('name').execute()
    expect(kept.map(({ name }) => name)).toEqual(['Ada', 'Bo Öberg'])
    const users = await world.db.selectFrom('users').select('name').where('name', 'like', 'Bo%').execute()
    expect(users).toEqual([{ name: 'Bob' }])
  })

  test('without a name, or under a long one, stay as they were, and what was typed stays there', async () => {
    await world.as('ada')
    const before = await dumpTables(world.db)
    for (const [name, message] of [
      ['  ', 'Write the name your team knows you by.'],
      ['x'.repeat(81), 'Use at most 80 characters.'],
    ] as const) {
      const response = await send('ada', await at('bo', '/name'), { name })
      const page = await documentOf(response)
      expect([response.status, messageAt(page, 'name')]).toEqual([422, message])
      expect(inputOf(page, 'name')).toBe(name)
    }
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('that were named the same again leave no trace, nor does a name sent twice', async () => {
    await send('ada', await at('bo', '/name'), { name: 'Bob' })
    const events = await countRows(world.db, 'events')
    expect((await send('ada', await at('bo', '/name'), { name: 'Bob' })).status).toBe(303)
    expect(await countRows(world.db, 'events')).toBe(events)
  })

  test('become observers and voters; the ballot that is sealed goes, and the turn-out says so', async () => {
    await world.vote('bo', room)
    await world.vote('ada', room)
    expect(await see('vera', path)).toContain('Two of two have voted')
    expect((await send('ada', await at('bo', '/role'), { role: 'observer' })).status).toBe(303)
    expect(await roleOf('bo')).toBe('observer')
    expect(await see('vera', path)).toContain('One has voted')
    expect((await world.room(room.id)).round.ballots).toBe(1)
    expect(await lastEvent()).toMatchObject({ action: 'role_changed', from: 'member', to: 'observer' })
    expect((await send('bo', `${path}/ballot`, ballotForm(room))).status).toBe(403)

    // The invite lets nobody vote whom the facilitator made an observer.
    const invite = await world.invite(room)
    const bo = await world.as('bo')
    expect((await bo.get(invite)).headers.get('Location')).toBe(path)
    const sent = await bo.post(invite, { ...ballotForm(room), name: 'Bo' })
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, path])
    expect([await roleOf('bo'), await countRows(world.db, 'ballots')]).toEqual(['observer', 1])

    expect((await send('ada', await at('bo', '/role'), { role: 'member' })).status).toBe(303)
    expect((await send('bo', `${path}/ballot`, ballotForm(room))).status).toBe(303)
    expect((await send('ada', await at('vera', '/role'), { role: 'member' })).status).toBe(303)
    expect((await send('vera', `${path}/ballot`, ballotForm(room))).status).toBe(303)
  })

  test('give nobody a role above their own, and keep an owner and a facilitator', async () => {
    const refusal = async (actor: Person, person: Person, role: string) =>
      (await send(actor, await at(person, '/role'), { role })).status
    expect(await refusal('ada', 'ada', 'member')).toBe(409)
    expect(await refusal('ada', 'bo', 'emperor')).toBe(409)
    expect(await refusal('bo', 'bo', 'owner')).toBe(403)
    expect(await refusal('vera', 'vera', 'member')).toBe(403)
    expect(await refusal('ada', 'bo', 'owner')).toBe(303)
    expect(await refusal('ada', 'ada', 'member')).toBe(303)
    // Ada facilitates, and Bo is above her now.
    expect(await refusal('ada', 'bo', 'member')).toBe(403)
    expect((await send('ada', await at('bo', '/name'), { name: 'Low' })).status).toBe(403)
    expect((await send('ada', await at('bo', '/removal'))).status).toBe(403)
    expect((await send('ada', await at('bo', '/return-link'))).status).toBe(403)
    expect(await refusal('ada', 'ada', 'observer')).toBe(409)
    expect([await roleOf('ada'), await roleOf('bo')]).toEqual(['member', 'owner'])
  })

  test('who are taken out lose everything at once, their sealed ballot too, and revealed ones stay', async () => {
    const other = await world.openRoom({ team: { id: room.team.id } })
    await world.vote('bo', other)
    await world.vote('ada', other)
    await world.reveal(other)
    const third = await world.openRoom({ team: { id: room.team.id } })
    for (const sealed of [room, third]) {
      await world.vote('bo', sealed)
      await world.vote('ada', sealed)
    }
    const text = await see('ada', await at('bo', '/removal'))
    expect(text).toMatch(
      /Take Bo out of Quayside\?.*still sealed is withdrawn.*Whoever has the invite can join/,
    )
    const heard: string[] = []
    for (const { id } of [room, third, other]) world.deps.hub.subscribe(id, () => heard.push(id))
    expect((await send('ada', await at('bo', '/removal'))).status).toBe(303)
    expect(new Set(heard)).toEqual(new Set([room.id, third.id]))
    expect(await lastEvent()).toMatchObject({ action: 'member_removed', name: 'Bo' })
    for (const address of [path, `${path}/ballot`, `${path}/people`, `/decisions/${other.id}/results`])
      expect((await (await world.as('bo')).get(address)).status).toBe(404)
    for (const sealed of [room, third]) expect((await world.room(sealed.id)).round.ballots).toBe(1)
    expect(await see('vera', path)).toContain('One has voted')
    expect((await world.room(other.id)).round.ballots).toBe(2)
    expect(await see('ada', `/decisions/${other.id}/results`)).toContain('Bo')

    // Who comes back comes as anybody does, by the invite of now.
    const bo = await world.as('bo')
    expect((await bo.get(await world.invite(room))).status).toBe(200)
    expect((await bo.post(await world.invite(room), { ...ballotForm(room), name: 'Bo' })).status).toBe(303)
  })

  test('that are taken out twice at once, or while they vote, are gone once and for all', async () => {
    await world.vote('bo', room)
    const [ada, bo] = [await world.as('ada'), await world.as('bo')]
    const removal = await at('bo', '/removal')
    const slow = await bo.postSlowly(`${path}/ballot`, ballotForm(room, { importance: 5 }), async () => {
      const sent = await Promise.all([1, 2, 3].map(() => ada.post(removal)))
      expect(sent.map(({ status }) => status).toSorted()).toEqual([303, 404, 404])
    })
    expect(slow.status).toBe(404)
    expect(await roleOf('bo')).toBeUndefined()
    expect([(await world.room(room.id)).round.ballots, await countRows(world.db, 'ballots')]).toEqual([0, 0])
  })

  test('may leave by themselves, but not the one who runs a room, nor the last owner', async () => {
    expect(await see('bo', await at('bo', '/removal'))).toContain('Leave Quayside?')
    expect(await see('ada', await at('ada'))).toContain('the only owner')
    const stays = await send('ada', await at('ada', '/removal'))
    expect([stays.status, await roleOf('ada')]).toEqual([409, 'owner'])
    await send('ada', await at('bo', '/role'), { role: 'owner' })
    expect(await see('ada', await at('ada'))).toMatch(/You run “Which back-end.*hand it over first/)
    expect((await send('ada', await at('ada', '/removal'))).status).toBe(409)
    await send('ada', `${path}/handover`, {
      facilitator: await world.userId('bo'),
      decider: await world.userId('bo'),
    })
    const left = await send('ada', await at('ada', '/removal'))
    expect([left.status, left.headers.get('Location')]).toEqual([303, '/'])
    expect((await (await world.as('ada')).get(path)).status).toBe(404)
  })

  test('of an anonymous room leave their ballot in it, as is said before', async () => {
    const secret = await world.openRoom({ anonymous: true, team: { id: room.team.id } })
    await world.vote('bo', secret)
    const list = await see('vera', `/decisions/${secret.id}/people`)
    expect(list).toMatch(/This room is anonymous.*has most likely voted.*Bo voter/)
    const address = `/decisions/${secret.id}/people/${await world.userId('bo')}/removal`
    expect(await see('ada', address)).toContain('A ballot in an anonymous room stays and counts')
    expect((await send('ada', address)).status).toBe(303)
    expect(await countRows(world.db, 'anonymous_ballots')).toBe(1)
  })

  test('of another team are nobody here', async () => {
    const theirs = await world.openRoom({ team: { name: 'Elsewhere' } })
    const id = await world.userId('mallory')
    for (const member of [id, 'nobody', '__proto__', '%00'])
      expect((await (await world.as('ada')).get(`${path}/people/${member}`)).status).toBe(404)
    const change = { room: theirs, memberId: id, actorId: await world.userId('ada'), at: world.now() }
    expect(await removeMember(world.db, change)).toBe('gone')
  })
})
