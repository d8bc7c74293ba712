import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { Room } from '../../src/domain/room.ts'
import { frontMatterOf, headingsOf, parse } from '../adr/reading.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, FRAGMENT, textOf } from '../helpers/html.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the record of a decided room on %s', (engine) => {
  let world: World
  let room: Room
  beforeAll(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    await world.vote('ada', room, { comment: 'Fine by me.' })
    await world.vote('bo', room, { importance: 4 })
    await world.reveal(room)
    await world.decide(room, { title: 'Use “Node.js”, really; ../../etc' })
  })
  afterAll(() => world.close())

  const get = async (rest: string, headers = {}) =>
    (await world.as('bo')).get(`/decisions/${room.id}${rest}`, headers)

  test('is a page with the downloads, whole or as a fragment', async () => {
    const response = await get('/adr')
    const page = await documentOf(response)
    expect(response.status).toBe(200)
    expect(textOf(page)).toContain('Use “Node.js”, really')
    expect(page.querySelector('a[download]')?.getAttribute('download')).toMatch(
      /^0001-use-node-js[a-z-]*\.md$/,
    )
    expect(await (await get('/adr', FRAGMENT)).text()).toMatch(/^<title>ADR-0001 /)
    expect((await get('')).headers.get('Location')).toBe(`/decisions/${room.id}/adr`)
  })

  test.each([
    ['', /^---\n/],
    ['?format=madr', /^---\n/],
    ['?format=nygard', /^# 1\. /],
    ['?format=y-statement', /^In the context of/],
  ])('downloads as Markdown under a safe name: adr.md%s', async (query, begin) => {
    const response = await get(`/adr.md${query}`)
    const file = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/markdown; charset=utf-8')
    expect(response.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="0001-[a-z-]+\.md"; filename\*=UTF-8''0001-[a-z-]+\.md$/,
    )
    expect(file).toMatch(begin)
    expect(file).toContain('Node.js')
  })

  test('is the same file on the page, in the download and each time', async () => {
    const page = await documentOf(await get('/adr'))
    const file = await (await get('/adr.md')).text()
    expect(page.getElementById('markdown')?.textContent).toBe(file)
    world.pass(1_000_000_000)
    expect(await (await get('/adr.md')).text()).toBe(file)
    expect(parseYaml(frontMatterOf(file))).toMatchObject({ status: 'accepted', date: '2026-11-23' })
    expect(headingsOf(parse(file))[0]).toEqual({ depth: 1, text: 'Use “Node.js”, really; ../../etc' })
    const [event] = await world.db
      .selectFrom('events')
      .select('hash')
      .orderBy('seq', 'desc')
      .limit(1)
      .execute()
    expect(file).toContain(event?.hash)
    for (const { receipt } of await world.db.selectFrom('ballots').select('receipt').execute())
      expect(file).toContain(receipt)
  })

  test('in a format there is none of is 404', async () => {
    for (const format of ['html', '', '__proto__', 'toString'])
      expect((await get(`/adr.md?format=${format}`)).status).toBe(404)
  })

  test('stands in the team’s log, newest first, beside the open rooms', async () => {
    const second = await world.openRoom({ question: 'Which database?', team: { id: room.team.id } as never })
    const open = await documentOf(await (await world.as('vera')).get(`/teams/${room.team.id}/adrs`))
    expect(textOf(open)).toMatch(/Open rooms.*Which database\?.*voting.*0 ballots.*Records.*0001/)
    await world.vote('ada', second)
    await world.reveal(second)
    await world.decide(second, { title: 'Use PostgreSQL' })
    const page = await documentOf(await (await world.as('vera')).get(`/teams/${room.team.id}/adrs`, FRAGMENT))
    expect([...page.querySelectorAll('.log .no')].map((no) => no.textContent)).toEqual(['0002', '0001'])
    expect(page.querySelector('.log a')?.getAttribute('href')).toBe(`/decisions/${second.id}/adr`)
  })

  test('and its room are exported whole, for members', async () => {
    const response = await get('/export.json')
    const text = await response.text()
    const exported = JSON.parse(text)
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="room-${room.id}.json"; filename*=UTF-8''room-${room.id}.json`,
    )
    expect(response.headers.get('Content-Type')).toBe('application/json')
    expect(exported).toMatchObject({
      format: 'stackmoot-room-1',
      decision: { question: room.question, state: 'decided', facilitator: 'Ada' },
      round: { number: 1 },
    })
    expect(exported.ballots.map(({ name }: { name: string }) => name).sort()).toEqual(['Ada', 'Bo'])
    expect(exported.history.events.map(({ action }: { action: string }) => action)).toContain(
      'outcome_recorded',
    )
    expect(text).toContain('Fine by me.')
    for (const secret of ['token', 'submission', 'session']) expect(text).not.toContain(secret)
  })
})

describe.each(ENGINES)('a room that hides names on %s', (engine) => {
  test('gives them away nowhere after the reveal', async () => {
    const world = await createWorld(engine)
    const room = await world.openRoom({ namesShown: false })
    for (const person of ['ada', 'bo'] as const) await world.vote(person, room, { comment: `by ${person}` })
    await world.reveal(room)
    const vera = await world.as('vera')
    const bo = await world.userId('bo')
    const seen = async (rest: string) => (await vera.get(`/decisions/${room.id}${rest}`)).text()

    const results = await seen('/results')
    expect(results).toContain('by bo')
    expect(results).not.toMatch(/\bBo\b/)
    const exported = await seen('/export.json')
    expect(JSON.parse(exported).ballots.map(({ name }: { name: unknown }) => name)).toEqual([null, null])
    expect(exported).not.toMatch(/"Bo"/)
    expect(exported).not.toContain(bo)
    await world.decide(room)
    expect(await seen('/adr.md')).not.toMatch(/\bBo\b/)
    await world.close()
  })
})
