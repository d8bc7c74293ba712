import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSample } from '../../db/seeds/sample.ts'
import { ENGINES } from '../helpers/database.ts'
import { roomForm } from '../helpers/forms.ts'
import { documentOf, FRAGMENT, textOf } from '../helpers/html.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the site on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  const get = (path: string, headers = {}) => world.anonymous().get(path, headers)

  test('has a landing page with and without a sample, and nothing behind /sample without one', async () => {
    expect((await get('/sample')).status).toBe(404)
    expect((await documentOf(await get('/'))).querySelector('main a[href="/sample"]')).toBeNull()
    await loadSample(world.db, world.deps.secret, world.now())
    const page = await documentOf(await get('/'))
    expect(page.querySelector('main a[href="/sample"]')).not.toBeNull()
    expect(textOf(page)).toContain('Which back-end stack for the booking platform?')
    expect(await (await get('/', FRAGMENT)).text()).toMatch(/^<title>Stackmoot/)
  })

  test('lets everybody read the sample to the end, and nobody change it', async () => {
    await loadSample(world.db, world.deps.secret, world.now())
    const results = (await get('/sample')).headers.get('Location') ?? ''
    const room = results.replace('/results', '')
    const page = await documentOf(await get(results))
    expect(textOf(page)).toContain('booking platform')
    const log = (await documentOf(await get(`${room}/adr`)))
      .querySelector('a[href^="/teams/"]')
      ?.getAttribute('href')
    for (const path of [`${room}/adr`, `${room}/adr.md`, `${room}/export.json`, log ?? ''])
      expect((await get(path)).status).toBe(200)
    for (const rest of ['ballot', 'reveal', 'outcome', 'settings'])
      expect((await world.anonymous().post(`${room}/${rest}`, {})).status).toBe(403)
  })

  test('shows what every score of the profile rests on, once the ballots are open', async () => {
    await loadSample(world.db, world.deps.secret, world.now())
    const results = (await get('/sample')).headers.get('Location') ?? ''
    const profile = results.replace('/results', '/profile')
    expect((await documentOf(await get(results))).querySelector(`a[href="${profile}"]`)).not.toBeNull()
    const page = await documentOf(await get(profile))
    const lists = [...page.querySelectorAll('.basis')]
    expect(lists).toHaveLength(11)
    for (const list of lists) expect(list.querySelectorAll('li')).toHaveLength(6)
    expect(lists[0]?.textContent?.replace(/\s+/g, ' ')).toContain(
      'Node.js10.0 ± 0.5measuredJavaScript is the most used language',
    )
    expect(page.querySelectorAll('a[rel="noopener nofollow"]').length).toBeGreaterThan(5)
  })

  test('is not given a second sample, nor one beside rooms of its own', async () => {
    await world.openRoom()
    await loadSample(world.db, world.deps.secret, world.now())
    expect((await get('/sample')).status).toBe(404)
  })

  test('says whether it is alive and ready, with nothing else', async () => {
    expect(await (await get('/livez')).text()).toBe('alive')
    const ready = await get('/readyz', { Host: 'an-address-of-the-probe' })
    expect([ready.status, await ready.text(), ready.headers.get('Cache-Control')]).toEqual([
      200,
      'ready',
      'no-store',
    ])
    await sql`delete from migrations`.execute(world.db)
    const behind = await get('/readyz')
    expect([behind.status, await behind.text()]).toEqual([503, 'the schema is out of date'])
    await sql`drop table migrations`.execute(world.db)
    const broken = await get('/readyz')
    expect([broken.status, await broken.text()]).toEqual([503, 'the database does not answer'])
    expect((await get('/livez')).status).toBe(200)
  })

  test('serves its assets for ever under a hashed name, compressed where asked', async () => {
    const url = world.deps.assets.url('app.css')
    expect(url).toMatch(/^\/assets\/app\.[\w-]{12}\.css$/)
    const plain = await get(url)
    expect(plain.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
    expect(await plain.text()).toMatch(/url\(["']?\/assets\/hanken-grotesk\.[\w-]{12}\.woff2/)
    const small = await get(url, { 'Accept-Encoding': 'gzip, br' })
    expect(small.headers.get('Content-Encoding')).toBe('br')
    expect(small.headers.get('Vary')).toContain('Accept-Encoding')
    for (const name of ['app.css', '..%2f..%2fpackage.json', 'app.000000000000.css'])
      expect((await get(`/assets/${name}`)).status).toBe(404)
  })

  test('answers a page that is not there, in words and uncached', async () => {
    const missing = await get('/nothing/here')
    expect([missing.status, missing.headers.get('Cache-Control')]).toEqual([404, 'no-store'])
    expect(textOf(await documentOf(missing))).toContain('There is nothing at this address')
    expect(await (await get('/nothing', FRAGMENT)).text()).toMatch(/^<title>Nothing at this address/)
  })

  test('refuses what is no form or too much of one', async () => {
    const send = (body: string, type: string) =>
      world.anonymous().send('POST', '/decisions/new', {
        body,
        headers: {
          'Content-Type': type,
          'Sec-Fetch-Site': 'same-origin',
          'Content-Length': String(body.length),
        },
      })
    const form = 'application/x-www-form-urlencoded'
    expect((await send('{"question":"x"}', 'application/json')).status).toBe(415)
    expect((await send('question=x', `${form}; charset=utf-8`)).status).toBe(422)
    expect((await send('a=1&'.repeat(2_001), form)).status).toBe(413)
    const large = await send(`question=${'x'.repeat(5_000_000)}`, form)
    expect([large.status, textOf(await documentOf(large))]).toEqual([
      413,
      expect.stringContaining('Nothing was saved'),
    ])
  })

  test('shows a failure as a code and logs it, without what was sent', async () => {
    await sql`drop table options`
      .execute(world.db)
      .catch(() => sql`drop table options cascade`.execute(world.db))
    const response = await world.anonymous().post('/decisions/new', roomForm({ question: 'CANARY?' }))
    const text = textOf(await documentOf(response))
    expect(response.status).toBe(500)
    expect(text).toMatch(/Something broke on our side.*Code [\w-]{8}\./)
    const log = world.lines.map((line) => JSON.parse(line))
    const failure = log.find(({ level }) => level === 50)
    expect(failure.requestId.slice(0, 8)).toBe(/Code ([\w-]{8})/.exec(text)?.[1])
    expect(failure.err.message).toMatch(/options/)
    expect(world.lines.join('')).not.toContain('CANARY')
    expect(text).not.toMatch(/options|sql|at .*\.ts/i)
  })
})
