import type { Db } from '../../db/connect.ts'
import { deleteBallot } from '../../db/queries/ballots.ts'
import { recordEvent } from '../../db/queries/events.ts'
import {
  countOwners,
  deleteMember,
  findPerson,
  holdPeople,
  listRoomsRunBy,
  listSealedRounds,
  setRole,
} from '../../db/queries/people.ts'
import { uncountBallot } from '../../db/queries/rounds.ts'
import { forgetVoter } from '../../db/queries/voters.ts'
import { type Hindrance, hindranceTo, mayGive, mayManage, type TeamRole } from '../domain/people.ts'
import type { Room } from '../domain/room.ts'

type Change = { room: Pick<Room, 'id' | 'team'>; memberId: string; actorId: string; at: Date }

/** Rooms whose turn-out has changed, or why nothing has. */
export type Changed = { rooms: string[] } | Hindrance | 'above' | 'gone'

/**
 * Takes somebody out of the team, or lets them go. Their ballots in sealed rounds go with them, but for anonymous ones,
 * which nobody can find; revealed rounds keep theirs.
 */
export async function removeMember(db: Db, { room, memberId, actorId, at }: Change): Promise<Changed> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    const { actor, member, hindrance } = await held(trx, { room, memberId, actorId }, null)
    if (!actor || !member) return 'gone'
    if (!mayManage(actor.role, member.role)) return 'above'
    if (hindrance) return hindrance
    const rooms = await withdrawBallots(trx, { room, memberId, actorId, at: now })
    await forgetVoter(trx, room.team.id, memberId)
    await deleteMember(trx, room.team.id, memberId)
    await recordEvent(trx, room.id, {
      actorId,
      action: 'member_removed',
      particulars: { member: memberId, name: member.name },
      at: now,
    })
    return { rooms }
  })
}

/**
 * Makes somebody an observer, a voter or an owner, never above the one who does it. An observer’s sealed ballots are
 * withdrawn, like those of somebody who goes.
 */
export async function changeRole(
  db: Db,
  { room, memberId, actorId, role, at }: Change & { role: TeamRole },
): Promise<Changed> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    const { actor, member, hindrance } = await held(trx, { room, memberId, actorId }, role)
    if (!actor || !member) return 'gone'
    if (!mayGive(actor.role, member.role, role)) return 'above'
    if (hindrance) return hindrance
    if (member.role === role) return { rooms: [] }
    const isStepBack = role === 'observer'
    const rooms = isStepBack ? await withdrawBallots(trx, { room, memberId, actorId, at: now }) : []
    await setRole(trx, { teamId: room.team.id, userId: memberId, role, by: actorId })
    await recordEvent(trx, room.id, {
      actorId,
      action: 'role_changed',
      particulars: { member: memberId, from: member.role, to: role },
      at: now,
    })
    return { rooms }
  })
}

async function held(trx: Db, { room, memberId, actorId }: Omit<Change, 'at'>, to: TeamRole | null) {
  const teamId = room.team.id
  await holdPeople(trx, teamId, [memberId, actorId])
  const member = await findPerson(trx, teamId, memberId)
  const runsRooms = (await listRoomsRunBy(trx, teamId, memberId)).length > 0
  const owners = await countOwners(trx, teamId)
  return {
    actor: await findPerson(trx, teamId, actorId),
    member,
    hindrance: member ? hindranceTo({ role: member.role, runsRooms, owners }, to) : null,
  }
}

/** Takes somebody's ballots out of the sealed rounds of the team. Answers with the rooms they were in. */
async function withdrawBallots(
  trx: Db,
  { room, memberId, actorId, at }: Omit<Change, 'at'> & { at: string },
): Promise<string[]> {
  const rooms: string[] = []
  for (const round of await listSealedRounds(trx, room.team.id)) {
    if (!(await deleteBallot(trx, round.id, memberId))) continue
    await uncountBallot(trx, round.id)
    await recordEvent(trx, round.decisionId, {
      actorId,
      action: 'ballot_withdrawn',
      particulars: { round: round.number, member: memberId },
      at,
    })
    rooms.push(round.decisionId)
  }
  return rooms
}
