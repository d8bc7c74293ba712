import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { countUse, holdInvite } from '../../db/queries/invites.ts'
import { findMember, findUser, insertMember, raiseObserver } from '../../db/queries/users.ts'
import { claimVoter, holdVoter, listVoters } from '../../db/queries/voters.ts'
import type { Room } from '../domain/room.ts'
import { sameName } from '../domain/text.ts'
import { hidesComers } from '../domain/turnout.ts'
import type { Secret } from '../secret.ts'
import { guestIdOf } from './cast-anonymously.ts'
import { insertGuest } from './open-decision.ts'
import { isReplay } from './replay.ts'

/** What lets somebody in: the room's invite, or the link made for one who is expected. */
export type Door = { inviteId: string } | { seatId: string }

/** Thrown inside of a transaction, which it takes back: the door was closed meanwhile, or is not for this person. */
export class NoEntry extends Error {}

type Entry = {
  room: Room
  userId: string
  name: string
  role: 'member' | 'observer'
  /** Null where only somebody in the team may act; undefined where nobody has to be let in. */
  door: Door | null | undefined
  at: string
}

/** Lets somebody into the team, unless they are in it; answers with the name the team knows them by. */
export async function enterTeam(trx: Db, entry: Entry): Promise<string> {
  const { room, userId, name, role, door, at } = entry
  const member = await findMember(trx, room.team.id, userId)
  if (member) {
    if (door && 'seatId' in door) await claimVoter(trx, door.seatId, userId)
    if (role === 'member' && member.role === 'observer') await voteAfterAll(trx, entry)
    return member.name
  }
  if (door === null) throw new NoEntry('They are not in the team.')
  if (door) await passThrough(trx, door, userId, at)
  await insertMember(trx, { teamId: room.team.id, userId, name, role, at })
  if (role === 'member') await takeOwnPlace(trx, room, userId, name)
  // Who joins an anonymous vote has voted: nobody must notice the moment.
  const isNoticed = !(hidesComers(room) && role === 'member')
  const event = { actorId: userId, action: 'member_joined', particulars: { role }, at } as const
  await recordEvent(trx, room.id, event, { isNoticed })
  return name
}

async function passThrough(trx: Db, door: Door, userId: string, at: string) {
  const isOpen =
    'inviteId' in door ? await countUse(trx, door.inviteId, at) : await claimVoter(trx, door.seatId, userId)
  if (!isOpen) throw new NoEntry('The invite lets nobody in any more.')
}

/** Whoever chose to read along may choose to vote; whom the facilitator made an observer may not. */
async function voteAfterAll(trx: Db, { room, userId, at }: Entry) {
  if (!(await raiseObserver(trx, room.team.id, userId)))
    throw new NoEntry('The facilitator made them an observer.')
  const particulars = { member: userId, from: 'observer', to: 'member' }
  const event = { actorId: userId, action: 'role_changed', particulars, at } as const
  await recordEvent(trx, room.id, event, { isNoticed: !hidesComers(room) })
}

/** Somebody who is expected by that name is there now. */
async function takeOwnPlace(trx: Db, room: Room, userId: string, name: string) {
  const voters = await listVoters(trx, room.id)
  const own = voters.find((voter) => voter.userId === null && sameName(voter.name) === sameName(name))
  if (own) await claimVoter(trx, own.id, userId)
}

export type Join = {
  room: Room
  /** Null for somebody who has no session yet. */
  userId: string | null
  name: string
  door?: Door | undefined
  /** Made with the form; the same form sent twice makes one person. */
  submissionKey?: string | null
  at: Date
}

/** Lets somebody with the invite read along without voting. Returns who they are now. */
export const joinAsObserver = (db: Db, secret: Secret, wanted: Join) => join(db, secret, wanted, 'observer')

/** Lets somebody with the invite into a draft, to vote in it when it starts. */
export const joinAsMember = (db: Db, secret: Secret, wanted: Join) => join(db, secret, wanted, 'member')

function join(
  db: Db,
  secret: Secret,
  { room, userId, name, door, submissionKey, at }: Join,
  role: Entry['role'],
): Promise<string> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (door && !(await hold(trx, door, now))) throw new NoEntry('The invite lets nobody in any more.')
    const guestId = submissionKey ? guestIdOf(secret, submissionKey) : undefined
    const twin = userId === null && guestId ? await findUser(trx, guestId) : undefined
    const isTwin = twin?.name === name && isReplay(twin.createdAt, at)
    const freshId = twin && !isTwin ? undefined : guestId
    const personId = userId ?? (isTwin ? twin.id : await insertGuest(trx, secret, name, now, freshId))
    await enterTeam(trx, { room, userId: personId, name, role, door, at: now })
    return personId
  })
}

const hold = (trx: Db, door: Door, at: string) =>
  'inviteId' in door ? holdInvite(trx, door.inviteId, at) : holdVoter(trx, door.seatId)
