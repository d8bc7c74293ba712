import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Tables } from '../../db/schema.ts'
import { abandonDecision } from '../../src/actions/abandon-decision.ts'
import { addComment } from '../../src/actions/add-comment.ts'
import { castBallot } from '../../src/actions/cast-ballot.ts'
import { extendDeadline } from '../../src/actions/extend-deadline.ts'
import { NoEntry } from '../../src/actions/join-team.ts'
import { openRound } from '../../src/actions/open-round.ts'
import { overrideCell } from '../../src/actions/override-cell.ts'
import { propose } from '../../src/actions/propose.ts'
import { removeMember } from '../../src/actions/remove-member.ts'
import { revealIfDue } from '../../src/actions/reveal-due.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import { returnToDraft } from '../../src/actions/start-voting.ts'
import { suggest } from '../../src/actions/suggest.ts'
import { takeStance } from '../../src/actions/take-stance.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { openDraft } from '../helpers/drafts.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const END = '2026-11-23T10:00:00.000Z'
const LATER = '2026-11-24T10:00:00.000Z'

/** What waits for a lock must go by what is true when it gets it, and not by what was when it came. */
describe.each(ENGINES)('what waits for another on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  /** Until so many wait for this one, or for another that does. On SQLite they wait in a queue of ours, in the order they came. */
  async function reached(waiting: number, holder: number | null) {
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    if (holder === null) return pause(120)
    for (let tries = 0; tries < 500; tries++) {
      const { rows } = await sql<{ count: string }>`
        with recursive behind (pid) as (
          select ${holder}::int
          union
          select a.pid from pg_stat_activity a join behind b on b.pid = any (pg_blocking_pids(a.pid))
        ) select count(*) as count from behind`.execute(world.db)
      if (Number(rows[0]?.count) > waiting) return
      await pause(20)
    }
    throw new Error('It does not wait')
  }

  const backend = async (db: Kysely<Tables>) =>
    engine === 'postgres'
      ? ((await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid ?? null)
      : null

  /** Lets these begin one after the other while somebody else has the row, and then go on. */
  async function behind(table: 'decisions' | 'rounds', room: Room, acts: (() => Promise<unknown>)[]) {
    const running: Promise<unknown>[] = []
    await world.db.transaction().execute(async (trx) => {
      if (table === 'decisions')
        await trx.updateTable('decisions').set({ context: room.context }).where('id', '=', room.id).execute()
      else await trx.updateTable('rounds').set({ note: '' }).where('id', '=', room.round.id).execute()
      const holder = await backend(trx)
      for (const act of acts) {
        running.push(act())
        await reached(running.length, holder)
      }
    })
    return Promise.all(running)
  }

  const by = (room: Room) => ({ room, actorId: room.facilitator.id, at: world.now() })
  const moveOf = (room: Room) => ({ decisionId: room.id, actorId: room.facilitator.id, at: world.now() })

  const cast = async (room: Room) =>
    castBallot(world.db, world.deps.secret, {
      room,
      userId: await world.userId('bo'),
      ballot: {
        name: '',
        comment: 'Fine.',
        answers: { importance: {}, familiarity: {}, willingness: {}, vetoes: {} },
      },
      submissionKey: null,
      at: world.now(),
    })

  async function votedRoom(changes: Parameters<World['openRoom']>[0] = {}) {
    const { id } = await world.openRoom(changes)
    const room = await world.room(id)
    await world.vote('ada', room)
    await world.vote('bo', room)
    return world.room(id)
  }

  test.each([
    ['a ballot', 'voting', 1],
    ['the draft', 'draft', 0],
  ] as const)('a draft has no ballot where %s comes first', async (first, state, ballots) => {
    const room = await world.openRoom()
    const acts = [() => cast(room), () => returnToDraft(world.db, moveOf(room))]
    const answers = await behind('decisions', room, first === 'a ballot' ? acts : acts.toReversed())
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect((await world.room(room.id)).state).toBe(state)
    expect(await countRows(world.db, 'ballots')).toBe(ballots)
  })

  test('a deadline that was moved reveals nothing', async () => {
    const room = await votedRoom({ deadlineAt: END, revealRule: 'deadline' })
    const at = new Date(END)
    const more = { ...by(room), deadlineAt: LATER, timeZone: 'UTC', at }
    const due = { id: room.id, facilitatorId: room.facilitator.id }
    const answers = await behind('rounds', room, [
      () => extendDeadline(world.db, more),
      () => revealIfDue(world.db, due, at),
    ])
    expect(answers).toEqual(['extended', false])
    expect(await world.room(room.id)).toMatchObject({ state: 'voting', deadlineAt: LATER })
  })

  test('what was given up stays sealed, and takes no ballot', async () => {
    const room = await votedRoom()
    const answers = await behind('decisions', room, [
      () => abandonDecision(world.db, { ...moveOf(room), reason: 'It was bought.' }),
      () => revealRound(world.db, by(room)),
      () => cast(room),
    ])
    expect(answers).toEqual([true, false, undefined])
    expect(await world.room(room.id)).toMatchObject({ state: 'abandoned', round: { revealedAt: null } })
  })

  test('what belongs to a round that is over comes too late for it', async () => {
    const { id } = await votedRoom()
    await world.reveal(await world.room(id))
    const room = await world.room(id)
    const [option] = room.options
    const criterion = room.criteria.find(({ kind }) => kind === 'profile')
    if (!option || !criterion) throw new Error('The room asks nothing.')
    const cell = { optionId: option.id, criterionId: criterion.id, seen: 0, reason: 'We measured it.' }
    const said = {
      topic: { kind: 'room', key: 'room', name: '', isAsked: true } as const,
      text: 'Wait.',
      submissionKey: '1',
    }
    const resultOf = () =>
      world.db.selectFrom('rounds').select('result').where('id', '=', room.round.id).executeTakeFirst()
    const before = await resultOf()
    const answers = await behind('decisions', room, [
      () => openRound(world.db, { ...by(room), asked: null, note: '', deadlineAt: null, timeZone: 'UTC' }),
      () => overrideCell(world.db, { ...by(room), ...cell, change: { kind: 'set', score: 1 } }),
      () => propose(world.db, { ...by(room), optionId: option.id, wording: '', seen: '' }),
      () => addComment(world.db, { ...by(room), ...said }),
    ])
    expect(answers).toEqual([true, 'late', 'late', undefined])
    expect(await resultOf()).toEqual(before)
    expect(await countRows(world.db, 'comments')).toBe(0)
  })

  test('nobody signs anything who was taken out before', async () => {
    const { id } = await votedRoom()
    const bo = await world.userId('bo')
    const wish = { kind: 'option', name: 'Zig', why: 'It is small.' }
    const sealed = await world.room(id)
    await world.reveal(sealed)
    const room = await world.room(id)
    const optionId = room.options[0]?.id ?? ''
    await propose(world.db, { ...by(room), optionId, wording: '', seen: '' })
    const proposal = await world.db.selectFrom('proposals').select('id').executeTakeFirstOrThrow()
    await removeMember(world.db, { ...by(room), memberId: bo })
    const own = { room, actorId: bo, at: world.now() }
    const objection = { kind: 'objection', reason: 'It is slow.', remedy: 'A test.' } as const
    await expect(
      takeStance(world.db, { ...own, ...objection, proposalId: proposal.id }),
    ).rejects.toBeInstanceOf(NoEntry)
    const draft = await openDraft(world)
    await removeMember(world.db, { ...by(draft), memberId: bo })
    await expect(suggest(world.db, { ...own, room: draft, fields: wish })).rejects.toBeInstanceOf(NoEntry)
    expect([await countRows(world.db, 'stances'), await countRows(world.db, 'suggestions')]).toEqual([0, 0])
  })
})
