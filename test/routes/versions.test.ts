import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StoredAdr } from '../../db/queries/records.ts'
import { toMadr } from '../../src/adr/madr.ts'
import type { AdrRecord, AnyRecord, WrittenRecord } from '../../src/adr/record.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { recordOf, versionsOf, writeRecord } from '../helpers/records.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const BODY = `## Context\n\n${['One', 'Two', 'Three', 'Four', 'Five'].map((word) => `${word} of them.`).join('\n\n')}\n\n## Decision\n\nPostgreSQL.\n`

describe.each(ENGINES)('the versions of a record on %s', (engine) => {
  let world: World
  let room: Room
  let adr: StoredAdr
  beforeAll(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    await world.decide(room)
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.pass(120_000)
    adr = await writeRecord(world, room.team.id, { body: BODY, tags: ['queue'] })
    await edit({
      version: '1',
      title: 'Another title',
      body: BODY.replace('PostgreSQL', 'SQLite'),
      note: 'Why?',
    })
  })

  const path = (rest = '', number = adr.record.number) => `/teams/${room.team.id}/adrs/${number}${rest}`
  const edit = async (fields: Record<string, string>) =>
    (await world.as('bo')).post(path('/revision'), fields)
  const page = async (rest: string, person: Person = 'vera') => (await world.as(person)).page(path(rest))
  const now = async (number = adr.record.number) => recordOf(world, room.team.id, number)

  test('are a timeline, the newest first, with who, when, what and why', async () => {
    await (await world.as('ada')).post(path('/tags'), { tag: 'storage' })
    const { document } = await page('/versions')
    const entries = [...document.querySelectorAll('.timeline > li')].map(
      (entry) => entry.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    )
    expect(entries).toEqual([
      expect.stringMatching(/^3 ?Ada changed the tags\..*queue, storage/),
      expect.stringMatching(/^2 ?Bo edited the record\..*Why\?.*November 2026/),
      expect.stringMatching(/^1 ?Bo wrote the record\./),
    ])
  })

  test('say what changed word by word, and fold what stayed', async () => {
    const { document } = await page('/versions/2')
    const words = (kind: string) =>
      [...document.querySelectorAll(`.changes ${kind}`)].map((node) => node.textContent ?? '')
    expect(words('del').join()).toMatch(/\[taken out:\] .*PostgreSQL/)
    expect(words('ins').join()).toMatch(/\[added:\] .*SQLite/)
    expect(document.querySelector('.changes details summary')?.textContent).toMatch(/lines unchanged/)
    expect((await page('/versions/1')).text).toContain('This is the first version.')
  })

  test('can each be downloaded as they were', async () => {
    const response = await (await world.as('vera')).get(path('/versions/1/adr.md'))
    const [first] = await versionsOf(world, adr.id)
    expect(response.headers.get('Content-Type')).toBe('text/markdown; charset=utf-8')
    expect(response.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="\d{4}-[a-z-]+-v1\.md"/,
    )
    expect(await response.text()).toBe(toMadr(JSON.parse(first?.record ?? '') as AnyRecord))
  })

  test('restored are a new version with the old words; status, links and what came between stay', async () => {
    await (await world.as('bo')).post(path('/status'), {
      status: 'deprecated',
      reason: 'Over.',
      version: '2',
    })
    const restore = async (version: string) =>
      (await world.as('bo')).post(path('/versions/1/restoration'), { version })
    expect((await restore('2')).status).toBe(409)
    expect((await restore('3')).headers.get('Location')).toBe(path())
    const stored = await now()
    expect(stored).toMatchObject({ version: 4 })
    expect(stored.record).toMatchObject({
      ...{ title: adr.record.title, body: BODY, status: 'deprecated', fileName: adr.record.fileName },
      notes: [expect.stringContaining('Over.')],
    })
    // The same form again finds nothing to do.
    expect((await restore('3')).status).toBe(303)
    expect((await versionsOf(world, adr.id)).map(({ action }) => action)).toEqual([
      ...['written', 'edited', 'deprecated', 'edited'],
    ])
  })

  test('of a room’s record lead to the room’s history, and restored bring the drafted words back as drafted', async () => {
    const drafted = (await now(1)).record as AdrRecord
    const ada = await world.as('ada')
    await ada.post(path('/revision', 1), {
      version: String((await now(1)).version),
      'wording-because': 'We like it.',
    })
    expect(((await now(1)).record as AdrRecord).becauseOrigin).toBe('edited')
    const versions = await ada.page(path('/versions', 1))
    expect(versions.document.querySelector(`main a[href="/decisions/${room.id}/history"]`)).not.toBeNull()
    const version = String((await now(1)).version)
    expect((await ada.post(path('/versions/1/restoration', 1), { version })).status).toBe(303)
    expect((await now(1)).record).toMatchObject({
      because: drafted.because,
      becauseOrigin: drafted.becauseOrigin,
    })
  })

  test('that do not exist are nowhere', async () => {
    for (const rest of ['0', '3', '-1', '1e3', '99999999999', 'x'])
      expect((await (await world.as('bo')).get(path(`/versions/${rest}`))).status).toBe(404)
  })

  test('are the team’s to read, and the writers’ to restore', async () => {
    for (const rest of ['/versions', '/versions/1', '/versions/1/adr.md']) {
      expect((await (await world.as('vera')).get(path(rest))).status).toBe(200)
      expect((await (await world.as('mallory')).get(path(rest))).status).toBe(404)
      expect((await world.anonymous().get(path(rest))).status).toBe(404)
    }
    for (const [person, status] of [
      ['vera', 403],
      ['mallory', 404],
    ] as const)
      expect(
        (await (await world.as(person)).post(path('/versions/1/restoration'), { version: '2' })).status,
      ).toBe(status)
    expect(((await now()).record as WrittenRecord).body).toContain('SQLite')
    expect((await page('/versions/1')).document.querySelector('main form')).toBeNull()
    expect((await page('/versions/1', 'bo')).document.querySelector('main form')).not.toBeNull()
  })
})
