import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSessions } from '../../src/auth/sessions.ts'
import { sha256 } from '../../src/ids.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm, roomForm } from '../helpers/forms.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const DAY = 24 * 60 * 60 * 1000
const COOKIE = '__Host-session'

describe.each(ENGINES)('a session on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  const cookieOf = (response: Response) => response.headers.getSetCookie().join('\n')

  test('begins with a cookie that only we, over https and on our own pages, get back', async () => {
    const ada = world.anonymous()
    const line = cookieOf(await ada.post('/decisions/new', roomForm()))
    expect(line).toMatch(
      /^__Host-session=[a-z2-7]{40}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(line).not.toContain('Domain')
  })

  test('on plain http goes by another name, without Secure', async () => {
    const plain = await createWorld(engine, { publicUrl: 'http://127.0.0.1:3000' })
    const response = await plain.anonymous().post('/decisions/new', roomForm())
    expect(cookieOf(response)).toMatch(
      /^session=[a-z2-7]{40}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    await plain.close()
  })

  test('is in the database as a hash alone, which opens nothing', async () => {
    const room = await world.openRoom()
    const ada = await world.as('ada')
    const token = ada.cookies.get(COOKIE) ?? ''
    const dump = JSON.stringify(await dumpTables(world.db))
    expect(dump).toContain(sha256(token))
    expect(dump).not.toContain(token)
    expect((await ada.get(`/decisions/${room.id}`)).status).toBe(200)
    for (const cookie of [sha256(token), '', 'x', `${token}x`, '%00']) {
      const thief = world.anonymous()
      thief.cookies.set(COOKIE, cookie)
      expect((await thief.get(`/decisions/${room.id}`)).status).toBe(404)
      expect((await thief.get('/')).status).toBe(200)
    }
  })

  test('is asked about without a life being prolonged, and many at once', async () => {
    let now = Date.now()
    const sessions = createSessions(world.db, () => new Date(now))
    const userId = await world.userId('bo')
    const [kept, ended] = [await sessions.create(userId), await sessions.create(userId)]
    await sessions.revoke(ended)
    const before = await dumpTables(world.db)
    const unknown = Array.from({ length: 1_500 }, (_, index) => `nobody-${index}`)
    expect([...(await sessions.living([...unknown, kept, ended, kept]))]).toEqual([kept])
    now += 6 * DAY
    expect((await sessions.living([kept])).size).toBe(1)
    expect(await dumpTables(world.db)).toEqual(before)
    now += 2 * DAY
    expect((await sessions.living([kept])).size).toBe(0)
    expect((await sessions.living([])).size).toBe(0)
  })

  test('planted by somebody else is not the one that comes to power', async () => {
    const room = await world.openRoom()
    await world.vote('bo', room)
    for (const [path, form] of [
      [await world.returnLink('bo'), {}],
      ['/decisions/new', roomForm({ name: 'Joan' })],
      [await world.invite(room), { ...ballotForm(room), name: 'Joan' }],
    ] as const) {
      const browser = world.anonymous()
      browser.cookies.set(COOKIE, 'planted')
      await browser.post(path, form)
      const token = browser.cookies.get(COOKIE)
      expect(token).toMatch(/^[a-z2-7]{40}$/)
    }
    const victim = world.anonymous()
    const planted = await world.deps.sessions.create(await world.userId('mallory'))
    victim.cookies.set(COOKIE, planted)
    await victim.post(await world.returnLink('bo'))
    expect(victim.cookies.get(COOKIE)).not.toBe(planted)
    expect(await world.deps.sessions.validate(planted)).toBeNull()
    expect(await world.deps.sessions.validate(victim.cookies.get(COOKIE) ?? '')).toMatchObject({ name: 'Bo' })
  })

  test('cannot be carried on for more than 30 days', async () => {
    let time = Date.now()
    const sessions = createSessions(world.db, () => new Date(time))
    const token = await sessions.create(await world.userId('ada'))
    time += 30 * DAY
    expect(await sessions.validate(token)).toMatchObject({ name: 'Ada' })
    time += 1_000
    expect(await sessions.validate(token)).toBeNull()
    time -= 2 * DAY
    expect(await sessions.validate(token)).toBeNull()
    expect(await countRows(world.db, 'sessions')).toBe(0)
  })

  test('ends after a week without use, and is swept away', async () => {
    const { sessions } = world.deps
    const [kept, left] = [
      await sessions.create(await world.userId('ada')),
      await sessions.create(await world.userId('bo')),
    ]
    const expire = (token: string, at: number) =>
      world.db
        .updateTable('sessions')
        .set({ expires_at: new Date(at).toISOString() })
        .where('token_hash', '=', sha256(token))
        .execute()
    await expire(left, Date.now() - 1)
    await expire(kept, Date.now() + 3 * DAY)
    await sessions.sweepExpired()
    expect(await countRows(world.db, 'sessions')).toBe(1)
    expect(await sessions.validate(left)).toBeNull()
    expect(await sessions.validate(kept)).toMatchObject({ prolonged: true })
    const { expires_at } = await world.db
      .selectFrom('sessions')
      .select('expires_at')
      .executeTakeFirstOrThrow()
    expect(Date.parse(expires_at)).toBeGreaterThan(Date.now() + 6.9 * DAY)
    expect(await sessions.validate(kept)).toMatchObject({ prolonged: false })
  })

  test('that was prolonged sends its cookie again, and else no page sends one', async () => {
    const ada = await world.as('ada')
    expect(cookieOf(await ada.get('/'))).toBe('')
    await world.db
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() + DAY).toISOString() })
      .execute()
    const token = ada.cookies.get(COOKIE)
    expect(cookieOf(await ada.get('/'))).toContain(`${COOKIE}=${token};`)
  })

  test('ends when it is revoked, alone or with all of that person', async () => {
    const { sessions } = world.deps
    const ada = await world.userId('ada')
    const tokens = [await sessions.create(ada), await sessions.create(ada), await sessions.create(ada)]
    const bo = await sessions.create(await world.userId('bo'))
    const alive = async () => {
      const found = await Promise.all([...tokens, bo].map((token) => sessions.validate(token)))
      return found.map((session) => session?.name ?? '')
    }
    await sessions.revoke(tokens[0] ?? '')
    expect(await alive()).toEqual(['', 'Ada', 'Ada', 'Bo'])
    await sessions.revokeAllForUser(ada)
    expect(await alive()).toEqual(['', '', '', 'Bo'])
  })

  test('leaves no token, invite, cookie or answer in the log, but one line for each request', async () => {
    const room = await world.openRoom()
    const [invite, link] = [await world.invite(room), await world.returnLink('bo')]
    const joan = world.anonymous()
    world.lines.length = 0
    await joan.get(invite)
    await joan.post(invite, { ...ballotForm(room, { comment: 'CANARY-COMMENT' }), name: 'CANARY-NAME' })
    await joan.get(`/decisions/${room.id}/receipt?token=CANARY-QUERY`)
    await world.anonymous().post(link)
    await joan.get('/join?code=CANARY-4K7P')
    await joan.get('/CANARY-PATH')
    const log = world.lines.join('')
    expect(
      world.lines
        .map((line) => JSON.parse(line))
        .map(({ method, route, status }) => `${method} ${route} ${status}`),
    ).toEqual([
      'GET /join/:token 200',
      'POST /join/:token 303',
      'GET /decisions/:decisionId/receipt 200',
      'POST /return/:token 303',
      'GET /join 422',
      expect.stringMatching(/^GET \/\S* 404$/),
    ])
    const secrets = [invite, link].map((path) => path.split('/').at(-1) ?? '')
    for (const secret of [...secrets, joan.cookies.get(COOKIE) ?? '', 'CANARY', room.id]) {
      expect(secret).not.toBe('')
      expect(log).not.toContain(secret)
    }
  })
})
