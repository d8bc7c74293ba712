import { brotliCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordEvent } from '../../db/queries/events.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the history of a room on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}/history`
  })
  afterEach(() => world.close())

  const read = async (person: Person = 'vera', at = path) =>
    documentOf(await (await world.as(person)).get(at))
  const lines = async (person: Person = 'vera', at = path) =>
    [...(await read(person, at)).querySelectorAll('.told > li')].map(
      (line) => line.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    )
  const headings = async () =>
    [...(await read()).querySelectorAll('section.band h2')].map((one) => one.textContent)

  test('tells what happened, to everybody in it and to nobody else', async () => {
    await world.vote('ada', room)
    world.pass(60_000)
    await world.vote('bo', room)
    await world.reveal(room)
    const id = await world.comment('bo', room, 'We should talk.', room.options[0]?.id)
    world.pass(24 * 3_600_000)
    await world.decide(room)
    const told = await lines()
    expect(told).toEqual([
      '09:00 Ada opened the room, and the vote with it: six options and twelve criteria.',
      '09:00 Vera joined to read along.',
      '09:00 Ada cast a ballot.',
      '09:01 Bo cast a ballot.',
      '09:01 Ada revealed round 1. 2 of 2 had voted.',
      `09:01 Bo commented on ${room.options[0]?.name}. Read it: Bo commented on ${room.options[0]?.name}.`,
      `09:01 Ada recorded the outcome as ADR-0001: ${room.options[0]?.name}, accepted.`,
    ])
    for (const person of ['ada', 'bo'] as const) expect(await lines(person)).toEqual(told)
    const page = await read()
    expect([...page.querySelectorAll('h3')].map((one) => one.textContent)).toEqual([
      'Monday 23 November 2026',
      'Tuesday 24 November 2026',
    ])
    expect(page.querySelector('.told a')?.getAttribute('href')).toBe(`/decisions/${room.id}/comments/${id}`)
    const { history_hash: hash } = await world.db
      .selectFrom('decisions')
      .select('history_hash')
      .where('id', '=', room.id)
      .executeTakeFirstOrThrow()
    expect(page.querySelector('.hash')?.textContent).toBe(hash)
    expect((await (await world.as('mallory')).get(path)).status).toBe(404)
    expect((await world.anonymous().get(path)).status).toBe(404)
  })

  test('has no sign of a changed ballot, nor a hash, while the round is sealed', async () => {
    await world.vote('bo', room, { importance: 1 })
    const before = await (await (await world.as('ada')).get(path)).text()
    await world.vote('bo', room, { importance: 5 })
    expect(await (await (await world.as('ada')).get(path)).text()).toBe(before)
    expect((await read()).querySelector('.hash')).toBeNull()
    await world.vote('ada', room)
    await world.reveal(room)
    expect((await lines()).join('\n')).toContain('Bo changed their ballot.')
  })

  test('keeps the name of somebody who has left', async () => {
    await world.vote('bo', room)
    await world.db
      .deleteFrom('members')
      .where('user_id', '=', await world.userId('bo'))
      .execute()
    expect((await lines()).at(-1)).toBe('09:00 Bo cast a ballot.')
  })

  test('has no times of day where names are hidden, and does not say who changed a ballot', async () => {
    room = await world.openRoom({ namesShown: false })
    path = `/decisions/${room.id}/history`
    await world.vote('bo', room, { importance: 1 })
    await world.vote('bo', room, { importance: 5 })
    await world.vote('ada', room)
    await world.reveal(room)
    expect((await lines()).slice(-4)).toEqual([
      'Bo cast a ballot.',
      'A ballot was changed.',
      'Ada cast a ballot.',
      'Ada revealed round 1. 2 of 2 had voted.',
    ])
    const times = [...(await read()).querySelectorAll('time')].map((one) => one.getAttribute('datetime'))
    expect(times).toEqual(['2026-11-23'])
  })

  test('has no line of a ballot where ballots are anonymous', async () => {
    room = await world.openRoom({ anonymous: true })
    path = `/decisions/${room.id}/history`
    const before = await lines()
    for (const person of ['ada', 'bo'] as const) await world.vote(person, room)
    expect(await lines()).toEqual(before)
    await world.reveal(room)
    expect((await lines()).slice(before.length)).toEqual(['Ada revealed round 1. 2 of 2 had voted.'])
  })

  test('of two hundred voters stands on pages that are small', async () => {
    const actorId = await world.userId('ada')
    await world.db.transaction().execute(async (trx) => {
      for (let index = 0; index < 420; index++)
        await recordEvent(trx, room.id, {
          actorId,
          action: 'member_renamed',
          particulars: {
            member: `m${index}`,
            from: `A name that is long ${index}`,
            to: `Another ${index * 7}`,
          },
          at: world.now().toISOString(),
        })
    })
    const all: string[] = []
    for (const page of [1, 2, 3]) all.push(...(await lines('vera', `${path}?page=${page}`)))
    expect(all.filter((line) => line.includes('renamed'))).toHaveLength(420)
    expect(await lines()).toEqual(await lines('vera', `${path}?page=3`))
    const largest = await (await (await world.as('ada')).get(`${path}?page=2`)).text()
    expect(brotliCompressSync(largest).length).toBeLessThan(60_000)
    expect(textOf(await read())).toContain('Page 3 of 3')
    for (const bad of ['4', '0', 'x', '99999999'])
      expect((await (await world.as('ada')).get(`${path}?page=${bad}`)).status, bad).toBe(404)
  })

  test('begins with the draft, where there was one', async () => {
    await world.db
      .updateTable('events')
      .set({ particulars: JSON.stringify({ options: 6, criteria: 12, draft: 1 }) })
      .where('decision_id', '=', room.id)
      .where('action', '=', 'decision_opened')
      .execute()
    await recordEvent(world.db, room.id, {
      actorId: await world.userId('ada'),
      action: 'voting_started',
      particulars: { round: 1 },
      at: world.now().toISOString(),
    })
    expect((await headings()).slice(0, 2)).toEqual(['Draft', 'Round 1'])
  })
})
