import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { findPerson, holdPeople, setName, setOwnName } from '../../db/queries/people.ts'
import { mayManage } from '../domain/people.ts'
import type { Room } from '../domain/room.ts'

export type RenameMember = {
  room: Pick<Room, 'id' | 'team'>
  memberId: string
  name: string
  actorId: string
  at: Date
}

/**
 * Gives somebody another name in the team; who renames themselves is greeted by it elsewhere too. Ballots that are
 * sealed carry the new name, revealed ones the one they were cast under.
 */
export async function renameMember(
  db: Db,
  { room, memberId, name, actorId, at }: RenameMember,
): Promise<'renamed' | 'same' | 'above' | 'gone'> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, room.team.id, [memberId, actorId])
    const member = await findPerson(trx, room.team.id, memberId)
    const actor = await findPerson(trx, room.team.id, actorId)
    if (!actor || !member) return 'gone'
    if (!mayManage(actor.role, member.role)) return 'above'
    if (member.name === name) return 'same'
    await setName(trx, room.team.id, memberId, name)
    if (memberId === actorId) await setOwnName(trx, memberId, name)
    await recordEvent(trx, room.id, {
      actorId,
      action: 'member_renamed',
      particulars: { member: memberId, from: member.name, to: name },
      at: at.toISOString(),
    })
    return 'renamed'
  })
}
