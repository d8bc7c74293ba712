import type { Db } from '../../db/connect.ts'
import { listRevealedBallots } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { roomInRound } from '../../db/queries/decisions.ts'
import type { FullResult } from '../advisor/complement-types.ts'
import { fullResult } from '../advisor/full-result.ts'
import { advisorInput } from '../domain/advisor-input.ts'
import type { Room } from '../domain/room.ts'

/** What the ballots of a revealed round and the profile as it counts now give together. */
export async function computeResult(db: Db, room: Room, eligible: number | null): Promise<FullResult> {
  // What the round asks may have come late, after the room was read.
  const asked = (await roomInRound(db, room, room.round.number)) ?? room
  const ballots = await listRevealedBallots(db, room.round.id)
  const cells = await listCells(db, room.id)
  const answers = ballots.map((ballot) => ballot.answers)
  return fullResult(advisorInput(asked, cells, answers, eligible))
}
