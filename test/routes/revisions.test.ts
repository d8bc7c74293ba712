import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StoredAdr } from '../../db/queries/records.ts'
import type { AdrRecord, WrittenRecord } from '../../src/adr/record.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { recordOf, versionsOf, writeRecord } from '../helpers/records.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const BODY =
  '## Context\n\nOrders come in bursts.\n\n## Decision\n\nPostgreSQL.\n\n## Consequences\n\nOne thing less.\n'

describe.each(ENGINES)('editing a record on %s', (engine) => {
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
  })

  const pathOf = (number: number) => `/teams/${room.team.id}/adrs/${number}/revision`
  const post = async (fields: Record<string, string>, person: Person = 'bo', number = adr.record.number) =>
    (await world.as(person)).post(pathOf(number), fields)
  const now = async (number = adr.record.number) => recordOf(world, room.team.id, number)
  const bodyNow = async () => ((await now()).record as WrittenRecord).body

  test('begins with what it says', async () => {
    const page = await documentOf(await (await world.as('bo')).get(pathOf(adr.record.number)))
    expect(inputOf(page, 'title')).toBe(adr.record.title)
    expect(inputOf(page, 'body')).toBe(BODY)
    expect(inputOf(page, 'tags')).toBe('queue')
    expect(inputOf(page, 'version')).toBe('1')
  })

  test('makes a version with who, what and why; the file keeps its name', async () => {
    const { fileName } = adr.record
    const response = await post({
      version: '1',
      title: 'Keep the queue in the database',
      body: BODY.replace('PostgreSQL.', 'PostgreSQL 18.').replaceAll('\n', '\r\n'),
      decisionMakers: 'Ada, Bo',
      note: 'It was upgraded.',
    })
    expect(response.headers.get('Location')).toBe(`/teams/${room.team.id}/adrs/${adr.record.number}`)
    const stored = await now()
    expect(stored.version).toBe(2)
    expect(stored.record).toMatchObject({
      title: 'Keep the queue in the database',
      body: BODY.replace('PostgreSQL.', 'PostgreSQL 18.'),
      decisionMakers: ['Ada', 'Bo'],
      tags: ['queue'],
      fileName,
    })
    expect((await versionsOf(world, adr.id)).at(-1)).toMatchObject({
      ...{ version: 2, action: 'edited', note: 'It was upgraded.', actorId: await world.userId('bo') },
    })
  })

  test('without a change makes none, and the same form twice makes one', async () => {
    expect((await post({ version: '1', title: ` ${adr.record.title} `, note: 'Why?' })).status).toBe(303)
    expect(await versionsOf(world, adr.id)).toHaveLength(1)
    const fields = { version: '1', title: 'Another title' }
    const both = await Promise.all([post(fields), post(fields)])
    const again = await post(fields)
    expect([...both, again].filter(({ status }) => status === 303).length).toBeGreaterThanOrEqual(2)
    expect(await versionsOf(world, adr.id)).toHaveLength(2)
  })

  test.each([
    ['title', { title: '' }, /Give the record a title/],
    ['date', { date: 'soon' }, /Give the day/],
    ['body', { body: '# Another title\n' }, /The title stands above/],
    ['tags', { tags: 'x'.repeat(41) }, /at most 40/],
    ['note', { title: 'New', note: 'x'.repeat(501) }, /at most 500/],
  ])('with a wrong %s comes back with what was typed, and saves nothing', async (field, changes, message) => {
    const fields: Record<string, string> = { version: '1', title: 'Kept title', ...changes }
    const response = await post(fields)
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, field)).toMatch(message)
    for (const [name, typed] of Object.entries(fields)) expect(inputOf(page, name)).toBe(typed)
    expect((await now()).version).toBe(1)
  })

  test('leaves alone what could not be typed today, as long as nobody touches it', async () => {
    const body = `# A heading of its own\n\n${'x'.repeat(120_000)}\n`
    adr = await writeRecord(world, room.team.id, { body, form: 'other' })
    expect((await post({ version: '1', title: 'Only the title', body })).status).toBe(303)
    expect((await now()).record).toMatchObject({ title: 'Only the title', body, form: 'other' })
    expect((await post({ version: '2', body: body.replace('own', 'kind') })).status).toBe(422)
  })

  test('is refused with both texts where somebody saved in the meantime; put together where they do not touch', async () => {
    await post({ version: '1', title: 'By Ada', body: BODY.replace('bursts', 'waves') }, 'ada')
    const response = await post({ version: '1', body: BODY.replace('One thing less', 'Nothing new') })
    const page = await documentOf(response)
    expect(response.status).toBe(409)
    expect(textOf(page)).toContain('Ada saved this record while you were writing. Nothing is lost.')
    expect(inputOf(page, 'title')).toBe('By Ada')
    expect(inputOf(page, 'body')).toBe(
      BODY.replace('bursts', 'waves').replace('One thing less', 'Nothing new').trim(),
    )
    expect(inputOf(page, 'version')).toBe('2')
    expect((await now()).version).toBe(2)
    const merged = { version: '2', title: 'By Ada', body: String(inputOf(page, 'body')) }
    expect((await post(merged)).status).toBe(303)
    expect(await bodyNow()).toContain('waves')
    expect(await bodyNow()).toContain('Nothing new')
  })

  test('shows both sides of the lines that two changed, and keeps mine in the form', async () => {
    await post({ version: '1', body: BODY.replace('PostgreSQL', 'SQLite'), title: 'Ada’s' }, 'ada')
    const response = await post({ version: '1', body: BODY.replace('PostgreSQL', 'Redis'), title: 'Bo’s' })
    const page = await documentOf(response)
    expect(response.status).toBe(409)
    expect(inputOf(page, 'body')).toBe(BODY.replace('PostgreSQL', 'Redis').trim())
    expect(inputOf(page, 'title')).toBe('Bo’s')
    const clashes = [...page.querySelectorAll('.clash')].map((clash) => clash.textContent ?? '')
    expect(clashes).toHaveLength(2)
    expect(clashes.join()).toMatch(/SQLite.*Redis/s)
    expect(page.querySelector('.clash del')?.textContent).toContain(adr.record.title.split(' ')[0])
    // Whatever is saved next, hers is kept as a version.
    await post({ version: '2', body: BODY.replace('PostgreSQL', 'Redis'), title: 'Bo’s' })
    expect((await versionsOf(world, adr.id))[1]?.record).toContain('SQLite')
  })

  test('of a room’s record changes words, marks them as edited, and is said in the history', async () => {
    const before = (await now(1)).record as AdrRecord
    const response = await post(
      {
        version: '1',
        title: 'Node.js for the queue',
        'wording-because': 'We know it best.',
        informed: 'Everybody',
      },
      'ada',
      1,
    )
    expect(response.headers.get('Location')).toBe(`/decisions/${room.id}/adr`)
    const after = (await now(1)).record as AdrRecord
    expect(after).toMatchObject({
      ...{ title: 'Node.js for the queue', because: 'We know it best.', becauseOrigin: 'edited' },
      ...{ informed: ['Everybody'], scores: before.scores, participation: before.participation },
      ...{ consequences: before.consequences, fileName: before.fileName },
    })
    const history = await (await world.as('bo')).page(`/decisions/${room.id}/history`)
    expect(history.text).toContain('Ada edited the record.')
    const page = await (await world.as('bo')).page(`/decisions/${room.id}/adr`)
    expect(page.text).toContain('because we know it best.')
  })

  test.each([
    ['wording-because', ' ', /Write why/],
    ['wording-consequences', 'It will be fine', /Begin each line/],
    ['wording-risks', 'x'.repeat(1_001), /at most 1000 characters a line/],
  ])('of a room’s record refuses a wrong %s at its field', async (field, typed, message) => {
    const version = String((await now(1)).version)
    const response = await post({ version, [field]: typed }, 'ada', 1)
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, field)).toMatch(message)
    expect(inputOf(page, field)).toBe(typed)
    expect(String((await now(1)).version)).toBe(version)
  })

  test('is for those who may: a room’s is its facilitator’s, any other the members’', async () => {
    expect((await post({ version: '1', title: 'x' }, 'bo', 1)).status).toBe(403)
    for (const [person, status] of [
      ['vera', 403],
      ['mallory', 404],
    ] as const) {
      expect((await post({ version: '1', title: 'x' }, person)).status).toBe(status)
      expect((await (await world.as(person)).get(pathOf(adr.record.number))).status).toBe(status)
    }
    expect((await world.anonymous().post(pathOf(adr.record.number), { title: 'x' })).status).toBe(404)
    expect((await now()).record.title).toBe(adr.record.title)
  })

  test('shows what hostile words say, as words', async () => {
    const body = '<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://e.example/p.png)\n'
    await post({ version: '1', title: '<b>bold</b>', body, note: '<i>note</i>' })
    const browser = await world.as('bo')
    for (const rest of ['', '/versions', '/versions/2', '/revision']) {
      const page = await browser.page(`/teams/${room.team.id}/adrs/${adr.record.number}${rest}`)
      expect(page.status).toBe(200)
      expect(
        page.document.querySelector('main script, main img, main b, main i, a[href^="javascript"]'),
      ).toBeNull()
    }
  })
})
