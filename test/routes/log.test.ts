import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillLog } from '../bench/records.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, FRAGMENT, inputOf, textOf } from '../helpers/html.ts'
import { writeRecord } from '../helpers/records.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the log of a team on %s', (engine) => {
  let world: World
  let log: string
  let foreign: string
  let roomId: string
  beforeAll(async () => {
    world = await createWorld(engine)
    const room = await world.openRoom()
    log = `/teams/${room.team.id}/adrs`
    roomId = room.id
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    await world.decide(room, { title: 'Use Node.js' })
    await world.openRoom({ question: 'Which database?', team: { id: room.team.id } as never })
    const kafka = await writeRecord(world, room.team.id, {
      title: 'Put the queue into Kafka',
      tags: ['data', 'front end'],
    })
    await writeRecord(world, room.team.id, {
      title: 'Keep the queue in PostgreSQL',
      links: [{ verb: 'supersedes', toId: kafka.id }],
    })
    await writeRecord(world, room.team.id, {
      title: '<b>Bold</b> & "quoted"',
      status: 'proposed',
      body: 'Even <script>alert(1)</script> is text, said a zebra.',
      tags: ['a&b=c#d'],
      decider: 'Eve & <i>Co</i>',
    })
    const theirs = (await world.openRoom({ question: 'Theirs?' })).team.id
    await world.db.deleteFrom('members').where('team_id', '=', theirs).execute()
    await writeRecord(world, theirs, { title: 'A secret queue', tags: ['hidden'], decider: 'Nobody' })
    foreign = `/teams/${theirs}/adrs`
  })
  afterAll(() => world.close())

  const page = async (query = '', headers = {}, person: Person = 'vera') =>
    documentOf(await (await world.as(person)).get(`${log}${query}`, headers))
  const numbers = (document: Awaited<ReturnType<typeof page>>) =>
    [...document.querySelectorAll('#hits .no')].map((no) => Number(no.textContent))

  test('has everything a reader looks for, newest first, under the open rooms', async () => {
    const document = await page()
    expect(numbers(document)).toEqual([4, 3, 2, 1])
    expect(textOf(document)).toMatch(/4 records.*Open roomsroomWhich database\?.*Records/)
    const hits = document.getElementById('hits')?.textContent?.replace(/\s+/g, ' ')
    expect(hits).toMatch(/4 records, newest first/)
    expect(hits).toMatch(/0003Keep the queue in PostgreSQLaccepted2026-11-23by Bosupersedes ADR-0002/)
    expect(hits).toMatch(
      /0002Put the queue into Kafkasuperseded.*superseded by ADR-0003tagged data, front end/,
    )
    expect(hits).toMatch(/0001Use Node\.jsaccepted2026-11-23Node\.jsby Ada/)
  })

  test('leads to the room of a record, and to a record without a room by its number', async () => {
    const links = [...(await page()).querySelectorAll('#hits h3 a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual([`${log}/4`, `${log}/3`, `${log}/2`, `/decisions/${roomId}/adr`])
  })

  test('finds and says what was asked, with the hits marked', async () => {
    const document = await page('?q=zebra+bold&status=proposed&tag=a%26b%3Dc%23d')
    expect(numbers(document)).toEqual([4])
    expect([...document.querySelectorAll('mark')].map((hit) => hit.textContent)).toEqual(['Bold', 'zebra'])
    expect(document.querySelector('.said')?.textContent).toBe(
      'Even alert(1) is text, said a zebra. · Bo, Eve & <i>Co</i>',
    )
    expect(document.querySelector('main script, main b, main i')).toBeNull()
    expect(document.getElementById('hits-words')?.textContent).toBe(
      '1 record matches “zebra bold” with status proposed, with the tag “a&b=c#d”',
    )
    expect(inputOf(document, 'q')).toBe('zebra bold')
    expect(inputOf(document, 'status')).toEqual(['proposed'])
    expect(inputOf(document, 'tag')).toBe('a&b=c#d')
  })

  test('takes off one thing at a time', async () => {
    const document = await page('?q=zebra&status=proposed&tag=a%26b%3Dc%23d')
    const off = [...document.querySelectorAll('.asked a')].map((link) => [
      link.getAttribute('aria-label') ?? link.textContent,
      link.getAttribute('href'),
    ])
    expect(off).toEqual([
      ['Without “zebra”', `${log}?status=proposed&tag=a%26b%3Dc%23d`],
      ['Without proposed', `${log}?q=zebra&tag=a%26b%3Dc%23d`],
      ['Without tag a&b=c#d', `${log}?q=zebra&status=proposed`],
      ['Show all records', log],
    ])
    for (const [, href] of off) expect((await (await world.as('vera')).get(href ?? '')).status).toBe(200)
  })

  test('leads from a tag to its records', async () => {
    const link = [...(await page()).querySelectorAll('#hits .meta a')].find(
      (a) => a.textContent === 'front end',
    )
    expect(link?.getAttribute('href')).toBe(`${log}?tag=front+end`)
    expect(numbers(await page('?tag=front+end'))).toEqual([2])
  })

  test('says what it has not found, and how to find more', async () => {
    const document = await page('?q=elephant&status=rejected')
    expect(textOf(document)).toContain('No record matches “elephant” with status rejected.')
    const links = [...document.querySelectorAll('.aside a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual([`${log}?q=elephant`])
    expect(textOf(await page('?q=%26%7C!'))).toContain('There is no word in “&|!” to search for.')
    expect(textOf(await page('?decider=Zoe'))).toContain('No record decided by Zoe.')
  })

  test('is a page whatever stands in the address', async () => {
    const browser = await world.as('vera')
    for (const query of [
      '?status=x&order=y&page=z&from=1&to=2',
      '?page=77',
      `?q=${'a'.repeat(10_000)}`,
      '?q=%00%FF',
    ])
      expect((await browser.get(`${log}${query}`)).status).toBe(200)
    expect(numbers(await page('?status=x&order=y&page=z&from=1&to=2'))).toEqual([4, 3, 2, 1])
    expect(numbers(await page('?page=77'))).toEqual([4, 3, 2, 1])
  })

  test('is a fragment for htmx, whose address says no more than it must', async () => {
    const browser = await world.as('vera')
    const query = '?q=queue&status=&tag=&decider=&from=&to=&order='
    const response = await browser.get(`${log}${query}`, { ...FRAGMENT, 'HX-Target': 'div#hits' })
    expect(response.headers.get('HX-Replace-Url')).toBe(`${log}?q=queue`)
    expect(await response.text()).toMatch(/^<title>Decision log/)
    expect((await browser.get(`${log}${query}`, FRAGMENT)).headers.get('HX-Replace-Url')).toBeNull()
  })

  test('is read by every member, and by nobody else', async () => {
    for (const person of ['ada', 'bo', 'vera'] as const)
      expect((await (await world.as(person)).get(`${log}?q=queue`)).status).toBe(200)
    expect((await (await world.as('mallory')).get(`${log}?q=queue`)).status).toBe(404)
    expect((await world.anonymous().get(`${log}?q=queue`)).status).toBe(404)
    expect((await (await world.as('vera')).get(foreign)).status).toBe(404)
  })

  test('tells nothing of another team', async () => {
    for (const query of [
      '',
      '?q=queue',
      '?q=secret',
      '?tag=hidden',
      '?decider=Nobody',
      '?q=1',
      '?order=date',
    ])
      expect((await page(query)).querySelector('#hits .log')?.textContent ?? '').not.toContain('secret')
    const document = await page('?q=secret')
    expect(textOf(document)).toContain('No record matches “secret”.')
    expect([...document.querySelectorAll('option')].map(({ textContent }) => textContent)).not.toContain(
      'hidden',
    )
    expect(numbers(await page('?q=queue+in'))).toEqual([3, 2, 1])
  })

  test('opens rooms only on its first page', async () => {
    expect(textOf(await page('?q=node'))).not.toContain('Which database?')
  })

  test('of a public team is anybody’s to search', async () => {
    await world.db
      .updateTable('teams')
      .set({ public_at: world.now().toISOString() })
      .where('id', '=', log.split('/')[2] ?? '')
      .execute()
    expect(numbers(await documentOf(await world.anonymous().get(`${log}?q=queue`)))).toEqual([3, 2, 1])
    await world.db
      .updateTable('teams')
      .set({ public_at: null })
      .where('id', '=', log.split('/')[2] ?? '')
      .execute()
  })
})

describe.each(ENGINES)('a long log on %s', (engine) => {
  test('comes in pages, each of them light, and asks little of the database', async () => {
    const world = await createWorld(engine)
    const { teamId, token } = await fillLog(world.deps.databaseUrl, 120)
    const browser = world.anonymous()
    browser.cookies.set('__Host-session', token)
    const first = await browser.get(`/teams/${teamId}/adrs`)
    const html = await first.text()
    expect(gzipSync(html).length).toBeLessThan(60_000)
    const numbers: string[] = []
    let href: string | null | undefined = `/teams/${teamId}/adrs`
    while (href) {
      const { document } = await browser.page(href)
      numbers.push(...[...document.querySelectorAll('#hits .no')].map(({ textContent }) => textContent))
      href = document.querySelector('a[rel=next]')?.getAttribute('href')
    }
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, index) => String(120 - index).padStart(4, '0')))
    const search = await browser.page(`/teams/${teamId}/adrs?q=service&page=2`)
    expect(search.text).toContain('120 records match “service”, best match first')
    expect(search.text).toContain('Page 2 of 3')
    await world.close()
  })
})
