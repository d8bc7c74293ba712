import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RECORD_TEMPLATES } from '../../src/domain/record-templates.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { recordOf, versionsOf, writeRecord } from '../helpers/records.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const BODY = '## Context\n\nOrders come in bursts.\n\n## Decision\n\nWe keep them in PostgreSQL.\n'

describe.each(ENGINES)('a record written by hand on %s', (engine) => {
  let world: World
  let room: Room
  let submission = 0
  beforeAll(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
  })
  afterAll(() => world.close())
  beforeEach(() => {
    submission += 1
    world.pass(120_000)
  })

  const log = () => `/teams/${room.team.id}/adrs`
  const form = (changes: Record<string, string> = {}) => ({
    title: 'Keep the queue in PostgreSQL',
    status: 'proposed',
    date: '2026-11-20',
    decisionMakers: 'Ada, Bo',
    consulted: 'Vera',
    informed: '',
    tags: 'Queue, storage',
    body: BODY,
    submission: `form ${submission}`,
    ...changes,
  })
  const post = async (fields: Record<string, string>, person: Person = 'bo') =>
    (await world.as(person)).post(`${log()}/new`, fields)
  const count = async () => (await world.db.selectFrom('adrs').select('id').execute()).length
  const written = async (response: Response) => {
    expect(response.status).toBe(303)
    const number = Number(response.headers.get('Location')?.split('/').at(-1))
    return recordOf(world, room.team.id, number)
  }

  test('starts from a template, with the writer as the decision-maker', async () => {
    const page = await documentOf(await (await world.as('bo')).get(`${log()}/new`))
    // The reader of the page leaves references in a text area as they are.
    expect(String(inputOf(page, 'body')).replaceAll('&quot;', '"')).toBe(RECORD_TEMPLATES[0].body)
    expect(inputOf(page, 'decisionMakers')).toBe('Bo')
    expect(inputOf(page, 'status')).toBe('proposed')
    expect(inputOf(page, 'date')).toBe(world.now().toISOString().slice(0, 10))
  })

  test('is kept as it was typed, with the next number, as its first version', async () => {
    const stored = await written(await post(form()))
    expect(stored.record).toMatchObject({
      ...{ kind: 'written', form: 'nygard', title: 'Keep the queue in PostgreSQL', status: 'proposed' },
      ...{ date: '2026-11-20', decisionMakers: ['Ada', 'Bo'], consulted: ['Vera'], informed: [] },
      ...{ tags: ['queue', 'storage'], body: BODY, decider: 'Bo' },
    })
    expect(stored).toMatchObject({ origin: 'written', version: 1, decisionId: null })
    expect(await versionsOf(world, stored.id)).toMatchObject([
      { version: 1, action: 'written', actorId: await world.userId('bo') },
    ])
    const page = await (await world.as('vera')).page(`${log()}/${stored.record.number}`)
    expect(page.text).toContain('We keep them in PostgreSQL.')
  })

  test('sent twice, also at once, is one record with one number', async () => {
    const before = await count()
    const fields = form({ title: 'Once' })
    const both = await Promise.all([post(fields), post(fields)])
    const again = await post(fields)
    expect(new Set([...both, again].map((response) => response.headers.get('Location'))).size).toBe(1)
    expect(await count()).toBe(before + 1)
    const other = await post({ ...fields, title: 'Changed after going back' })
    expect((await written(other)).record.number).toBe((await written(again)).record.number + 1)
  })

  test('gets a number of its own beside nineteen others at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => post(form({ title: `At once ${at}` }), at % 2 ? 'ada' : 'bo')),
    )
    const numbers = await Promise.all(all.map(async (response) => (await written(response)).record.number))
    expect(new Set(numbers).size).toBe(20)
    expect(Math.max(...numbers) - Math.min(...numbers)).toBe(19)
  })

  test('replaces an older one when it is accepted, and not while it is proposed', async () => {
    const old = await writeRecord(world, room.team.id, { title: 'The old way' })
    const replaces = `ADR-${String(old.record.number).padStart(4, '0')}`
    const proposed = await written(await post(form({ title: 'Proposed successor', replaces })))
    expect(proposed.record.links).toMatchObject([{ verb: 'supersedes', number: old.record.number }])
    expect((await recordOf(world, room.team.id, old.record.number)).record.status).toBe('accepted')
    const accepted = await written(await post(form({ title: 'Successor', status: 'accepted', replaces })))
    const after = await recordOf(world, room.team.id, old.record.number)
    expect(after.record.status).toBe('superseded')
    expect(after.record.links).toMatchObject([{ verb: 'superseded by', number: accepted.record.number }])
  })

  test.each([
    ['title', { title: ' \u200b ' }, /Give the record a title/],
    ['title', { title: 'x'.repeat(201) }, /at most 200/],
    ['status', { status: 'superseded' }, /proposed or accepted/],
    ['date', { date: '2026-02-30' }, /Give the day/],
    ['decisionMakers', { decisionMakers: 'x'.repeat(101) }, /at most 100 characters a name/],
    [
      'consulted',
      { consulted: Array.from({ length: 101 }, (_, at) => `P${at}`).join() },
      /at most 100 people/,
    ],
    ['tags', { tags: Array.from({ length: 13 }, (_, at) => `t${at}`).join() }, /at most 12 tags/],
    ['replaces', { replaces: 'ADR-9000' }, /There is no ADR-9000/],
    ['amends', { amends: 'that one' }, /numbers of records/],
    ['body', { body: ' \n ' }, /Write what was decided/],
    ['body', { body: '# A title\n\nText' }, /The title stands above/],
    ['body', { body: 'A title\n===\n\nText' }, /The title stands above/],
    ['body', { body: RECORD_TEMPLATES[2].body.replaceAll('\n', '\r\n') }, /This is the template/],
    ['body', { body: 'é'.repeat(50_001) }, /at most 100 kB/],
    ['body', { body: `x${'[a]('.repeat(3_000)}` }, /too many marks/],
  ])('with a wrong %s comes back with everything that was typed', async (field, changes, message) => {
    const before = await count()
    const fields: Record<string, string> = form(changes)
    const response = await post(fields)
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, field)).toMatch(message)
    for (const name of ['title', 'date', 'decisionMakers', 'consulted', 'tags', 'submission'])
      expect(inputOf(page, name)).toBe(fields[name])
    expect(inputOf(page, 'body')).toBe(fields.body)
    expect(await count()).toBe(before)
  })

  test('takes another template where nothing was written, and keeps what was', async () => {
    const before = await count()
    const empty = await documentOf(
      await post(form({ body: RECORD_TEMPLATES[0].body.replaceAll('\n', '\r\n'), template: 'nygard' })),
    )
    expect(inputOf(empty, 'body')).toBe(RECORD_TEMPLATES[2].body)
    expect(inputOf(empty, 'title')).toBe('Keep the queue in PostgreSQL')
    const own = await documentOf(await post(form({ template: 'nygard' })))
    expect(inputOf(own, 'body')).toBe(BODY)
    expect(textOf(own)).toContain('What you wrote is kept.')
    expect(await count()).toBe(before)
  })

  test('is previewed by its button and while it is typed, and not saved by that', async () => {
    const before = await count()
    const hostile = '## A\n\n<img src=x onerror=alert(1)> [a](javascript:alert(1))\n\n* one\n'
    const page = await documentOf(await post(form({ body: hostile, preview: '1' })))
    const part = await (await world.as('bo')).post(`${log()}/preview`, form({ body: hostile }))
    const live = await documentOf(new Response(`<main>${await part.text()}</main>`))
    for (const shown of [page.querySelector('.preview'), live.querySelector('main')]) {
      expect(shown?.querySelector('li')?.textContent).toBe('one')
      expect(shown?.querySelector('img, script, a')).toBeNull()
      expect(shown?.textContent).toContain('<img src=x onerror=alert(1)>')
      expect(shown?.textContent).toContain('queue, storage')
    }
    expect(await count()).toBe(before)
  })

  test('is the members’ to write: not the observers’, and to strangers there is no such page', async () => {
    for (const [person, status] of [
      ['vera', 403],
      ['mallory', 404],
    ] as const) {
      const browser = await world.as(person)
      expect((await browser.get(`${log()}/new`)).status).toBe(status)
      expect((await browser.post(`${log()}/new`, form())).status).toBe(status)
      expect((await browser.post(`${log()}/preview`, form())).status).toBe(status)
    }
    expect((await world.anonymous().get(`${log()}/new`)).status).toBe(404)
  })

  test('has its way in from the log, for those who may write one', async () => {
    const link = `a[href="${log()}/new"]`
    expect((await (await world.as('bo')).page(log())).document.querySelector(link)).not.toBeNull()
    expect((await (await world.as('vera')).page(log())).document.querySelector(link)).toBeNull()
  })
})
