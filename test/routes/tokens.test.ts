import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { newId, sha256 } from '../../src/ids.ts'
import { createLimits } from '../../src/limits.ts'
import { ENGINES } from '../helpers/database.ts'
import { writeRecord } from '../helpers/records.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const DAY = 24 * 60 * 60 * 1000

describe.each(ENGINES)('read tokens on %s', (engine) => {
  let world: World
  let room: Room
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
  })
  afterEach(() => world.close())

  const page = () => `/teams/${room.team.id}/tokens`
  const make = async (person: Person, fields = {}) => {
    const response = await (await world.as(person)).post(page(), {
      label: 'docs build',
      life: '30',
      ...fields,
    })
    const text = await response.text()
    return { status: response.status, text, token: /moot_[\w-]{32}/.exec(text)?.[0] ?? '' }
  }
  const read = (token: string, path = `/teams/${room.team.id}/adrs.zip`) =>
    world.anonymous().get(path, { Authorization: `Bearer ${token}` })
  const idOf = async (token: string) =>
    (
      await world.db
        .selectFrom('read_tokens')
        .select('id')
        .where('token_hash', '=', sha256(token))
        .executeTakeFirstOrThrow()
    ).id

  test.each(['ada', 'bo', 'vera'] as const)('are made by members, observers too: %s', async (person) => {
    const { status, token } = await make(person)
    expect(status).toBe(200)
    expect((await read(token)).status).toBe(200)
  })

  test('are shown once and kept as a hash', async () => {
    const { token } = await make('bo')
    expect((await (await world.as('bo')).page(page())).text).not.toContain('moot_')
    expect(JSON.stringify(await dumpTables(world.db))).not.toContain(token)
    expect(world.lines.join()).not.toContain(token)
    expect(await world.db.selectFrom('read_tokens').select('token_hash').execute()).toEqual([
      { token_hash: sha256(token) },
    ])
  })

  test('one form makes one token, however often it is sent', async () => {
    const submission = newId()
    const [first, second] = [await make('bo', { submission }), await make('bo', { submission })]
    expect(second.token).toBe(first.token)
    await Promise.all(Array.from({ length: 5 }, () => make('bo', { submission })))
    expect(await countRows(world.db, 'read_tokens')).toBe(1)
    // Somebody else who has seen the form gets nothing of it.
    expect(await make('ada', { submission })).toMatchObject({ status: 409, token: '' })
    world.pass(11 * 60 * 1000)
    expect(await make('bo', { submission })).toMatchObject({ status: 409, token: '' })
    await (await world.as('bo')).post(`${page()}/${await idOf(first.token)}/end`)
    expect((await read(first.token)).status).toBe(401)
  })

  test('need a label and a life, and keep what was written', async () => {
    const bo = await world.as('bo')
    for (const [fields, message] of [
      [{ label: ' ', life: '30' }, /Say what the token is for/],
      [{ label: 'x'.repeat(61), life: '30' }, /At most 60 characters/],
      [{ label: 'mine <b>', life: 'ever' }, /Choose how long it works/],
    ] as const) {
      const response = await bo.post(page(), fields)
      expect(response.status).toBe(422)
      const text = await response.text()
      expect(text).toMatch(message)
      expect(text).not.toContain('<b>')
      expect(text).not.toContain('moot_')
    }
    expect(await countRows(world.db, 'read_tokens')).toBe(0)
  })

  test('are at most twenty a member', async () => {
    for (let at = 0; at < 20; at++) expect((await make('bo')).status).toBe(200)
    const { status, text } = await make('bo')
    expect([status, /You have 20 tokens/.test(text)]).toEqual([422, true])
    expect(await countRows(world.db, 'read_tokens')).toBe(20)
    expect((await make('ada')).status).toBe(200)
  })

  test('end by their maker, by an owner, and by nobody else', async () => {
    const own = await make('bo')
    const end = async (person: Person, token: string) =>
      (await (await world.as(person)).post(`${page()}/${await idOf(token)}/end`)).status
    expect(await end('vera', own.token)).toBe(404)
    expect(await end('mallory', own.token)).toBe(404)
    expect((await read(own.token)).status).toBe(200)
    expect(await end('bo', own.token)).toBe(303)
    expect(await end('bo', own.token)).toBe(303)
    expect((await read(own.token)).status).toBe(401)
    const other = await make('bo')
    expect(await end('ada', other.token)).toBe(303)
    expect((await read(other.token)).status).toBe(401)
  })

  test('of others are seen by owners alone', async () => {
    await make('bo', { label: 'Bo’s build' })
    expect((await (await world.as('ada')).page(page())).text).toMatch(/Tokens of others.*Bo’s build.*Bo/)
    expect((await (await world.as('vera')).page(page())).text).not.toContain('Bo’s build')
    expect((await (await world.as('mallory')).get(page())).status).toBe(404)
    expect((await world.anonymous().get(page())).status).toBe(404)
  })

  test('do not tell an owner who has just come to vote in a sealed anonymous round', async () => {
    world.pass(1000)
    const secret = await world.openRoom({ anonymous: true })
    world.pass(1000)
    const invite = await world.invite(secret)
    await world.db
      .deleteFrom('members')
      .where('user_id', '=', await world.userId('bo'))
      .execute()
    const bo = await world.as('bo')
    const form = await bo.get(invite)
    expect(form.status).toBe(200)
    await world.db
      .insertInto('members')
      .values({
        team_id: secret.team.id,
        user_id: await world.userId('bo'),
        name: 'Bo',
        role: 'member',
        joined_at: world.now().toISOString(),
        role_set_by: null,
      })
      .execute()
    const theirs = `/teams/${secret.team.id}/tokens`
    expect((await bo.post(theirs, { label: 'quietly', life: '30' })).status).toBe(200)
    expect((await (await world.as('ada')).page(theirs)).text).not.toContain('quietly')
  })

  test('die with their time, and with membership, at once', async () => {
    const [month, year, never] = [
      await make('bo', { life: '30' }),
      await make('bo', { life: '365' }),
      await make('bo', { life: 'never' }),
    ]
    const answers = () =>
      Promise.all([month, year, never].map(async ({ token }) => (await read(token)).status))
    expect(await answers()).toEqual([200, 200, 200])
    world.pass(30 * DAY)
    expect(await answers()).toEqual([401, 200, 200])
    world.pass(336 * DAY)
    expect(await answers()).toEqual([401, 401, 200])
    await world.db
      .deleteFrom('members')
      .where('user_id', '=', await world.userId('bo'))
      .execute()
    expect(await answers()).toEqual([401, 401, 401])
  })

  test('remember the day they were last used', async () => {
    const { token } = await make('bo')
    const day = async () =>
      (await world.db.selectFrom('read_tokens').select('used_on').executeTakeFirstOrThrow()).used_on
    expect(await day()).toBeNull()
    await read(token)
    expect(await day()).toBe('2026-11-23')
    world.pass(DAY)
    await read(token)
    expect(await day()).toBe('2026-11-24')
    expect((await (await world.as('bo')).page(page())).text).toContain('last used 2026-11-24')
  })

  test('open the records of their team alone', async () => {
    const record = await writeRecord(world, room.team.id)
    const { token } = await make('bo')
    const theirs = await world.openRoom({ team: { name: 'Elsewhere' } })
    const file = (team: string) => `/teams/${team}/adrs/${record.record.number}/adr.md`
    expect((await read(token, file(room.team.id))).status).toBe(200)
    // Bo is in both teams, and the token in one.
    await writeRecord(world, theirs.team.id)
    expect((await (await world.as('bo')).get(file(theirs.team.id))).status).toBe(200)
    for (const path of [file(theirs.team.id), `/teams/${theirs.team.id}/adrs.zip`])
      expect((await read(token, path)).status).toBe(404)
  })

  test('stand in the address of the feed and of nothing else, and in no log', async () => {
    const { token } = await make('bo')
    const ask = async (file: string) =>
      (await world.anonymous().get(`/teams/${room.team.id}/${file}?token=${token}`)).status
    expect(await ask('adrs.atom')).toBe(200)
    for (const file of ['adrs.zip', 'adrs.json', 'radar.json', 'adrs']) expect(await ask(file)).toBe(404)
    expect(world.lines.join()).not.toContain(token)
    expect((await world.anonymous().get(`/teams/${room.team.id}/adrs.atom?token=wrong`)).status).toBe(401)
  })

  test('are guessed slowly, and used not too often', async () => {
    const { token } = await make('bo')
    const statuses = []
    for (let at = 0; at < 125; at++)
      statuses.push((await read(token, `/teams/${room.team.id}/radar.json`)).status)
    expect(statuses.indexOf(429)).toBe(120)
    const guesses = []
    for (let at = 0; at < 22; at++) guesses.push((await read(`moot_${'x'.repeat(32)}`)).status)
    expect(guesses).toEqual([...Array(20).fill(401), 429, 429])
    // Whoever has a token is not kept from it by guesses from the same network.
    world.deps.limits = createLimits()
    for (let at = 0; at < 22; at++) await read('wrong')
    expect((await read(token)).status).toBe(200)
  })
})
