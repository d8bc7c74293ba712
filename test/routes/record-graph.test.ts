import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { newId } from '../../src/ids.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { recordOf, writeRecord } from '../helpers/records.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the graph of a log on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/teams/${room.team.id}/adrs/graph`
  })
  afterEach(() => world.close())

  const write = (given = {}) => writeRecord(world, room.team.id, given)
  const page = async () => documentOf(await (await world.as('vera')).get(path))

  test('says what will be here while nothing is linked', async () => {
    await write()
    const empty = await page()
    expect(textOf(empty)).toContain('No record is linked with another yet.')
    expect(textOf(empty)).toContain('0 records with links, 1 without')
    expect(empty.querySelector('main svg')).toBeNull()
  })

  test('draws what is linked, apart where nothing connects it, and says the same in words', async () => {
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(room, { title: 'Build on <Node.js> & "friends"' })
    const { id } = await recordOf(world, room.team.id, 1)
    await write({ title: 'Build on Go', links: [{ verb: 'supersedes', toId: id }] })
    const third = await write({
      title: '受注キューには待ち行列サービスを使わずにデータベースの表を使うことにする',
    })
    await write({ title: 'Drop old orders', status: 'proposed', links: [{ verb: 'amends', toId: third.id }] })
    await write({ title: 'Alone' })
    const drawn = await page()
    expect(textOf(drawn)).toContain('4 records with links, 1 without')
    const parts = [...drawn.querySelectorAll('.graph-part')]
    expect(
      parts.map((part) => [...part.querySelectorAll('svg a')].map((a) => a.getAttribute('href'))),
    ).toEqual([
      [`/teams/${room.team.id}/adrs/4`, `/teams/${room.team.id}/adrs/3`],
      [`/teams/${room.team.id}/adrs/2`, `/decisions/${room.id}/adr`],
    ])
    const box = parts[1]?.querySelectorAll('svg a')[1]
    expect(box?.querySelector('title')?.textContent).toBe(
      'ADR-0001 · superseded Build on <Node.js> & "friends"',
    )
    expect([...(box?.querySelectorAll('text') ?? [])].map((text) => text.textContent?.trim())).toEqual([
      'ADR-0001 · superseded',
      'Build on <Node.js> & "fr…',
    ])
    expect(parts.map((part) => part.querySelectorAll('path').length)).toEqual([1, 1])
    expect(parts.map((part) => part.querySelector('path')?.getAttribute('class'))).toEqual(['ed ed-a', 'ed'])
    const words = [...drawn.querySelectorAll('.graph-list li')].map((li) =>
      li.textContent?.replace(/\s+/g, ' '),
    )
    expect(words[0]).toContain('ADR-0004 Drop old orders proposedamends ADR-0003')
    expect(words[2]).toContain('ADR-0002 Build on Go acceptedsupersedes ADR-0001')
    // The newer stands above the older.
    const tops = [...(parts[1]?.querySelectorAll('rect') ?? [])].map((rect) => Number(rect.getAttribute('y')))
    expect(tops[0]).toBeLessThan(tops[1] ?? 0)
  })

  test('is its team’s to read, and anew when a status or title has changed', async () => {
    const old = await write({ title: 'Build on PHP' })
    await write({ title: 'Build on Go', status: 'proposed', links: [{ verb: 'supersedes', toId: old.id }] })
    const codes = await Promise.all(
      (['ada', 'bo', 'vera', 'mallory'] as const).map(
        async (p) => (await (await world.as(p)).get(path)).status,
      ),
    )
    expect([...codes, (await world.anonymous().get(path)).status]).toEqual([200, 200, 200, 404, 404])
    expect((await page()).querySelectorAll('.nd-superseded')).toHaveLength(0)
    const bo = await world.as('bo')
    await bo.post(`/teams/${room.team.id}/adrs/2/status`, { status: 'accepted', version: '1' })
    expect((await page()).querySelectorAll('.nd-superseded')).toHaveLength(1)
    // Nothing of another team is in it.
    const other = await world.openRoom({ team: { name: 'Elsewhere' } as never })
    await writeRecord(world, other.team.id, { title: 'Theirs' })
    expect(textOf(await page())).not.toContain('Theirs')
  })

  test('of 500 linked records is small enough to send', async () => {
    const by = await world.userId('bo')
    const at = world.now().toISOString()
    const rows = Array.from({ length: 500 }, (_, index) => ({
      id: newId(),
      team_id: room.team.id,
      number: index + 1,
      decision_id: null,
      title: `Decide on matter ${index + 1} of the order platform, in so many words`,
      status: 'accepted' as const,
      decided_on: '2026-11-23',
      record: '{}',
      created_by: by,
      created_at: at,
      version: 1,
      origin: 'written' as const,
      file_name: null,
      decider: '',
      chosen: '',
      advice_followed: null,
      changed_at: at,
      source_name: null,
      source_hash: null,
      source: null,
    }))
    for (let from = 0; from < 500; from += 100)
      await world.db
        .insertInto('adrs')
        .values(rows.slice(from, from + 100))
        .execute()
    // Two clusters: chains with branches of ten, and one that hangs together as a whole.
    const links = rows.slice(1).flatMap(({ id }, at) => {
      const to = at < 250 ? rows[Math.max(at - (at % 10), at - 2)] : rows[at - (at % 7)]
      const isApart = at < 250 && at % 10 === 9
      return to && to.id !== id && !isApart
        ? [
            {
              id: newId(),
              from_id: id,
              to_id: to.id,
              verb: 'supersedes' as const,
              created_by: by,
              created_at: '',
            },
          ]
        : []
    })
    for (let from = 0; from < links.length; from += 100)
      await world.db
        .insertInto('adr_links')
        .values(links.slice(from, from + 100))
        .execute()
    const response = await (await world.as('vera')).get(path)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html.match(/<rect /g)?.length).toBeGreaterThan(480)
    expect(gzipSync(html).length).toBeLessThan(60_000)
  })
})
