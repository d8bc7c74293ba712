import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listEvents } from '../../db/queries/events.ts'
import { abandonDecision } from '../../src/actions/abandon-decision.ts'
import { castBallot } from '../../src/actions/cast-ballot.ts'
import { changeSettings } from '../../src/actions/change-settings.ts'
import { extendDeadline } from '../../src/actions/extend-deadline.ts'
import { openDecision } from '../../src/actions/open-decision.ts'
import { openRound } from '../../src/actions/open-round.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import { returnToDraft, startVoting } from '../../src/actions/start-voting.ts'
import { type RoomState, stateAfter, type Transition } from '../../src/domain/life-cycle.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { outcomeForm } from '../helpers/forms.ts'
import { createWorld, standardBrief, type World } from '../helpers/world.ts'

const HOUR = 60 * 60 * 1000
const PEOPLE = ['ada', 'bo'] as const
type Voter = (typeof PEOPLE)[number]

/** What a room must be, told without its database. */
type Model = {
  state: RoomState
  round: number
  /** Level each has answered in the round that is open, or that was opened last. */
  ballots: Map<Voter, number>
  /** Levels of the rounds that were revealed, which must stay what they were. */
  revealed: string[]
  deadline: number | null
  now: number
  events: number
}

/** The room under test; `stale` is how somebody saw it who has not looked since. */
type Real = { world: World; id: string; stale: Room; results: Map<number, string> }

type Step = fc.AsyncCommand<Model, Real>

const isOpen = (model: Model) =>
  model.state === 'voting' && (model.deadline === null || model.now < model.deadline)

const seen = (real: Real) => real.world.room(real.id)
const at = (model: Model) => new Date(model.now)

/** A change of state: it happens where the table says so, and nowhere else. */
function move(
  name: Transition,
  act: (real: Real, model: Model, room: Room) => Promise<boolean>,
  {
    guard = () => true,
    after = () => {},
  }: { guard?: (model: Model) => boolean; after?: (model: Model) => void } = {},
): Step {
  return {
    check: () => true,
    run: async (model, real) => {
      const to = guard(model) ? stateAfter(model.state, name) : undefined
      expect(await act(real, model, await seen(real)), name).toBe(to !== undefined)
      if (to === undefined) return
      model.state = to
      model.events += 1
      after(model)
    },
    toString: () => name,
  }
}

const start = () =>
  move('start voting', async ({ world, id }, model) =>
    startVoting(world.db, { decisionId: id, actorId: await world.userId('ada'), at: at(model) }),
  )

const back = () =>
  move(
    'return to draft',
    async ({ world, id }, model) =>
      returnToDraft(world.db, { decisionId: id, actorId: await world.userId('ada'), at: at(model) }),
    { guard: (model) => model.round === 1 && model.ballots.size === 0 },
  )

const reveal = () =>
  move(
    'reveal',
    async ({ world }, model, room) =>
      revealRound(world.db, { room, actorId: await world.userId('ada'), at: at(model) }),
    { after: (model) => model.revealed.push(JSON.stringify([...model.ballots].sort())) },
  )

const another = () =>
  move(
    'open round',
    async ({ world }, model, room) =>
      openRound(world.db, {
        room,
        asked: null,
        note: '',
        deadlineAt: null,
        timeZone: 'UTC',
        actorId: await world.userId('ada'),
        at: at(model),
      }),
    {
      after: (model) => {
        model.round += 1
        model.ballots = new Map()
        model.deadline = null
      },
    },
  )

const abandon = () =>
  move('abandon', async ({ world, id }, model) =>
    abandonDecision(world.db, {
      decisionId: id,
      reason: 'No budget.',
      actorId: await world.userId('ada'),
      at: at(model),
    }),
  )

const decide = () =>
  move('record outcome', async ({ world, id }, _model, room) => {
    const form = outcomeForm(room)
    const { status } = await (await world.as('ada')).post(`/decisions/${id}/outcome`, form)
    // Where there is no outcome to record the form leads to the room, or says what is in the way.
    const decided = (await world.room(id)).state === 'decided' && room.state !== 'decided'
    expect(decided ? [303] : [303, 409]).toContain(status)
    return decided
  })

const cast = (voter: Voter, level: number, isStale: boolean): Step => ({
  check: () => true,
  run: async (model, real) => {
    const room = isStale ? real.stale : await seen(real)
    const { world } = real
    const answers = {
      importance: Object.fromEntries(room.criteria.map(({ id }) => [id, level])),
      familiarity: {},
      willingness: {},
      vetoes: {},
    }
    const kept = await castBallot(world.db, world.deps.secret, {
      room,
      userId: await world.userId(voter),
      ballot: { name: voter, comment: '', answers },
      submissionKey: null,
      at: at(model),
    })
    const current = await seen(real)
    const isCurrent =
      room.round.id === current.round.id && room.round.rulesVersion === current.round.rulesVersion
    if (!isOpen(model) || !isCurrent) return expect(kept).toBeUndefined()
    const before = model.ballots.get(voter)
    const change = before === undefined ? 'cast' : before === level ? 'none' : 'revised'
    expect(kept).toMatchObject({ change })
    model.ballots.set(voter, level)
    if (change !== 'none') model.events += 1
  },
  toString: () => `${voter} casts ${level}${isStale ? ' on what they saw before' : ''}`,
})

const extend = (hours: number): Step => ({
  check: () => true,
  run: async (model, real) => {
    const { world } = real
    const deadline = model.now + hours * HOUR
    const said = await extendDeadline(world.db, {
      room: await seen(real),
      deadlineAt: new Date(deadline).toISOString(),
      timeZone: 'UTC',
      actorId: await world.userId('ada'),
      at: at(model),
    })
    const isSooner = model.deadline === null || deadline <= model.deadline
    expect(said).toBe(model.state !== 'voting' ? 'late' : isSooner ? 'sooner' : 'extended')
    if (said !== 'extended') return
    model.deadline = deadline
    model.events += 1
  },
  toString: () => `give ${hours} hours`,
})

const change = (hours: number | null): Step => ({
  check: () => true,
  run: async (model, real) => {
    const { world } = real
    const deadlineAt = hours === null ? null : new Date(model.now + hours * HOUR).toISOString()
    const changed = await changeSettings(world.db, {
      room: await seen(real),
      brief: { ...standardBrief(), deadlineAt },
      actorId: await world.userId('ada'),
      at: at(model),
    })
    const isUntouched =
      model.state === 'draft' || (model.state === 'voting' && model.round === 1 && model.ballots.size === 0)
    expect(changed).toBe(isUntouched)
    if (!changed) return
    model.deadline = hours === null ? null : model.now + hours * HOUR
    model.events += 1
  },
  toString: () => `change the rules, ${hours ?? 'no'} hours`,
})

const look: Step = {
  check: () => true,
  run: async (_model, real) => {
    real.stale = await seen(real)
  },
  toString: () => 'look',
}

const wait = (hours: number): Step => ({
  check: () => true,
  run: async (model) => {
    model.now += hours * HOUR
  },
  toString: () => `wait ${hours} hours`,
})

/** After every step the room is what the model says, and what was revealed stays as it was. */
const checked = (step: Step): Step => ({
  check: (model) => step.check(model),
  run: async (model, real) => {
    await step.run(model, real)
    const room = await seen(real)
    expect({ state: room.state, round: room.round.number, ballots: room.round.ballots }).toEqual({
      state: model.state,
      round: model.round,
      ballots: model.ballots.size,
    })
    expect(room.version).toBe(model.events)
    const rounds = await real.world.db
      .selectFrom('rounds')
      .select(['number', 'result', 'revealed_at'])
      .where('decision_id', '=', real.id)
      .execute()
    expect(rounds.filter(({ revealed_at }) => revealed_at !== null)).toHaveLength(model.revealed.length)
    for (const { number, result } of rounds) {
      const known = real.results.get(number)
      if (known !== undefined) expect(result).toBe(known)
      else if (result !== null) real.results.set(number, result)
    }
  },
  toString: () => step.toString(),
})

const steps = [
  fc.constant(start()),
  fc.constant(back()),
  fc.constant(reveal()),
  fc.constant(another()),
  fc.constant(decide()),
  fc.constant(abandon()),
  fc.constant(look),
  fc.integer({ min: 1, max: 30 }).map(wait),
  fc.integer({ min: 1, max: 40 }).map(extend),
  fc.option(fc.integer({ min: 1, max: 20 })).map(change),
  fc
    .tuple(fc.constantFrom(...PEOPLE), fc.integer({ min: 0, max: 5 }), fc.boolean())
    .map((args) => cast(...args)),
  fc
    .tuple(fc.constantFrom(...PEOPLE), fc.integer({ min: 0, max: 5 }), fc.constant(false))
    .map((args) => cast(...args)),
].map((arbitrary) => arbitrary.map(checked))

describe.each(ENGINES)('the life of a room on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.close())

  test('is what the model says, whatever people do and in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 25 }), fc.boolean(), async (commands, isDraft) => {
        const now = world.now().getTime()
        const { decisionId } = await openDecision(world.db, world.deps.secret, {
          brief: { ...standardBrief(), deadlineAt: new Date(now + 10 * HOUR).toISOString() },
          userId: await world.userId('ada'),
          isDraft,
          submissionKey: null,
          at: world.now(),
        })
        const room = await world.room(decisionId)
        await world.db
          .insertInto('members')
          .values({
            team_id: room.team.id,
            user_id: await world.userId('bo'),
            name: 'Bo',
            role: 'member',
            joined_at: world.now().toISOString(),
          })
          .execute()
        const model: Model = {
          state: isDraft ? 'draft' : 'voting',
          round: 1,
          ballots: new Map(),
          revealed: [],
          deadline: now + 10 * HOUR,
          now,
          events: 1,
        }
        const real: Real = { world, id: decisionId, stale: room, results: new Map() }
        await fc.asyncModelRun(() => ({ model, real }), commands)
        expect(await listEvents(world.db, decisionId)).toHaveLength(model.events)
      }),
      { numRuns: engine === 'sqlite' ? 150 : 60 },
    )
  }, 180_000)
})
