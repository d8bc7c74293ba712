import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backendStack } from '../../src/templates/backend-stack/template.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { createWorld, PUBLIC_URL, type World } from '../helpers/world.ts'

const ANSWERED =
  '/advisor?importance.data_ai=5&importance.cpu=0&importance.hiring=4&importance.fullstack=2&importance.longevity=3&importance.team_skill=3&familiarity.python=4&familiarity.go=1'

describe.each(ENGINES)('the solo advisor on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  const get = (path: string, headers = {}) => world.anonymous().get(path, headers)
  const page = async (path: string) => documentOf(await get(path))
  const link = async (path: string) => (await page(path)).getElementById('own-link')?.getAttribute('value')
  const ranking = async (path: string) =>
    (await page(path)).getElementById('own-ranking')?.textContent?.replace(/\s+/g, ' ') ?? ''

  test('asks about the usual options and explains nothing before there is an answer', async () => {
    const plain = await page('/advisor')
    expect(plain.querySelectorAll('.opt').length).toBe(6)
    expect(plain.querySelectorAll('.asks fieldset').length).toBe(12)
    const text = await ranking('/advisor')
    expect(text).toContain('Nothing is rated yet. This preview treats all priorities as equal.')
    expect(text).not.toMatch(/What would flip it|Second opinions|How firm it is/)
    expect(await link('/advisor')).toBe(`${PUBLIC_URL}/advisor`)
  })

  test('advises one person from the address alone, with the reasons of a result', async () => {
    const asked = `${ANSWERED}&option=python&option=go&option=java&utm_source=mail`
    const response = await get(asked)
    const answered = await documentOf(response)
    expect(response.status).toBe(200)
    expect(answered.querySelectorAll('.opt').length).toBe(3)
    expect(inputOf(answered, 'importance.data_ai')).toEqual(['5'])
    expect(inputOf(answered, 'familiarity.python')).toEqual(['4'])
    const text = await ranking(asked)
    expect(text).toMatch(/Python leads with \d+\.\d of 100\./)
    expect(text).toContain('Python is ahead of Go mainly on')
    expect(text).toContain('You have rated six of twelve.')
    for (const id of ['own-table', 'own-why', 'own-flip', 'own-firm'])
      expect(answered.getElementById(id)?.querySelector('table'), id).not.toBeNull()
    expect(answered.querySelector('#own-why .ledger tfoot')).not.toBeNull()
    expect(answered.querySelector('#own-flip .dial svg')).not.toBeNull()
    expect(answered.querySelector('#own-firm svg')).not.toBeNull()
    expect(text).toMatch(/\d of 6 put Python first/)
    expect(answered.querySelectorAll('#own-ranking .opin tbody tr').length).toBe(7)
    expect(await (await get(asked, FRAGMENT)).text()).toMatch(/^<title>Solo advisor/)
  })

  test('gives no verdict, and says nothing that only a team can be told', async () => {
    const answered = await page(ANSWERED)
    expect(answered.querySelector('.levels')).toBeNull()
    const text = await ranking(ANSWERED)
    expect(text).toContain('Your own priorities only')
    expect(text).not.toMatch(/\bteam\b|cover|ballot|too close to call|people|members|camps|voted/i)
  })

  test('says so when what one knows makes the difference, and when options share the lead', async () => {
    expect(await ranking(only({ team_skill: 5, dev_speed: 3 }, '&familiarity.ruby=4'))).toMatch(
      /Ruby leads with .*Without what you already know, Python would lead\./,
    )
    const level = await ranking(only({ fullstack: 5 }, '&option=php&option=ruby'))
    expect(level).toContain('PHP and Ruby share the lead with 40.0 of 100.')
    expect(level).not.toContain('point by point')
  })

  test('holds its state in a link that leads back to the same page', async () => {
    const answered = `${ANSWERED}&option=go&option=python&option=csharp&importance.memory=&utm_source=mail`
    const address = (await link(answered)) ?? ''
    expect(address.startsWith(`${PUBLIC_URL}/advisor?option=python&option=go&option=csharp&`)).toBe(true)
    expect(address).not.toMatch(/utm|memory/)
    const path = address.slice(PUBLIC_URL.length)
    expect(await ranking(path)).toBe(await ranking(answered))
    expect(await link(path)).toBe(address)
    const copy = (await page(path)).querySelector('[data-copy="own-link"]')
    expect(copy?.textContent).toBe('Copy the link')
    const usual = backendStack.options.filter(({ ticked }) => ticked).map(({ key }) => `option=${key}`)
    expect(await link(`/advisor?${usual.join('&')}&importance.cpu=3`)).toBe(
      `${PUBLIC_URL}/advisor?importance.cpu=3`,
    )
  })

  test('starts from the priorities of a kind of project, with what one knows kept', async () => {
    const knowing = await page('/advisor?familiarity.php=3&importance.team_skill=4&option=php&option=go')
    const links = [...knowing.querySelectorAll('#own-starts a')]
    expect(links.map(({ textContent }) => textContent)).toEqual([
      ...backendStack.lenses.map(({ name }) => name),
      'Clear all answers',
    ])
    const memory = links.find(({ textContent }) => textContent === 'Small memory footprint')
    const started = await page(memory?.getAttribute('href') ?? '')
    expect(inputOf(started, 'importance.memory')).toEqual(['5'])
    expect(inputOf(started, 'importance.data_ai')).toEqual(['0'])
    expect(inputOf(started, 'importance.team_skill')).toEqual(['4'])
    expect(inputOf(started, 'familiarity.php')).toEqual(['3'])
    expect(started.querySelectorAll('.opt').length).toBe(2)
    const current = [...started.querySelectorAll('#own-starts [aria-current]')]
    expect(current.map(({ textContent }) => textContent)).toEqual(['Small memory footprint'])
    expect(started.getElementById('own-starts')?.textContent).toContain('Many small instances')
    expect((await page('/advisor')).querySelector('#own-starts a[href="/advisor"]')).toBeNull()
  })

  test('leads to a room with the options that are compared', async () => {
    const roomOf = async (path: string) =>
      [...(await page(path)).querySelectorAll('#own-ranking a.btn')][0]?.getAttribute('href') ?? ''
    const room = await page(await roomOf('/advisor?option=go&option=rust'))
    expect(inputOf(room, 'option')).toEqual(['go', 'rust'])
    const usual = await page(await roomOf('/advisor'))
    expect(inputOf(usual, 'option')).toHaveLength(6)
    expect(inputOf(await page('/decisions/new?option=cobol'), 'option')).toHaveLength(6)
  })

  test('says at the field what an address got wrong, keeps the rest and ranks by it', async () => {
    const wrong = '/advisor?importance.cpu=9&importance.memory=3&familiarity.go=x&familiarity.ruby=2'
    const response = await get(wrong)
    const refused = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(refused, 'importance.cpu')).toContain('from 0 to 5')
    expect(messageAt(refused, 'familiarity.go')).toContain('from 0 to 4')
    expect(inputOf(refused, 'importance.memory')).toEqual(['3'])
    expect(inputOf(refused, 'familiarity.ruby')).toEqual(['2'])
    expect(refused.querySelectorAll('#errors a').length).toBe(2)
    expect(await ranking(wrong)).toMatch(/Node.js leads with/)
    expect(await link(wrong)).toBe(`${PUBLIC_URL}/advisor?importance.memory=3&familiarity.ruby=2`)
  })

  test.each([
    ['one option', 'option=go', 'options', 'Tick two options or more; the usual six are ranked.'],
    ['no option it knows', 'option=cobol', 'options', 'Tick two options or more; the usual six are ranked.'],
    ['an option it lacks', 'option=go&option=php&option=cobol', 'options', 'not offered here'],
    ['a criterion it lacks', 'importance.fun=5', null, 'names something that is not asked here'],
    ['a template without scores', 'template=blank', null, 'This is Back-end stack.'],
    ['no template', 'template=nothing', null, 'This is Back-end stack.'],
  ])('refuses %s in words, and ranks the rest', async (_what, query, field, message) => {
    const response = await get(`/advisor?importance.io_concurrency=4&${query}`)
    const refused = await documentOf(response)
    expect(response.status).toBe(422)
    expect(refused.getElementById('errors')?.textContent).toContain(message)
    if (field) expect(messageAt(refused, field)).toContain(message)
    if (query === 'option=go') expect(inputOf(refused, 'option')).toEqual(['go'])
    expect(inputOf(refused, 'importance.io_concurrency')).toEqual(['4'])
    expect(textOf(refused)).toMatch(/leads with/)
  })

  test('is given no more fields than a form has', async () => {
    expect((await get(`/advisor?${'a=1&'.repeat(2_001)}`)).status).toBe(413)
  })

  test('stays light, answered in full with all ten options', async () => {
    const all = backendStack.criteria.map(({ key }, i) => `importance.${key}=${i % 6}`)
    const options = backendStack.options.map(({ key }, i) => `option=${key}&familiarity.${key}=${i % 5}`)
    const html = await (await get(`/advisor?${[...all, ...options].join('&')}`)).text()
    expect(gzipSync(html).length).toBeLessThan(15_000)
  })

  test('keeps the page of a form apart from the one that takes its place in part', async () => {
    const wrong = '/advisor?importance.cpu=9&importance.memory=3'
    const summary = async (headers?: Record<string, string>) =>
      (await documentOf(await get(wrong, headers))).querySelectorAll('#own-errors #errors').length
    for (let round = 0; round < 2; round++) expect([await summary(), await summary(FRAGMENT)]).toEqual([1, 0])
  })

  test('lets somebody click through thirty answers at once', async () => {
    const keys = backendStack.criteria.map(({ key }) => key)
    for (let click = 0; click < 30; click++) {
      const response = await get(`/advisor?importance.${keys[click % 12]}=${1 + (click % 5)}`, FRAGMENT)
      expect(response.status).toBe(200)
    }
  })
})

describe.each(ENGINES)('the solo advisor under a flood on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine, { trustedProxies: 1 })
  })
  afterEach(() => world.close())

  test('computes a limited number of rankings for an address, and gives it any that is kept', async () => {
    const ask = (query: string, address: string, headers = {}) =>
      world.anonymous().get(`/advisor?${query}`, { 'X-Forwarded-For': address, ...headers })
    const [flooder, other] = ['192.0.2.1', '192.0.2.2']
    for (let count = 0; count < 119; count++) expect(await world.deps.limits.waitToRank(flooder)).toBe(0)
    for (let count = 0; count < 3; count++) expect((await ask('importance.cpu=1', flooder)).status).toBe(200)

    const stopped = await ask('importance.cpu=2', flooder)
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers.get('Retry-After'))).toBeGreaterThan(50)
    expect(Number(stopped.headers.get('Retry-After'))).toBeLessThanOrEqual(60)
    const says =
      'Too many rankings were asked for from here. Wait a minute and ask again; your answers are kept.'
    expect(textOf(await documentOf(stopped))).toContain(says)
    const part = await ask('importance.cpu=2', flooder, FRAGMENT)
    expect([part.status, part.headers.get('HX-Push-Url')]).toEqual([429, 'false'])
    const swapped = await documentOf(part)
    for (const id of ['own-ranking', 'own-leader-words'])
      expect(swapped.getElementById(id)?.textContent).toContain(says)

    expect((await ask('importance.cpu=1', flooder)).status).toBe(200)
    expect((await ask('importance.cpu=2', other)).status).toBe(200)
    expect((await ask('importance.cpu=2', flooder)).status).toBe(200)
  })
})

/** Everything else rated irrelevant. */
const only = (levels: Record<string, number>, rest: string) =>
  `/advisor?${backendStack.criteria.map(({ key }) => `importance.${key}=${levels[key] ?? 0}`).join('&')}${rest}`
