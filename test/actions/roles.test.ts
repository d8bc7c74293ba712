import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listEverybody } from '../../db/queries/people.ts'
import { insertMember } from '../../db/queries/users.ts'
import { handOver } from '../../src/actions/hand-over.ts'
import { insertGuest } from '../../src/actions/open-decision.ts'
import { changeRole, removeMember } from '../../src/actions/remove-member.ts'
import { ROLES, type TeamRole } from '../../src/domain/people.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { dumpTables, restoreTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const PEOPLE = 5
const index = fc.nat({ max: PEOPLE - 1 })

type Move =
  | { kind: 'role'; actor: number; member: number; role: TeamRole }
  | { kind: 'removal'; actor: number; member: number }
  | { kind: 'handover'; actor: number; facilitator: number; decider: number }

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant('role' as const),
    actor: index,
    member: index,
    role: fc.constantFrom(...ROLES),
  }),
  fc.record({ kind: fc.constant('removal' as const), actor: index, member: index }),
  fc.record({ kind: fc.constant('handover' as const), actor: index, facilitator: index, decider: index }),
)

/** Whatever people do to each other's roles, one after the other and at once. */
describe.each(ENGINES)('who is who on %s', (engine) => {
  let world: World
  let room: Room
  let ids: string[]
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    ids = [await world.userId('ada'), await world.userId('bo'), await world.userId('vera')]
    const at = world.now().toISOString()
    for (const [name, role] of [
      ['Olga', 'owner'],
      ['Max', 'member'],
    ] as const) {
      const userId = await insertGuest(world.db, world.deps.secret, name, at)
      await insertMember(world.db, { teamId: room.team.id, userId, name, role, at })
      ids.push(userId)
    }
  })
  afterEach(() => world.close())

  const idOf = (person: number) => ids[person] ?? ''

  function act(one: Move) {
    const common = { room, actorId: idOf(one.actor), at: world.now() }
    if (one.kind === 'role')
      return changeRole(world.db, { ...common, memberId: idOf(one.member), role: one.role })
    if (one.kind === 'removal') return removeMember(world.db, { ...common, memberId: idOf(one.member) })
    return handOver(world.db, {
      ...common,
      facilitatorId: idOf(one.facilitator),
      deciderId: idOf(one.decider),
    })
  }

  const roles = async () =>
    new Map((await listEverybody(world.db, room.team.id)).map(({ id, role }) => [id, role]))

  async function expectWhole() {
    const now = await roles()
    expect([...now.values()]).toContain('owner')
    const row = await world.db
      .selectFrom('decisions')
      .select(['facilitator_id', 'decider_id'])
      .where('id', '=', room.id)
      .executeTakeFirstOrThrow()
    for (const id of [row.facilitator_id, row.decider_id]) expect(['owner', 'member']).toContain(now.get(id))
  }

  const rank = (role: TeamRole | undefined) => (role ? ROLES.indexOf(role) : -1)

  test('there is always an owner, a facilitator and a decider, and nobody rises above who raised them', async () => {
    const start = await dumpTables(world.db)
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 12 }), async (moves) => {
        await restoreTables(world.db, start)
        for (const one of moves) {
          const before = await roles()
          await act(one)
          const after = await roles()
          for (const [id, role] of after)
            if (rank(role) > rank(before.get(id)))
              expect(rank(before.get(idOf(one.actor)))).toBeGreaterThanOrEqual(rank(role))
          for (const [id, role] of before)
            if (rank(after.get(id)) < rank(role))
              expect(rank(before.get(idOf(one.actor)))).toBeGreaterThanOrEqual(rank(role))
          await expectWhole()
        }
      }),
      { numRuns: 12 },
    )
  })

  test('also when they do it at the same moment', async () => {
    const start = await dumpTables(world.db)
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 2, maxLength: 6 }), async (moves) => {
        await restoreTables(world.db, start)
        await Promise.all(moves.map(act))
        await expectWhole()
      }),
      { numRuns: 15 },
    )
  })
})
