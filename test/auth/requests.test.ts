import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSample } from '../../db/seeds/sample.ts'
import { ENGINES } from '../helpers/database.ts'
import { roomForm } from '../helpers/forms.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, PUBLIC_URL, type World } from '../helpers/world.ts'
import { EXPECTATIONS } from '../routes/expectations.ts'

const FORM = 'application/x-www-form-urlencoded'
const WRITES = Object.keys(EXPECTATIONS)
  .filter((route) => route.startsWith('POST '))
  .map((route) => route.replace('POST ', ''))

const KINDS = [
  ['POST', FORM],
  ['POST', 'application/json'],
  ['POST', 'text/plain'],
  ['POST', 'multipart/form-data; boundary=x'],
  ['POST', ''],
  ['PUT', FORM],
  ['PATCH', 'application/json'],
  ['DELETE', ''],
] as const

describe.each(ENGINES)('requests on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.close())

  const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    world.app.request(`${PUBLIC_URL}${path}`, {
      method,
      headers: { Host: 'moot.example', ...headers },
      ...(body === undefined ? {} : { body }),
    })

  test.each([
    ['same-origin', null, true],
    ['same-origin', 'https://evil.example', true],
    ['same-site', null, false],
    ['same-site', PUBLIC_URL, false],
    ['cross-site', PUBLIC_URL, false],
    ['none', PUBLIC_URL, false],
    ['', PUBLIC_URL, false],
    [null, PUBLIC_URL, true],
    [null, null, false],
    [null, 'null', false],
    [null, 'https://evil.example', false],
    [null, 'http://moot.example', false],
    [null, 'https://moot.example:8443', false],
    [null, 'https://moot.example.evil.example', false],
    [null, `${PUBLIC_URL}/`, false],
  ])('with Sec-Fetch-Site %s and Origin %s are our own: %s', async (site, origin, own) => {
    const headers = {
      ...(site === null ? {} : { 'Sec-Fetch-Site': site }),
      ...(origin === null ? {} : { Origin: origin }),
    }
    for (const path of WRITES)
      for (const [method, type] of KINDS) {
        const typed = type ? { ...headers, 'Content-Type': type } : headers
        const { status } = await send(method, path, typed, 'name=x')
        expect(status === 403, `${method} ${path} ${type}`).toBe(!own)
      }
    expect((await send('GET', '/decisions/new', headers)).status).toBe(200)
  })

  test('of another site open no room, and say why', async () => {
    const body = new URLSearchParams({ question: 'x', name: 'y' }).toString()
    const refused = await send(
      'POST',
      '/decisions/new',
      { 'Content-Type': FORM, 'Sec-Fetch-Site': 'cross-site' },
      body,
    )
    expect(textOf(await documentOf(refused))).toContain('sent from another site')
    const before = await countRows(world.db, 'decisions')
    await world.anonymous().post('/decisions/new', roomForm(), { 'Sec-Fetch-Site': 'cross-site' })
    expect(await countRows(world.db, 'decisions')).toBe(before)
    await world.anonymous().post('/decisions/new', roomForm())
    expect(await countRows(world.db, 'decisions')).toBe(before + 1)
  })

  test.each(['evil.example', 'moot.example:81', 'moot.example.evil.example', '', 'localhost'])(
    'for the host %s are not for this server, but for its probes',
    async (host) => {
      for (const path of ['/', '/decisions/new', '/assets/app.css', '/nothing']) {
        const response = await send('GET', path, { Host: host })
        expect([path, response.status]).toEqual([path, 421])
        expect(await response.text()).not.toContain('evil.example')
      }
      expect((await send('GET', '/livez', { Host: host })).status).toBe(200)
    },
  )

  test('for the public host are taken in any case', async () => {
    expect((await send('GET', '/', { Host: 'MOOT.example' })).status).toBe(200)
  })

  test('get links to the public address whatever they claim to be forwarded for', async () => {
    const room = await world.openRoom({ team: { name: 'Links' } })
    const headers = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      Forwarded: 'host=evil.example',
    }
    const page = await (await world.as('ada')).get(`/decisions/${room.id}`, headers)
    const text = await page.text()
    expect(text).toContain(`${PUBLIC_URL}/join/`)
    expect(text).not.toContain('evil.example')
  })

  test('are answered with the same protective headers, whatever the answer is', async () => {
    await loadSample(world.db, world.deps.secret, world.now())
    const statuses: number[] = []
    const asked: [string, string, Record<string, string>?][] = [
      ['GET', '/'],
      ['GET', '/livez'],
      ['GET', '/decisions/new'],
      ['GET', `/join?code=${(await world.openRoom({ team: { name: 'Headers' } })).code}`],
      ['GET', '/nothing'],
      ['GET', world.deps.assets.url('app.js')],
      ['GET', '/assets/none.js'],
      ['GET', '/', { Host: 'evil.example' }],
      ['POST', '/decisions/new'],
      ['POST', '/decisions/new', { 'Sec-Fetch-Site': 'same-origin' }],
      ['GET', '/decisions/none/export.json'],
    ]
    for (const [method, path, headers = {}] of asked) {
      const response = await send(method, path, headers)
      statuses.push(response.status)
      const of = (name: string) => response.headers.get(name)
      expect(
        {
          csp: of('Content-Security-Policy'),
          hsts: of('Strict-Transport-Security'),
          nosniff: of('X-Content-Type-Options'),
          frame: of('X-Frame-Options'),
          referrer: of('Referrer-Policy'),
          coop: of('Cross-Origin-Opener-Policy'),
          corp: of('Cross-Origin-Resource-Policy'),
          poweredBy: of('X-Powered-By') ?? of('Server'),
          requestId: /^[\w-]{22}$/.test(of('X-Request-Id') ?? ''),
          kept:
            of('Cache-Control') !== null &&
            (response.status === 200 && path.startsWith('/assets')
              ? of('Cache-Control')?.includes('immutable')
              : of('Cache-Control') === 'no-store'),
        },
        `${method} ${path}`,
      ).toEqual({
        csp: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        hsts: 'max-age=31536000; includeSubDomains',
        nosniff: 'nosniff',
        frame: 'DENY',
        referrer: 'same-origin',
        coop: 'same-origin',
        corp: 'same-origin',
        poweredBy: null,
        requestId: true,
        kept: true,
      })
    }
    expect(statuses).toEqual([200, 200, 200, 303, 404, 200, 404, 421, 403, 415, 404])
  })
})
