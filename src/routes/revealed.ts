import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listRevealedBallots, type OwnBallot } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { roomInRound } from '../../db/queries/decisions.ts'
import { countChangesOfRound, findOpeningSeqs } from '../../db/queries/earlier-rounds.ts'
import { findResults } from '../../db/queries/overrides.ts'
import { findResult } from '../../db/queries/rounds.ts'
import { leadOf } from '../../views/results/changed-profile.tsx'
import type { RoomFacts } from '../adr/draft.ts'
import type { FullResult } from '../advisor/complement-types.ts'
import { completed } from '../advisor/earlier.ts'
import { explainMovement, movementSentences } from '../advisor/explain-movement.ts'
import type { Result } from '../advisor/types.ts'
import { advisorInput, constraintsIn } from '../domain/advisor-input.ts'
import { teamScores } from '../domain/profile.ts'
import type { Room } from '../domain/room.ts'
import type { AppEnv } from '../env.ts'
import { loadMovement } from './movement.ts'
import { peopleFacts } from './record-people.ts'

/** The stored result of the room's round, and its ballots; 404 where there is none yet. */
export async function loadRevealed(
  c: Context<AppEnv>,
  room: Room = c.var.room,
): Promise<{ result: FullResult; ballots: OwnBallot[] }> {
  const { deps } = c.var
  const stored = await findResult(deps.db, room.round.id)
  if (stored === undefined) throw new HTTPException(404)
  const result = JSON.parse(stored) as Result & Partial<FullResult>
  const ballots = await listRevealedBallots(deps.db, room.round.id)
  return { result: isFull(result) ? result : await withComplements(c, room, result, ballots), ballots }
}

const isFull = (result: Result & Partial<FullResult>): result is FullResult =>
  result.complements !== undefined

/** A result of an earlier version, with what it lacks computed from the same ballots. */
async function withComplements(
  c: Context<AppEnv>,
  room: Room,
  result: Result,
  ballots: readonly OwnBallot[],
): Promise<FullResult> {
  const { deps } = c.var
  const answers = ballots.map((ballot) => ballot.answers)
  const cells = await listCells(deps.db, room.id, { until: await profileEnd(c, room) })
  return completed(advisorInput(room, cells, answers, result.counted.eligible), result)
}

/** The room in its latest revealed round: as it is, or while the next one is sealed in the round before; undefined without one. */
export async function inRevealedRound(c: Context<AppEnv>): Promise<Room | undefined> {
  const { room, deps } = c.var
  return room.round.revealedAt === null ? roomInRound(deps.db, room, room.round.number - 1) : room
}

/** Number of the event from which on changes of the profile are of a later round than the room's. */
export async function profileEnd(c: Context<AppEnv>, room: Room = c.var.room): Promise<number> {
  const { deps } = c.var
  const seqs = await findOpeningSeqs(deps.db, room.id)
  return seqs.get(room.round.number + 1) ?? Number.POSITIVE_INFINITY
}

/** What the result was at the reveal, if the profile was changed since so that it is another. */
export async function profileChanged(c: Context<AppEnv>) {
  const { room, deps } = c.var
  const results = await findResults(deps.db, room.round.id)
  if (!results?.atReveal) return null
  return {
    changes: await countChangesOfRound(deps.db, room.id, room.round.number),
    before: leadOf(JSON.parse(results.atReveal) as Result),
  }
}

/** What a record says about the room besides its result. */
export async function roomFacts(
  c: Context<AppEnv>,
  revealed: { result: FullResult; ballots: readonly OwnBallot[] },
): Promise<Omit<RoomFacts, 'historyHash'>> {
  const { room, deps } = c.var
  const { ballots } = revealed
  return {
    question: room.question,
    context: room.context,
    facilitator: room.facilitator.name,
    ...(await peopleFacts(c, revealed)),
    receipts: ballots.map(({ receipt }) => receipt),
    constraints: constraintsIn(room),
    teamScores: teamScores(room, await listCells(deps.db, room.id)),
    profileChanged: await profileChanged(c),
    rounds: await roundsOf(c, revealed),
  }
}

/** What a record says of the rounds: nobody is named in it who moved. */
async function roundsOf(c: Context<AppEnv>, revealed: Parameters<typeof loadMovement>[1]) {
  const { number } = c.var.room.round
  if (number === 1) return null
  const moved = await loadMovement(c, revealed)
  return { number, moved: moved ? movementSentences(explainMovement({ ...moved, names: null })) : [] }
}
