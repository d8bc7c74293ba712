import type { Db } from '../../db/connect.ts'
import { listSeats } from '../../db/queries/ballots.ts'
import { findRoomFor } from '../../db/queries/decisions.ts'
import { countListed, type DueRoom } from '../../db/queries/due.ts'
import { dueReveal, leastToReveal } from '../domain/reveal.ts'
import { eligibleOf } from '../domain/turnout.ts'
import { revealRound } from './reveal-round.ts'

/**
 * Reveals a room whose deadline has come, or in which everybody expected has voted, and says whether it did. Any number
 * of processes may try: the reveal is one-way, and so are its result and its event.
 */
export async function revealIfDue(db: Db, { id, facilitatorId }: DueRoom, now: Date): Promise<boolean> {
  const room = await findRoomFor(db, facilitatorId, id)
  if (!room) return false
  const seats = await listSeats(db, room.team.id, room.round.id)
  const eligible = eligibleOf(seats, room.expectedVoters)
  const how = dueReveal(room, { eligible, listed: await countListed(db, id), now })
  if (how === null) return false
  const least = how === 'complete' ? eligible : leastToReveal(room)
  return revealRound(db, { room, actorId: null, how, least, at: now })
}
