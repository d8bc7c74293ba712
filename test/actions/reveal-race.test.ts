import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listRevealedBallots } from '../../db/queries/ballots.ts'
import { findResult } from '../../db/queries/rounds.ts'
import { insertMember } from '../../db/queries/users.ts'
import { castBallot } from '../../src/actions/cast-ballot.ts'
import { insertGuest, openDecision } from '../../src/actions/open-decision.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Ballot } from '../../src/domain/ballot.ts'
import type { Room } from '../../src/domain/room.ts'
import { blank } from '../../src/templates/blank.ts'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, standardBrief, type World } from '../helpers/world.ts'

const TRIALS = 200
const VOTERS = 8

describe.each(ENGINES)('a reveal while others vote on %s', (engine) => {
  let world: World
  const voters: string[] = []
  beforeAll(async () => {
    world = await createWorld(engine)
    for (let index = 0; index < VOTERS; index += 1)
      voters.push(await insertGuest(world.db, world.deps.secret, `Voter ${index}`, world.now().toISOString()))
  })
  afterAll(() => world.close())

  async function smallRoom(anonymous: boolean): Promise<Room> {
    const { decisionId } = await openDecision(world.db, world.deps.secret, {
      brief: {
        ...standardBrief(),
        template: blank.key,
        options: [
          { key: null, name: 'Keep it' },
          { key: null, name: 'Replace it' },
        ],
        criteria: [{ key: null, name: 'Cost', help: '', kind: 'profile' }],
        anonymous,
        namesShown: !anonymous,
      },
      userId: await world.userId('ada'),
      submissionKey: null,
      at: world.now(),
    })
    const room = await world.room(decisionId)
    const at = world.now().toISOString()
    for (const userId of voters)
      await insertMember(world.db, { teamId: room.team.id, userId, name: userId, role: 'member', at })
    return room
  }

  const ballot = (room: Room, level: number): Ballot => ({
    name: '',
    comment: '',
    answers: {
      importance: Object.fromEntries(room.criteria.map(({ id }) => [id, level % 6])),
      familiarity: {},
      willingness: {},
      vetoes: {},
    },
  })

  test(`loses no ballot and lets none in late, ${TRIALS} times`, async () => {
    let taken = 0
    let refused = 0
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const room = await smallRoom(trial % 4 === 0)
      const cast = (userId: string, level: number) =>
        castBallot(world.db, world.deps.secret, {
          room,
          userId,
          ballot: ballot(room, level),
          submissionKey: `${trial} ${userId}`,
          at: world.now(),
        })
      const [first = '', ...rest] = voters
      await cast(first, trial)
      const reveals = async () => revealRound(world.db, { room, actorId: first, at: world.now() })
      // Somewhere among the others, and twice: a double click.
      const place = trial % (rest.length + 1)
      const before = rest.slice(0, place).map(cast)
      const both = [reveals(), reveals()]
      const after = rest.slice(place).map(cast)
      const answers = await Promise.all([...before, ...after])
      expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1)

      const acknowledged = 1 + answers.filter((kept) => kept !== undefined).length
      const stored = await listRevealedBallots(world.db, room.round.id)
      const result = JSON.parse((await findResult(world.db, room.round.id)) ?? '') as FullResult
      expect([stored.length, result.counted.ballots]).toEqual([acknowledged, acknowledged])
      taken += acknowledged
      refused += VOTERS - acknowledged
    }
    // Both happened, or there was no race.
    expect(taken).toBeGreaterThan(TRIALS)
    expect(refused).toBeGreaterThan(TRIALS / 4)
  }, 300_000)
})
