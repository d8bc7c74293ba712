import type { Context } from 'hono'
import { hasParticipated } from '../../db/queries/anonymous-ballots.ts'
import { findOwnAnonymousBallot, findOwnBallot, type OwnBallot } from '../../db/queries/ballots.ts'
import { listRoundsBefore } from '../../db/queries/earlier-rounds.ts'
import { readBallotKey } from '../auth/ballot-key.ts'
import type { Earlier } from '../domain/carried.ts'
import type { AppEnv } from '../env.ts'
import { sha256 } from '../ids.ts'

/** The reader's ballot in a round; an anonymous one only where this browser holds its key. */
export async function findOwn(
  c: Context<AppEnv>,
  roundId = c.var.room.round.id,
): Promise<OwnBallot | undefined> {
  const { actor, deps, room } = c.var
  if (!actor.id) return undefined
  if (!room.anonymous) return findOwnBallot(deps.db, roundId, actor.id)
  const key = readBallotKey(c, roundId)
  return key === null ? undefined : findOwnAnonymousBallot(deps.db, roundId, sha256(key))
}

/** Whether the reader has voted in this round, with or without the key at hand. */
export async function hasVoted(c: Context<AppEnv>): Promise<boolean> {
  const { actor, deps, room } = c.var
  if (!actor.id) return false
  if (room.anonymous) return hasParticipated(deps.db, room.round.id, actor.id)
  return (await findOwnBallot(deps.db, room.round.id, actor.id)) !== undefined
}

/** The reader's answers of the last round they voted in before this one; null in a first round, or without any. */
export async function findEarlier(c: Context<AppEnv>): Promise<Earlier | null> {
  const { deps, room } = c.var
  if (room.round.number === 1) return null
  for (const { id, number } of await listRoundsBefore(deps.db, room.id, room.round.number)) {
    const own = await findOwn(c, id)
    if (own && !own.isVeiled) return { round: number, answers: own.answers, comment: own.comment }
  }
  return null
}
