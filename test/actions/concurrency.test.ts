import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listEvents } from '../../db/queries/events.ts'
import { findResult } from '../../db/queries/rounds.ts'
import { insertMember } from '../../db/queries/users.ts'
import { castBallot } from '../../src/actions/cast-ballot.ts'
import { changeSettings } from '../../src/actions/change-settings.ts'
import { insertGuest, openDecision } from '../../src/actions/open-decision.ts'
import { recordOutcome } from '../../src/actions/record-outcome.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Ballot } from '../../src/domain/ballot.ts'
import { type Event, eventText } from '../../src/domain/history.ts'
import type { Room } from '../../src/domain/room.ts'
import { sha256 } from '../../src/ids.ts'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, standardBrief, type World } from '../helpers/world.ts'

const ballotOf = (room: Room, level: number, name = ''): Ballot => ({
  name,
  comment: '',
  answers: {
    importance: Object.fromEntries(room.criteria.map(({ id }) => [id, level % 6])),
    familiarity: Object.fromEntries(room.options.map(({ id }) => [id, level % 5])),
    willingness: {},
    vetoes: {},
  },
})

describe.each(ENGINES)('people acting at once on %s', (engine) => {
  let world: World
  let room: Room
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
  })
  afterEach(() => world.close())

  const cast = async (userId: string | null, level: number, name = '', key: string | null = null) => {
    const kept = await castBallot(world.db, world.deps.secret, {
      room,
      userId,
      ballot: ballotOf(room, level, name),
      submissionKey: key,
      at: world.now(),
    })
    if (kept === 'keyless') throw new Error('Only anonymous ballots have keys.')
    return kept
  }

  /** The chain of hashes, computed again from what the events say. */
  async function expectWholeHistory(decisionId: string) {
    const events = await listEvents(world.db, decisionId)
    let before = ''
    for (const [index, { particulars, hash, ...event }] of events.entries()) {
      expect(event.seq).toBe(index + 1)
      before = sha256(eventText(before, { ...event, particulars: JSON.parse(particulars) } as Event))
      expect(hash).toBe(before)
    }
    const row = await world.db
      .selectFrom('decisions')
      .select(['version', 'history_hash'])
      .where('id', '=', decisionId)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ version: events.length, history_hash: before })
    return events
  }

  test('60 cast while the round is revealed: who was told so is counted, and nobody else', async () => {
    const voters = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const id = await insertGuest(world.db, world.deps.secret, `Voter ${index}`, world.now().toISOString())
        await insertMember(world.db, {
          teamId: room.team.id,
          userId: id,
          name: `Voter ${index}`,
          role: 'member',
          at: world.now().toISOString(),
        })
        return id
      }),
    )
    const ada = await world.userId('ada')
    await cast(ada, 3)
    const acts = voters.map((id, index) => cast(id, index))
    const reveal = (async () => {
      await acts[19]
      return revealRound(world.db, { room, actorId: ada, at: world.now() })
    })()
    const told = await Promise.all(acts)
    expect(await reveal).toBe(true)
    const late = voters.map((id, index) => cast(id, index + 1))
    expect(await Promise.all(late)).toEqual(voters.map(() => undefined))

    const counted = told.filter((answer) => answer !== undefined)
    const stored = await world.db.selectFrom('ballots').select(['user_id', 'receipt', 'revision']).execute()
    const result = JSON.parse((await findResult(world.db, room.round.id)) ?? '') as FullResult
    expect(counted.length).toBeGreaterThanOrEqual(20)
    expect(result.counted.ballots).toBe(counted.length + 1)
    expect(stored.length).toBe(counted.length + 1)
    expect(new Set(stored.map(({ receipt }) => receipt))).toEqual(
      new Set([
        ...counted.map(({ receipt }) => receipt),
        ...stored.filter(({ user_id }) => user_id === ada).map(({ receipt }) => receipt),
      ]),
    )
    expect(stored.every(({ revision }) => revision === 1)).toBe(true)
    expect((await world.room(room.id)).round.ballots).toBe(stored.length)
    const events = await expectWholeHistory(room.id)
    const reveals = events.findIndex(({ action }) => action === 'round_revealed')
    expect(events.slice(reveals + 1)).toEqual([])
  })

  test('60 join with a ballot, and every one of them is in the team, the turn-out and the history', {
    timeout: 180_000,
  }, async () => {
    const joined = await Promise.all(
      Array.from({ length: 60 }, (_, index) => cast(null, index, `Guest ${index}`, `form ${index}`)),
    )
    expect(joined.filter((answer) => answer?.change !== 'cast')).toEqual([])
    expect((await world.room(room.id)).round.ballots).toBe(60)
    const events = await expectWholeHistory(room.id)
    expect(events.filter(({ action }) => action === 'ballot_cast').length).toBe(60)
  })

  test('one person revising many times at once ends with one whole ballot', async () => {
    const bo = await world.userId('bo')
    const told = await Promise.all(Array.from({ length: 12 }, (_, level) => cast(bo, level)))
    const [ballot, ...others] = await world.db.selectFrom('ballots').selectAll().execute()
    expect(others).toEqual([])
    const changes = told.filter((answer) => answer?.change !== 'none')
    expect(ballot?.revision).toBe(changes.length)
    expect(changes.map((answer) => answer?.receipt)).toContain(ballot?.receipt)
    expect((await world.room(room.id)).round.ballots).toBe(1)
    await expectWholeHistory(room.id)
  })

  test('settings and a first ballot never both go through', async () => {
    const bo = await world.userId('bo')
    const change = changeSettings(world.db, {
      room,
      brief: { ...standardBrief(), options: standardBrief().options.slice(0, 2) },
      actorId: await world.userId('ada'),
      at: world.now(),
    })
    const [changed, answer] = await Promise.all([change, cast(bo, 2)])
    expect(changed).not.toBe(answer !== undefined)
    const { options } = await world.room(room.id)
    const [ballot] = await world.db.selectFrom('ballots').select('answers').execute()
    const asked = Object.keys(ballot ? JSON.parse(ballot.answers).familiarity : {})
    expect(asked.filter((id) => !options.some((option) => option.id === id))).toEqual([])
    await expectWholeHistory(room.id)
  })

  test('30 outcomes in one team get the numbers 1 to 30', { timeout: 180_000 }, async () => {
    const ada = await world.userId('ada')
    const rooms: Room[] = []
    for (let index = 0; index < 30; index++) {
      const { decisionId } = await openDecision(world.db, world.deps.secret, {
        brief: { ...standardBrief(), team: { id: room.team.id } },
        userId: ada,
        submissionKey: null,
        at: world.now(),
      })
      const opened = await world.room(decisionId)
      await castBallot(world.db, world.deps.secret, {
        room: opened,
        userId: ada,
        ballot: ballotOf(opened, index),
        submissionKey: null,
        at: world.now(),
      })
      await revealRound(world.db, { room: opened, actorId: ada, at: world.now() })
      rooms.push(await world.room(decisionId))
    }
    const records = await Promise.all(
      rooms.flatMap((decided) => [decide(decided, ada), decide(decided, ada)]),
    )
    const numbers = records.flatMap((record) => (typeof record === 'object' ? [record.number] : []))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
    const stored = await world.db.selectFrom('adrs').select('number').execute()
    expect(stored.length).toBe(30)
  })

  async function decide(decided: Room, actorId: string) {
    const result = JSON.parse((await findResult(world.db, decided.round.id)) ?? '') as FullResult
    return recordOutcome(world.db, {
      room: decided,
      result,
      facts: {
        question: decided.question,
        context: '',
        facilitator: 'Ada',
        voters: ['Ada'],
        observers: [],
        receipts: [],
      },
      outcome: {
        optionId: decided.options[0]?.id ?? null,
        title: 'Go on',
        how: 'agreed',
        because: 'it is so.',
        consequences: [],
        reviewDate: null,
        expected: null,
        status: 'accepted',
      },
      actorId,
      at: world.now(),
    })
  }

  test('a history that was tampered with no longer adds up', async () => {
    await cast(await world.userId('bo'), 2)
    await expectWholeHistory(room.id)
    await world.db
      .updateTable('events')
      .set({ at: '2020-01-01T00:00:00.000Z' })
      .where('seq', '=', 1)
      .execute()
    await expect(expectWholeHistory(room.id)).rejects.toThrow()
  })
})
