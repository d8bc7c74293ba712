import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isPassing } from '../../db/errors.ts'
import { nextAdrNumber } from '../../db/queries/adrs.ts'
import { findResult } from '../../db/queries/rounds.ts'
import { openDecision } from '../../src/actions/open-decision.ts'
import { recordOutcome } from '../../src/actions/record-outcome.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { writeRecord } from '../helpers/records.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, standardBrief, type World } from '../helpers/world.ts'

describe.each(ENGINES)('numbers of records on %s', (engine) => {
  let world: World
  let room: Room
  let ada: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    ada = await world.userId('ada')
  })
  afterEach(() => world.close())

  /** Rooms of one team that wait for their outcome. */
  const revealed = async (count: number) => {
    const rooms: Room[] = []
    for (let number = 0; number < count; number++) {
      const opened = await openDecision(world.db, world.deps.secret, {
        brief: { ...standardBrief(), team: { id: room.team.id } },
        userId: ada,
        submissionKey: null,
        at: world.now(),
      })
      const one = await world.room(opened.decisionId)
      await revealRound(world.db, { room: one, actorId: ada, at: world.now() })
      rooms.push(await world.room(one.id))
    }
    return rooms
  }
  const accept = async (one: Room) =>
    recordOutcome(world.db, {
      room: one,
      result: JSON.parse((await findResult(world.db, one.round.id)) ?? '') as FullResult,
      facts: {
        question: one.question,
        context: '',
        facilitator: 'Ada',
        voters: ['Ada'],
        observers: [],
        receipts: [],
      },
      outcome: {
        optionId: one.options[0]?.id ?? null,
        title: 'Use it',
        how: 'agreed',
        because: 'we know it.',
        despite: null,
        consequences: [],
        reviewDate: null,
        expected: '',
        status: 'accepted',
      },
      actorId: ada,
      at: world.now(),
    })
  /** With all connections taken somebody is asked to send it again, and does. */
  const insisting = async <T>(act: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await act()
      } catch (error) {
        if (!isPassing(error)) throw error
      }
  }
  const numbers = async () =>
    (await world.db.selectFrom('adrs').select('number').orderBy('number').execute()).map(
      ({ number }) => number,
    )
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

  test('100 outcomes at once are 1 to 100', async () => {
    const rooms = await revealed(100)
    const recorded = await Promise.all(rooms.map((one) => insisting(() => accept(one))))
    expect(
      recorded.map((one) => (typeof one === 'string' ? one : one.number)).sort((a, b) => +a - +b),
    ).toEqual(upTo(100))
    expect(await numbers()).toEqual(upTo(100))
    expect(await countRows(world.db, 'adr_versions')).toBe(100)
  }, 180_000)

  test('those of rooms and those written by hand are of one row, without a gap', async () => {
    const rooms = await revealed(8)
    await Promise.all([
      ...rooms.map((one) => insisting(() => accept(one))),
      ...Array.from({ length: 8 }, () => writeRecord(world, room.team.id)),
      // The same outcome twice takes no number.
      ...rooms.slice(0, 4).map((one) => insisting(() => accept(one))),
    ])
    expect(await numbers()).toEqual(upTo(16))
    expect(await nextAdrNumber(world.db, room.team.id)).toBe(17)
  }, 60_000)

  test('end with 9999: then nothing is written, and the page says why', async () => {
    await world.db.updateTable('teams').set({ adr_number: 9998 }).where('id', '=', room.team.id).execute()
    const [last, over] = await revealed(2)
    if (!last || !over) throw new Error('There are two rooms.')
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(room)
    expect(await numbers()).toEqual([9999])
    await expect(accept(last)).rejects.toThrow()
    expect((await world.room(last.id)).state).toBe('revealed')
    const before = await countRows(world.db, 'events')
    const browser = await world.as('ada')
    const path = `/decisions/${over.id}/outcome`
    for (const response of [
      await browser.get(path),
      await browser.post(path, { option: over.options[0]?.id ?? '' }),
    ])
      expect([response.status, textOf(await documentOf(response))]).toEqual([
        409,
        expect.stringContaining('This log is full: ADR-9999 was its last number. Nothing was saved.'),
      ])
    await expect(writeRecord(world, room.team.id)).rejects.toThrow()
    expect([await countRows(world.db, 'adrs'), await countRows(world.db, 'events')]).toEqual([1, before])
    expect((await world.room(over.id)).state).toBe('revealed')
  })
})
