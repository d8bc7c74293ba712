import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { findPerson, holdPeople, isInOtherTeams } from '../../db/queries/people.ts'
import {
  findReturnLink,
  revokeReturnLinks,
  useUpReturnLink,
  veilBallots,
} from '../../db/queries/return-links.ts'
import { insertReturnLink } from '../../db/queries/users.ts'
import { mayManage } from '../domain/people.ts'
import type { Room } from '../domain/room.ts'
import { newId, sha256 } from '../ids.ts'
import type { Secret } from '../secret.ts'

export type RenewReturnLink = {
  room: Pick<Room, 'id' | 'team'>
  memberId: string
  actorId: string
  at: Date
}

/**
 * Makes a new personal link for somebody who lost theirs, to be passed on by the one who asks; the old one dies. It is
 * refused where it would give more than this team: to somebody above, or whom other teams know as well.
 */
export async function renewReturnLink(
  db: Db,
  secret: Secret,
  { room, memberId, actorId, at }: RenewReturnLink,
): Promise<{ token: string } | 'above' | 'elsewhere' | 'gone'> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, room.team.id, [memberId, actorId])
    const member = await findPerson(trx, room.team.id, memberId)
    const actor = await findPerson(trx, room.team.id, actorId)
    if (!actor || !member) return 'gone'
    if (!mayManage(actor.role, member.role)) return 'above'
    if (await isInOtherTeams(trx, room.team.id, memberId)) return 'elsewhere'
    const token = await replaceLinks(trx, secret, { userId: memberId, at: now, renewedFor: room.team.id })
    await recordEvent(trx, room.id, {
      actorId,
      action: 'return_link_renewed',
      particulars: { member: memberId },
      at: now,
    })
    return { token }
  })
}

/** A new link for oneself: all older ones die. */
export const renewOwnLink = (db: Db, secret: Secret, { userId, at }: { userId: string; at: Date }) =>
  db.transaction().execute((trx) => replaceLinks(trx, secret, { userId, at: at.toISOString() }))

/**
 * Says whose browser this is. A link that went through other hands works once, and its owner gets one of their own
 * instead; neither that one nor any later link shows what they answered before. Undefined when it is dead.
 */
export async function returnBy(
  db: Db,
  secret: Secret,
  { token, at }: { token: string; at: Date },
): Promise<string | undefined> {
  const now = at.toISOString()
  const link = await findReturnLink(db, sha256(token), at)
  if (!link?.isShared) return link?.userId
  return db.transaction().execute(async (trx) => {
    if (link.isRenewed && !(await useUpReturnLink(trx, sha256(token), now))) return undefined
    await veilBallots(trx, link.userId, now)
    if (!link.isRenewed) return link.userId
    await replaceLinks(trx, secret, { userId: link.userId, at: now })
    return link.userId
  })
}

async function replaceLinks(
  trx: Db,
  secret: Secret,
  { userId, at, renewedFor }: { userId: string; at: string; renewedFor?: string },
): Promise<string> {
  await revokeReturnLinks(trx, userId, at)
  const id = newId()
  const token = secret.token('return', id)
  await insertReturnLink(trx, {
    id,
    userId,
    tokenHash: sha256(token),
    at,
    ...(renewedFor ? { renewedFor } : {}),
  })
  return token
}
