import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyFile } from '../../src/verify-file.ts'
import { ENGINES } from '../helpers/database.ts'
import { type Export, exportOf } from '../helpers/exports.ts'
import { useFiles } from '../helpers/files.ts'
import { ballotForm, outcomeForm, roundForm } from '../helpers/forms.ts'
import { decide, FIELDS, fullRoom, idIn, PATH, send } from '../helpers/imports.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

describe.each(ENGINES)('a room that was imported on %s', (engine) => {
  const { file } = useFiles()
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  const text = async (person: Person, path: string) => (await (await world.as(person)).page(path)).text
  const exportAs = async (person: Person, id: string): Promise<Export> =>
    (await (await world.as(person)).get(`/decisions/${id}/export.json`)).json()

  test('is read by the team it went into alone, on every page, and says where it comes from', async () => {
    const home = await fullRoom(world)
    await decide(world, home)
    const id = idIn(await send(world, await exportOf(world, home)))
    for (const page of [
      'results',
      'rounds',
      'rounds/1',
      'history',
      'comments',
      'consent',
      'people',
      'profile',
      'reviews',
      'adr',
      'ballots.csv',
    ]) {
      const path = `/decisions/${id}/${page}`
      expect([page, (await (await world.as('mallory')).get(path)).status]).toEqual([page, 200])
      for (const person of ['ada', 'bo', 'vera'] as const)
        expect([page, (await (await world.as(person)).get(path)).status]).toEqual([page, 404])
      expect((await world.anonymous().get(path)).status).toBe(404)
    }
    const note = 'Imported on Monday 23 November 2026 from a file, by Mallory.'
    for (const page of ['results', 'history', 'adr'])
      expect(await text('mallory', `/decisions/${id}/${page}`)).toContain(note)
    expect(await text('ada', `/decisions/${home}/results`)).not.toContain('Imported on')
    const history = await text('mallory', `/decisions/${id}/history`)
    expect(history).toContain('Ada opened the room')
    expect(history).toContain('Bo cast a ballot.')
    expect(await text('mallory', `/decisions/${id}/results`)).toContain('Said in 2.')
  })

  test('has an owner and facilitator; the people in it have no session, link or place in the team', async () => {
    const home = await fullRoom(world)
    const before = await dumpTables(world.db)
    const id = idIn(await send(world, await exportOf(world, home)))
    const after = await dumpTables(world.db)
    const room = await world.room(id, await world.userId('mallory'))
    expect(room.roles.toSorted()).toEqual(['decider', 'facilitator', 'voter'])
    expect(room.team.name).toBe('Quayside')
    const fresh = (table: 'users' | 'members' | 'sessions' | 'return_links' | 'invites') =>
      after[table].length - before[table].length
    expect(fresh('users')).toBe(3 + 1)
    // Mallory herself comes with her link, and a session of her own.
    expect([fresh('members'), fresh('return_links'), fresh('invites')]).toEqual([1, 1, 0])
    expect(before.ballots.every((ballot) => after.ballots.some((kept) => kept.id === ballot.id))).toBe(true)
    expect((await (await world.as('mallory')).get(`/decisions/${id}/ballot`)).status).toBe(409)
    expect((await world.anonymous().get(`/join/${room.code}`)).status).toBe(410)
  })

  test('twice into one team, or twice with one form, is one room; into two teams it is two', async () => {
    const home = await fullRoom(world)
    const whole = await exportOf(world, home)
    const team = (await world.room(home)).team.id
    const sent = await Promise.all(
      Array.from({ length: 4 }, () => send(world, whole, { team, name: 'Bo' }, 'bo')),
    )
    sent.push(await send(world, whole, { team, name: 'Bo' }, 'bo'))
    expect(new Set(sent.map(idIn)).size).toBe(1)
    await world.as('mallory')
    const forms = await Promise.all(
      Array.from({ length: 4 }, () => send(world, whole, { submission: 'one' })),
    )
    expect(new Set(forms.map(idIn)).size).toBe(1)
    expect(await countRows(world.db, 'decisions')).toBe(3)
    expect((await world.room(idIn(sent[0] as Response))).team.id).toBe(team)
  })

  test('goes into no team of others, nor of one’s own that one only reads', async () => {
    const home = await fullRoom(world)
    const whole = await exportOf(world, home)
    const team = (await world.room(home)).team.id
    for (const person of ['mallory', 'vera'] as const)
      expect((await send(world, whole, { team }, person)).status).toBe(422)
    expect(await countRows(world.db, 'decisions')).toBe(1)
  })

  test('makes a guest of somebody without a session, who is let in at once', async () => {
    const whole = await exportOf(world, await fullRoom(world))
    const guest = world.anonymous()
    const bytes = JSON.stringify(whole)
    const answer = await guest.upload(PATH, { ...FIELDS, name: 'Joan' }, [
      { field: 'file', name: 'r.json', bytes },
    ])
    expect(answer.status).toBe(303)
    expect((await guest.get(`/decisions/${idIn(answer)}/results`)).status).toBe(200)
    const other = await guest.send('POST', PATH, { headers: { 'Sec-Fetch-Site': 'cross-site' } })
    expect(other.status).toBe(403)
  })

  test('without an outcome goes on: a score, another round, an outcome; and its export still verifies', async () => {
    const id = idIn(await send(world, await exportOf(world, await fullRoom(world))))
    const mallory = await world.as('mallory')
    const self = await world.userId('mallory')
    const load = () => world.room(id, self)
    const path = `/decisions/${id}`
    const room = await load()
    const cell = `${path}/profile/${room.options.at(-1)?.id}/${room.criteria.find(({ kind }) => kind === 'profile')?.id}`
    expect((await mallory.post(cell, { score: '1.5', reason: 'New.', seen: '0' })).status).toBe(303)
    expect(verifyFile(file(await exportAs('mallory', id))).line).toMatch(/^equal: /)
    expect((await mallory.post(`${path}/rounds`, roundForm(await load()))).status).toBe(303)
    expect(verifyFile(file(await exportAs('mallory', id))).line).toMatch(/^equal: /)
    expect((await mallory.post(`${path}/ballot`, ballotForm(await load()))).status).toBe(303)
    expect((await mallory.post(`${path}/reveal`, { few: 'yes' })).status).toBe(303)
    const outcome = await mallory.post(`${path}/outcome`, outcomeForm(await load(), { despite: 'We must.' }))
    expect([outcome.status, (await load()).state]).toEqual([303, 'decided'])
    const after = await exportAs('mallory', id)
    expect(after.history.events.at(-1).action).toBe('outcome_recorded')
    expect(verifyFile(file(after)).line).toMatch(/^equal: /)
    // And on to the next place.
    expect((await send(world, after, {}, 'vera')).status).toBe(303)
  })

  test('keeps a round of one ballot alone shut', async () => {
    const room = await world.openRoom()
    await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, ballotForm(room, { comment: 'CANARY' }))
    await world.reveal(room)
    await (await world.as('ada')).post(`/decisions/${room.id}/rounds`, roundForm(await world.room(room.id)))
    const second = await world.room(room.id)
    await world.vote('ada', second)
    await world.vote('bo', second)
    await world.reveal(second)
    const before = await exportOf(world, room.id)
    const id = idIn(await send(world, before))
    const after = await exportAs('mallory', id)
    expect(after.rounds).toEqual(before.rounds)
    expect(verifyFile(file(after))).toEqual(verifyFile(file(before)))
    expect((await (await world.as('mallory')).get(`/decisions/${id}/rounds/1`)).status).toBe(200)
  })

  test('has its record under the team’s next number, and says which it had', async () => {
    const home = await fullRoom(world)
    await decide(world, home)
    const { team } = await world.room(home)
    const id = idIn(await send(world, await exportOf(world, home), { team: team.id, name: 'Bo' }, 'bo'))
    const after = await exportAs('bo', id)
    expect(after.adr).toMatchObject({ number: 2, links: [], status: 'accepted' })
    const versions = await world.db.selectFrom('adr_versions').select(['action', 'note']).execute()
    expect(versions).toContainEqual({ action: 'imported', note: 'It was ADR-0001 of Quayside.' })
    expect(await text('bo', `/teams/${team.id}/adrs`)).toContain('0002')
  })
})
