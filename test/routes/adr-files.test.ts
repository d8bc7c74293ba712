import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FORMAT_NAMES, FORMATS } from '../../src/adr/formats.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf } from '../helpers/html.ts'
import { writeRecord } from '../helpers/records.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('records as files on %s', (engine) => {
  let world: World
  let room: Room
  beforeAll(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    for (const person of ['ada', 'bo'] as const) await world.vote(person, room)
    await world.reveal(room)
    await world.decide(room, { title: 'Use Node.js' })
    await writeRecord(world, room.team.id, { title: 'Keep the queue', tags: ['queues', 'two words'] })
  })
  afterAll(() => world.close())

  const ofRoom = (query = '') => `/decisions/${room.id}/adr.md${query}`
  const ofTeam = (number: number | string, query = '') =>
    `/teams/${room.team.id}/adrs/${number}/adr.md${query}`
  const read = async (path: string) => (await (await world.as('bo')).get(path)).text()

  test.each(FORMAT_NAMES)('%s is given by the room and by the number alike', async (name) => {
    const { mediaType, ending } = FORMATS[name]
    for (const [path, file] of [
      [ofRoom(`?format=${name}`), '0001-use-node-js'],
      [ofTeam(1, `?format=${name}`), '0001-use-node-js'],
      [ofTeam(2, `?format=${name}`), '0002-keep-the-queue'],
    ] as const) {
      const response = await (await world.as('vera')).get(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toBe(mediaType)
      expect(response.headers.get('Content-Disposition')).toBe(
        `attachment; filename="${file}.${ending}"; filename*=UTF-8''${file}.${ending}`,
      )
    }
    expect(await read(ofTeam(1, `?format=${name}`))).toBe(await read(ofRoom(`?format=${name}`)))
  })

  test('in a format there is none of is 404, and so is a record there is none of', async () => {
    for (const format of ['html', '', '__proto__', 'toString', 'MADR'])
      for (const path of [ofRoom(`?format=${format}`), ofTeam(2, `?format=${format}`)])
        expect((await (await world.as('bo')).get(path)).status).toBe(404)
    for (const number of ['0', '3', '01', 'x', '-1', '10000'])
      expect((await (await world.as('bo')).get(ofTeam(number))).status).toBe(404)
  })

  test('are for the team, and for whoever has a token of it', async () => {
    for (const path of [ofRoom(), ofTeam(1), ofTeam(2)]) {
      expect((await (await world.as('mallory')).get(path)).status).toBe(404)
      expect((await world.anonymous().get(path)).status).toBe(404)
      expect((await world.anonymous().get(path, { Authorization: 'Bearer moot_x' })).status).toBe(401)
    }
    const page = await (await world.as('bo')).post(`/teams/${room.team.id}/tokens`, {
      label: 'docs',
      life: '30',
    })
    const token = /moot_[\w-]{32}/.exec(await page.text())?.[0]
    for (const path of [ofRoom(), ofTeam(1), ofTeam(2)]) {
      const response = await world.anonymous().get(path, { Authorization: `Bearer ${token}` })
      expect([response.status, await response.text()]).toEqual([200, await read(path)])
    }
  })

  test('hold the body to the letter, and tags', async () => {
    expect(await read(ofTeam(2))).toBe(
      '---\nstatus: accepted\ndate: 2026-11-23\ndecision-makers: [Bo]\n---\n# Keep the queue\n\n## Context and Problem Statement\n\nOrders come in bursts.\n\n## More Information\n\nTags: queues, two words.\n',
    )
  })

  test('say at once what another record says of them, under the name they have had from the beginning', async () => {
    const before = await read(ofTeam(1))
    const { id } = await world.db
      .selectFrom('adrs')
      .select('id')
      .where('number', '=', 1)
      .executeTakeFirstOrThrow()
    await world.db.updateTable('adrs').set({ title: 'Use Bun' }).where('id', '=', id).execute()
    await writeRecord(world, room.team.id, { links: [{ verb: 'relates to', toId: id }] })
    const after = await read(ofTeam(1))
    expect(before).not.toContain('Relates to')
    expect(after).toContain('---\n# Use Bun\n')
    expect(after).toContain('* Relates to [ADR-0003](0003-keep-the-queue-in-postgresql.md)\n')
    const { headers } = await (await world.as('bo')).get(ofRoom())
    expect(headers.get('Content-Disposition')).toContain('filename="0001-use-node-js.md"')
    expect(await read(ofTeam(3))).toContain('* Relates to [ADR-0001](0001-use-node-js.md)\n')
  })

  test('hold what came true, in both places', async () => {
    await (await world.as('ada')).post(`/decisions/${room.id}/reviews`, {
      verdict: 'partly',
      findings: 'It is fast.',
      next: 'keep',
      nextOn: '',
    })
    for (const path of [ofRoom(), ofTeam(1)])
      expect(await read(path)).toMatch(/\nReviewed on 2026-11-23 by Ada: /)
  })

  test('stand on the page of the record, one format at a time', async () => {
    for (const path of [`/decisions/${room.id}/adr`, `/teams/${room.team.id}/adrs/2`]) {
      const bo = await world.as('bo')
      for (const [query, name] of [
        ['', 'madr'],
        ['?format=nygard', 'nygard'],
        ['?format=json-adr', 'json-adr'],
        ['?format=unknown', 'madr'],
      ] as const) {
        const page = await documentOf(await bo.get(`${path}${query}`))
        const download = page.querySelector('a[download]')
        expect(download?.textContent).toBe(
          name === 'madr' ? 'Download Markdown' : `Download ${FORMATS[name].label}`,
        )
        const file = await read(download?.getAttribute('href') ?? '')
        expect(page.getElementById('markdown')?.textContent).toBe(file)
        const others = [...page.querySelectorAll('.formats a')].map((link) => link.getAttribute('href'))
        expect(others).toHaveLength(FORMAT_NAMES.length - 1)
        for (const href of others) expect((await bo.get(href?.split('#')[0] ?? '')).status).toBe(200)
      }
    }
  })
})
