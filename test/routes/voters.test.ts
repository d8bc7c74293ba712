import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listVoters } from '../../db/queries/voters.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the list of expected voters on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom({ expectedVoters: 9 })
    path = `/decisions/${room.id}`
  })
  afterEach(() => world.close())

  const list = async (voters: string) => (await world.as('ada')).post(`${path}/voters`, { voters })
  const see = async (rest = '') =>
    textOf(await documentOf(await (await world.as('ada')).get(`${path}${rest}`)))
  const linkOf = async (name: string) => {
    const voter = (await listVoters(world.db, room.id)).find((one) => one.name === name)
    return `/join/${world.deps.secret.token('seat', voter?.id ?? '')}`
  }

  test('begins with who is there, and the turn-out follows it: listed, come or not, and whoever votes besides', async () => {
    const form = await documentOf(await (await world.as('ada')).get(`${path}/voters`))
    expect(inputOf(form, 'voters')).toBe('Ada\nBo')
    expect(await see()).toContain('Nobody has voted yet')
    expect((await list('Bo\nJoan <joan@example.org>\nKim')).status).toBe(303)
    await world.vote('bo', room)
    expect(await see()).toMatch(/One of three has voted.*Joan not yet.*Kim not yet/)
    await world.vote('ada', room)
    expect(await see()).toContain('Two of four have voted')
    await world.anonymous().post(await world.invite(room), { ...ballotForm(room), name: 'JOAN' })
    expect(await see()).toContain('Three of four have voted')
    expect(await see('/voters')).toContain('Two of three have come.')
    await world.reveal(room)
    const event = await world.db
      .selectFrom('events')
      .select('particulars')
      .where('action', '=', 'round_revealed')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(event.particulars)).toMatchObject({ ballots: 3, eligible: 4 })
  })

  test('comes back as it was written, with addresses for the facilitator alone', async () => {
    await list('Bo\nJoan <joan@example.org>')
    const form = await documentOf(await (await world.as('ada')).get(`${path}/voters`))
    // The parser leaves what stands in a text area as it was escaped.
    expect(inputOf(form, 'voters')).toBe('Bo\nJoan &lt;joan@example.org&gt;')
    for (const address of [path, `${path}/people`])
      expect(await (await (await world.as('bo')).get(address)).text()).not.toContain('example.org')
    const events = await countRows(world.db, 'events')
    expect((await list('Bo\nJoan <joan@example.org>')).status).toBe(303)
    expect(await countRows(world.db, 'events')).toBe(events)
  })

  test('that is wrong comes back with the message, and nothing changes', async () => {
    await list('Bo')
    const before = await dumpTables(world.db)
    const response = await list('Bo\njoan@example.org')
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'voters')]).toEqual([
      422,
      expect.stringContaining('Write a name before the address'),
    ])
    expect(inputOf(page, 'voters')).toBe('Bo\njoan@example.org')
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('gives each person a link that fills in the name, works once, and only its hash is kept', async () => {
    await list('Joan\nKim')
    const link = await linkOf('Joan')
    expect(await see('/voters')).toContain(link)
    expect(JSON.stringify(await dumpTables(world.db))).not.toContain(link.split('/').at(-1))
    const joan = world.anonymous()
    expect(inputOf(await documentOf(await joan.get(link)), 'name')).toBe('Joan')
    const rivals = Array.from({ length: 6 }, (_, i) => ({ browser: world.anonymous(), submission: `f${i}` }))
    const sent = await Promise.all(
      rivals.map(({ browser, submission }) =>
        browser.post(link, { ...ballotForm(room), name: 'Joan O.', submission }),
      ),
    )
    expect(sent.map(({ status }) => status).toSorted()).toEqual([303, 410, 410, 410, 410, 410])
    expect(await countRows(world.db, 'ballots')).toBe(1)
    const used = await world.anonymous().get(link)
    expect([used.status, textOf(await documentOf(used))]).toEqual([
      410,
      expect.stringContaining('made for one person, who has used it'),
    ])
    const winner = rivals[sent.findIndex(({ status }) => status === 303)]?.browser
    expect((await winner?.get(link))?.headers.get('Location')).toBe(path)
    expect(await see()).toMatch(/One of two has voted.*Joan O. voted/)
  })

  test('has links that work when the invite is closed, and die with their line', async () => {
    await list('Joan\nKim')
    const [joan, kim] = [await linkOf('Joan'), await linkOf('Kim')]
    await (await world.as('ada')).post(`${path}/invite/closure`)
    expect((await world.anonymous().get(await world.invite(room))).status).not.toBe(200)
    expect((await world.anonymous().post(joan, { ...ballotForm(room), name: 'Joan' })).status).toBe(303)
    await list('Joan')
    expect((await world.anonymous().get(kim)).status).toBe(404)
  })

  test('keeps while sealed whoever has come, and lets go of whoever has not', async () => {
    await list('Bo\nJoan\nKim')
    expect((await list('Bo\nKim\nLee')).status).toBe(303)
    const refused = await list('Kim')
    expect([refused.status, messageAt(await documentOf(refused), 'voters')]).toEqual([
      422,
      expect.stringContaining('Bo is here already'),
    ])
    await (await world.as('ada')).post(`${path}/people/${await world.userId('bo')}/removal`)
    expect((await listVoters(world.db, room.id)).map(({ name }) => name)).toEqual(['Kim', 'Lee'])
    expect((await list('')).status).toBe(303)
    expect(await countRows(world.db, 'expected_voters')).toBe(0)
  })

  test('of 200 people leaves every page of the room light and readable', async () => {
    const names = Array.from({ length: 200 }, (_, i) => `Mxolisi Ndlovu-${(i * 7919).toString(36)}`)
    const lines = names.map((name, i) => `${name} <person${i}@example.org>`).join('\n')
    expect((await list(lines)).status).toBe(303)
    for (const name of names.slice(0, 3))
      await world.anonymous().post(await linkOf(name), { ...ballotForm(room), name })
    for (const rest of ['', '/people', '/voters', '/turnout', '/invite', '/reveal']) {
      const html = await (await (await world.as('ada')).get(`${path}${rest}`)).text()
      expect([rest, gzipSync(html).length < 60 * 1024]).toEqual([rest, true])
    }
    const page = await documentOf(await (await world.as('bo')).get(path))
    expect(textOf(page)).toContain('Three of 200 have voted')
    expect(page.querySelectorAll('#seats-waiting li')).toHaveLength(197)
    expect(page.querySelectorAll('#seats-voted li')).toHaveLength(3)
    expect(page.querySelector('#turnout .ring')).toBeNull()
  })
})
