import type { Context } from 'hono'
import { listRevealedBallots, type OwnBallot } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { roomInRound } from '../../db/queries/decisions.ts'
import { findOpeningSeqs } from '../../db/queries/earlier-rounds.ts'
import { findResult } from '../../db/queries/rounds.ts'
import type { MovementProps } from '../../views/rounds/movement.tsx'
import { explainMovement, type RoundsCompared } from '../advisor/explain-movement.ts'
import { type ComparedRound, movement } from '../advisor/movement.ts'
import type { Pair } from '../advisor/score-parts.ts'
import type { Result } from '../advisor/types.ts'
import { advisorInput } from '../domain/advisor-input.ts'
import type { Room } from '../domain/room.ts'
import type { AppEnv } from '../env.ts'

type Revealed = { result: Result; ballots: readonly OwnBallot[] }

/** From the round before the room's to the room's own; null in a first round, or where one of the two is not shown. */
export async function loadMovement(
  c: Context<AppEnv>,
  { result, ballots }: Revealed,
): Promise<MovementProps | null> {
  const { room, deps } = c.var
  const earlier = await roomInRound(deps.db, room, room.round.number - 1)
  const stored = earlier && (await findResult(deps.db, earlier.round.id))
  if (!earlier || stored === undefined) return null
  const earlierBallots = await listRevealedBallots(deps.db, earlier.round.id)
  const before = await compared(c, earlier, { result: JSON.parse(stored) as Result, ballots: earlierBallots })
  const after = await compared(c, room, { result, ballots })
  const pairs = room.anonymous ? null : pairsOf(earlierBallots, ballots)
  const moved = movement(before, after, pairs, { isNamed: room.namesShown })
  if (!moved) return null
  const rounds: RoundsCompared = {
    before: before.result,
    after: after.result,
    movement: moved,
    rounds: [earlier.round.number, room.round.number],
    asked: room.round.asked,
    names: room.namesShown ? { before: namesOf(earlierBallots), after: namesOf(ballots) } : null,
  }
  return {
    ...rounds,
    explained: explainMovement(rounds),
    note: room.round.note,
    earlierHref: `/decisions/${room.id}/rounds/${earlier.round.number}`,
  }
}

/** A round with the profile as it counted when the next one was opened. */
async function compared(
  c: Context<AppEnv>,
  room: Room,
  { result, ballots }: Revealed,
): Promise<ComparedRound> {
  const { db } = c.var.deps
  const until = (await findOpeningSeqs(db, room.id)).get(room.round.number + 1)
  const cells = await listCells(db, room.id, until === undefined ? {} : { until })
  const answers = ballots.map((ballot) => ballot.answers)
  return { input: advisorInput(room, cells, answers, result.counted.eligible), result }
}

function pairsOf(before: readonly OwnBallot[], after: readonly OwnBallot[]): Pair[] {
  const places = new Map(before.map(({ userId }, k) => [userId, k]))
  return after.flatMap(({ userId }, k): Pair[] => {
    const earlier = places.get(userId)
    return earlier === undefined ? [] : [[earlier, k]]
  })
}

const namesOf = (ballots: readonly OwnBallot[]) => ballots.map(({ name }) => name)
