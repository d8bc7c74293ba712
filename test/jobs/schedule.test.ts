import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { insertMember } from '../../db/queries/users.ts'
import { insertGuest } from '../../src/actions/open-decision.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import type { Room } from '../../src/domain/room.ts'
import { createSchedule } from '../../src/jobs/schedule.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const HOUR = 60 * 60 * 1000
const DEADLINE = '2026-11-23T17:00:00.000Z'

describe.each(ENGINES)('the schedule on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  const run = () => createSchedule(world.deps).run()
  const atDeadline = (changes = {}) =>
    world.openRoom({ deadlineAt: DEADLINE, revealRule: 'deadline', ...changes })
  const stateOf = async (room: Room) => (await world.room(room.id)).state
  const reveals = async (room: Room) => {
    const events = await world.db
      .selectFrom('events')
      .select(['actor_id', 'particulars'])
      .where('decision_id', '=', room.id)
      .where('action', '=', 'round_revealed')
      .execute()
    return events.map(({ actor_id, particulars }) => ({ actor: actor_id, ...JSON.parse(particulars) }))
  }

  test('reveals at the deadline and not before, with a result and an event of nobody’s', async () => {
    const room = await atDeadline()
    await world.vote('bo', room)
    await world.vote('ada', room)
    world.pass(8 * HOUR - 1)
    await run()
    expect(await stateOf(room)).toBe('voting')
    let signals = 0
    world.deps.hub.subscribe(room.id, () => void signals++)
    world.pass(1)
    await run()
    expect(await stateOf(room)).toBe('revealed')
    expect(await reveals(room)).toEqual([
      { actor: null, round: 1, ballots: 2, eligible: expect.any(Number), how: 'deadline' },
    ])
    const { revealed_by, revealed_how, result } = await world.db
      .selectFrom('rounds')
      .select(['revealed_by', 'revealed_how', 'result'])
      .where('id', '=', room.round.id)
      .executeTakeFirstOrThrow()
    expect([revealed_by, revealed_how, JSON.parse(result ?? '').counted.ballots]).toEqual([
      null,
      'deadline',
      2,
    ])
    expect(signals).toBe(1)
    const before = await dumpTables(world.db)
    await run()
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('reveals what fell due while the server was down, once, whoever starts first', async () => {
    const room = await atDeadline()
    await world.vote('bo', room)
    world.pass(72 * HOUR)
    await Promise.all([run(), run(), run(), run()])
    expect(await stateOf(room)).toBe('revealed')
    expect(await reveals(room)).toHaveLength(1)
  })

  test('leaves a deadline of a room that its facilitator reveals alone', async () => {
    const room = await world.openRoom({ deadlineAt: DEADLINE })
    await world.vote('bo', room)
    world.pass(9 * HOUR)
    await run()
    expect(await stateOf(room)).toBe('voting')
  })

  test('reveals nothing where nobody has voted, nor a draft, nor a decision that was given up', async () => {
    const empty = await atDeadline()
    const draft = await atDeadline()
    await world.db.updateTable('decisions').set({ started_at: null }).where('id', '=', draft.id).execute()
    const given = await atDeadline()
    await world.vote('bo', given)
    await world.db
      .updateTable('decisions')
      .set({ abandoned_at: DEADLINE })
      .where('id', '=', given.id)
      .execute()
    world.pass(9 * HOUR)
    await run()
    expect(await Promise.all([empty, draft, given].map(stateOf))).toEqual(['voting', 'draft', 'abandoned'])
    expect(
      await world.db.selectFrom('events').select('seq').where('action', '=', 'round_revealed').execute(),
    ).toEqual([])
  })

  test('waits for a person where names are hidden and two ballots would tell whose they are', async () => {
    const room = await atDeadline({ namesShown: false })
    await world.vote('bo', room)
    await world.vote('ada', room)
    world.pass(7 * HOUR)
    await vote(room, await join(room, 'Cy'))
    const few = await atDeadline({ namesShown: false })
    await world.vote('bo', few)
    await world.vote('ada', few)
    world.pass(HOUR)
    await run()
    expect([await stateOf(room), await stateOf(few)]).toEqual(['revealed', 'voting'])
  })

  test('goes by what the clock says now: an hour back it waits, an hour on it reveals', async () => {
    const room = await atDeadline()
    await world.vote('bo', room)
    world.pass(7.5 * HOUR)
    world.pass(-HOUR)
    world.pass(HOUR)
    await run()
    expect(await stateOf(room)).toBe('voting')
    world.pass(HOUR)
    await run()
    expect(await stateOf(room)).toBe('revealed')
    world.pass(-2 * HOUR)
    await run()
    expect([await stateOf(room), (await reveals(room)).length]).toEqual(['revealed', 1])
  })

  test('leaves a round sealed that was given more time, or lost a ballot, at the last moment', async () => {
    const room = await atDeadline()
    await world.vote('bo', room)
    world.pass(8 * HOUR)
    const due = { room: await world.room(room.id), actorId: null, at: world.now() }
    const later = new Date(world.now().getTime() + HOUR).toISOString()
    await world.db.updateTable('decisions').set({ deadline_at: later }).where('id', '=', room.id).execute()
    expect(await revealRound(world.db, { ...due, how: 'deadline', least: 1 })).toBe(false)
    expect(await revealRound(world.db, { ...due, how: 'complete', least: 2 })).toBe(false)
    await run()
    expect([await stateOf(room), await reveals(room)]).toEqual(['voting', []])
    expect(await revealRound(world.db, { ...due, how: 'complete', least: 1 })).toBe(true)
  })

  test('reveals with the last ballot of those expected, and not where nobody said how many they are', async () => {
    const counted = await world.openRoom({ revealRule: 'complete', expectedVoters: 3, deadlineAt: DEADLINE })
    const open = await world.openRoom({ revealRule: 'complete', deadlineAt: DEADLINE })
    for (const room of [counted, open]) {
      await world.vote('ada', room)
      await world.vote('bo', room)
    }
    await run()
    expect([await stateOf(counted), await stateOf(open)]).toEqual(['voting', 'voting'])
    await vote(counted, await join(counted, 'Cy'))
    await run()
    expect([await stateOf(counted), await stateOf(open)]).toEqual(['revealed', 'voting'])
    expect(await reveals(counted)).toMatchObject([{ actor: null, how: 'complete', ballots: 3, eligible: 3 }])
    world.pass(8 * HOUR)
    await run()
    expect(await stateOf(open)).toBe('revealed')
  })

  test('started, it reveals within a second of the last ballot, and at the deadline to the moment', async () => {
    const soon = new Date(Date.now() + 1_500).toISOString()
    const deps = { ...world.deps, now: () => new Date() }
    const timed = await world.openRoom({ revealRule: 'deadline', deadlineAt: soon })
    const counted = await world.openRoom({ revealRule: 'complete', expectedVoters: 2 })
    await world.vote('ada', timed)
    await world.vote('ada', counted)
    const schedule = createSchedule(deps)
    schedule.start()
    try {
      await world.vote('bo', counted)
      await vi.waitFor(async () => expect(await stateOf(counted)).toBe('revealed'), {
        timeout: 1_000,
        interval: 20,
      })
      await vi.waitFor(async () => expect(await stateOf(timed)).toBe('revealed'), {
        timeout: 4_000,
        interval: 20,
      })
      const { revealedAt } = (await world.room(timed.id)).round
      const late = Date.parse(revealedAt ?? '') - Date.parse(soon)
      expect(late).toBeGreaterThanOrEqual(0)
      expect(late).toBeLessThan(1_000)
    } finally {
      await schedule.stop()
    }
  })

  test('stopped, it does nothing more', async () => {
    const schedule = createSchedule(world.deps)
    schedule.start()
    await schedule.stop()
    const room = await world.openRoom({ revealRule: 'complete', expectedVoters: 2 })
    await world.vote('ada', room)
    await world.vote('bo', room)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await stateOf(room)).toBe('voting')
  })

  test('a room that can’t be computed keeps no other waiting, and is logged', async () => {
    const broken = await atDeadline()
    const whole = await atDeadline()
    for (const room of [broken, whole]) await world.vote('bo', room)
    await world.db
      .updateTable('ballots')
      .set({ answers: '"?"' })
      .where('round_id', '=', broken.round.id)
      .execute()
    world.pass(8 * HOUR)
    await run()
    expect([await stateOf(broken), await stateOf(whole)]).toEqual(['voting', 'revealed'])
    expect(world.lines.join('')).toContain('a job failed')
  })

  test('sweeps sessions that have ended', async () => {
    const user = await world.userId('bo')
    const session = (hash: string, expires: string) =>
      world.db
        .insertInto('sessions')
        .values({
          token_hash: hash,
          user_id: user,
          expires_at: expires,
          created_at: '2020-01-01T00:00:00.000Z',
        })
        .execute()
    await session('old', '2020-01-02T00:00:00.000Z')
    await session('new', '2999-01-01T00:00:00.000Z')
    await run()
    expect(await world.db.selectFrom('sessions').select('token_hash').execute()).toEqual([
      { token_hash: 'new' },
    ])
  })

  /** Somebody new in the team, who has a browser of their own. */
  async function join(room: Room, name: string) {
    const at = world.now().toISOString()
    const userId = await insertGuest(world.db, world.deps.secret, name, at)
    await insertMember(world.db, { teamId: room.team.id, userId, name, role: 'member', at })
    const browser = world.anonymous()
    browser.cookies.set('__Host-session', await world.deps.sessions.create(userId))
    return browser
  }

  async function vote(room: Room, browser: Awaited<ReturnType<typeof join>>) {
    const { status } = await browser.post(`/decisions/${room.id}/ballot`, ballotForm(room))
    expect(status).toBe(303)
  }
})
