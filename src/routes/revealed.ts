import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listRevealedBallots, type OwnBallot } from '../../db/queries/ballots.ts'
import { findResult } from '../../db/queries/rounds.ts'
import { listObserverNames } from '../../db/queries/users.ts'
import type { RoomFacts } from '../adr/draft.ts'
import type { Result } from '../advisor/types.ts'
import type { AppEnv } from '../env.ts'

/** The stored result of the room's round, and its ballots; 404 where there is none yet. */
export async function loadRevealed(c: Context<AppEnv>): Promise<{ result: Result; ballots: OwnBallot[] }> {
  const { room, deps } = c.var
  const stored = await findResult(deps.db, room.round.id)
  if (stored === undefined) throw new HTTPException(404)
  return { result: JSON.parse(stored) as Result, ballots: await listRevealedBallots(deps.db, room.round.id) }
}

/** What a record says about the room besides its result. */
export async function roomFacts(
  c: Context<AppEnv>,
  ballots: readonly OwnBallot[],
): Promise<Omit<RoomFacts, 'historyHash'>> {
  const { room, deps } = c.var
  return {
    question: room.question,
    context: room.context,
    facilitator: room.facilitator.name,
    voters: room.namesShown ? ballots.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en')) : null,
    observers: await listObserverNames(deps.db, room.team.id),
    receipts: ballots.map(({ receipt }) => receipt),
  }
}
