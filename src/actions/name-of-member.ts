import type { Db } from '../../db/connect.ts'
import { findMember } from '../../db/queries/users.ts'
import type { Room } from '../domain/room.ts'
import { NoEntry } from './join-team.ts'

/** The name somebody signs with in the team; whoever was taken out of it meanwhile signs nothing. */
export async function nameOfMember(trx: Db, { team }: Pick<Room, 'team'>, userId: string): Promise<string> {
  const member = await findMember(trx, team.id, userId)
  if (!member) throw new NoEntry('They are not in the team.')
  return member.name
}
