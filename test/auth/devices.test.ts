import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import type { Browser } from '../helpers/browser.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const COOKIE = '__Host-session'

describe.each(ENGINES)('one’s own devices on %s', (engine) => {
  let world: World
  let room: Room
  let bo: Browser
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    bo = await world.as('bo')
  })
  afterEach(() => world.close())

  /** Another browser of Bo's. */
  const another = async () => {
    const browser = world.anonymous()
    browser.cookies.set(COOKIE, await world.deps.sessions.create(await world.userId('bo')))
    return browser
  }
  const isIn = async (browser: Browser) => (await browser.get(`/decisions/${room.id}`)).status === 200

  test('are listed without anything that opens them', async () => {
    await another()
    const html = await (await bo.get('/sessions')).text()
    const hashes = await world.db.selectFrom('sessions').select('token_hash').execute()
    expect(html).toContain('This browser')
    expect(html).toContain('Another browser')
    for (const secret of [bo.cookies.get(COOKIE) ?? '?', ...hashes.map(({ token_hash }) => token_hash)])
      expect(html).not.toContain(secret)
    expect(html).toContain(await world.returnLink('bo'))
    expect(textOf(await documentOf(await world.anonymous().get('/sessions')))).toContain(
      'Nobody is signed in',
    )
  })

  test('are signed out here: the cookie opens nothing any more, wherever it is played again', async () => {
    const token = bo.cookies.get(COOKIE) ?? ''
    const other = await another()
    const response = await bo.post('/session/end')
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/'])
    expect(response.headers.get('Clear-Site-Data')).toContain('"storage"')
    expect(response.headers.get('Set-Cookie')).toMatch(/Max-Age=0/)
    const replay = world.anonymous()
    replay.cookies.set(COOKIE, token)
    expect([await isIn(replay), await isIn(other)]).toEqual([false, true])
  })

  test('are signed out one by one, and only one’s own', async () => {
    const other = await another()
    const ada = await world.as('ada')
    const page = await documentOf(await bo.get('/sessions'))
    const handle = page.querySelector('input[name=session]')?.getAttribute('value') ?? ''
    await ada.post('/sessions/end', { session: handle })
    expect(await isIn(other)).toBe(true)
    expect((await bo.post('/sessions/end', { session: handle })).headers.get('Location')).toBe('/sessions')
    expect([await isIn(other), await isIn(bo), await isIn(ada)]).toEqual([false, true, true])
  })

  test('are signed out everywhere, and the personal link leads back', async () => {
    const [other, ada] = [await another(), await world.as('ada')]
    await bo.post('/sessions/end')
    expect([await isIn(other), await isIn(bo), await isIn(ada)]).toEqual([false, false, true])
    const phone = world.anonymous()
    expect((await phone.post(await world.returnLink('bo'))).status).toBe(303)
    expect(await isIn(phone)).toBe(true)
  })

  test('get a new personal link, and every older one dies', async () => {
    const old = await world.returnLink('bo')
    const ada = await world.as('ada')
    const renewal = `/decisions/${room.id}/people/${await world.userId('bo')}/return-link`
    const page = await documentOf(await ada.post(renewal))
    const passed = new URL(page.getElementById('renewed-link')?.getAttribute('value') ?? '').pathname
    expect(textOf(await documentOf(await bo.get('/sessions')))).toContain('make your own')
    expect((await bo.post('/sessions/link')).status).toBe(303)
    for (const link of [old, passed]) expect((await world.anonymous().post(link)).status).toBe(404)
    const fresh = await world.returnLink('bo')
    expect(await (await bo.get('/sessions')).text()).toContain(fresh)
    expect((await world.anonymous().post(fresh)).status).toBe(303)
  })

  test('change for nobody on another site, and for nobody who is not signed in', async () => {
    const before = await dumpTables(world.db)
    for (const path of ['/session/end', '/sessions/end', '/sessions/link'])
      expect((await bo.post(path, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await world.anonymous().post('/sessions/link')).status).toBe(404)
    expect((await world.anonymous().post('/sessions/end')).status).toBe(303)
    expect(await dumpTables(world.db)).toEqual(before)
    expect(await countRows(world.db, 'sessions')).toBe(1)
  })
})
