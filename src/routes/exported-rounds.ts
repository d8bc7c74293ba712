import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { OwnBallot } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { roomInRound } from '../../db/queries/decisions.ts'
import { isAlone } from '../advisor/alone.ts'
import type { FullResult } from '../advisor/complement-types.ts'
import { advisorInput } from '../domain/advisor-input.ts'
import { withoutConfidential } from '../domain/confidential.ts'
import type { Room } from '../domain/room.ts'
import type { AppEnv } from '../env.ts'
import { inRevealedRound, loadRevealed, profileEnd } from './revealed.ts'

const SEALED = 'The room is sealed. It can be exported after the reveal.'
const ALONE =
  'Only one person has voted. With one ballot everybody would know whose it is, so it can’t be exported.'

type Exported = Awaited<ReturnType<typeof exportedRound>>
type Open = Extract<Exported, { ballots: unknown[] }>

/** The room in its latest revealed round, with what there is of each; 409 where nothing of it may leave the room yet. */
export async function exportable(c: Context<AppEnv>) {
  const room = await inRevealedRound(c)
  if (!room) throw new HTTPException(409, { message: SEALED })
  const rounds = await exportedRounds(c, room)
  const latest = rounds.at(-1)
  if (!latest?.ballots) throw new HTTPException(409, { message: ALONE })
  return { room, rounds, latest: latest as Open }
}

/** With names hidden, an instant would tell who did what before and after it. */
export const toldAt =
  ({ namesShown }: Pick<Room, 'namesShown'>) =>
  (at: string) =>
    namesShown ? at : at.slice(0, 10)

/** The same for when an option or a criterion came late. */
export const dated =
  (room: Pick<Room, 'namesShown'>) =>
  <Item extends { lateAt?: string | null }>({ lateAt = null, ...item }: Item) => ({
    ...item,
    lateAt: lateAt && toldAt(room)(lateAt),
  })

/** Every revealed round up to the room's own, the first one first. Of one ballot alone nothing but that it was there. */
async function exportedRounds(c: Context<AppEnv>, room: Room) {
  const rounds: Exported[] = []
  for (let number = 1; number < room.round.number; number += 1) {
    const earlier = await roomInRound(c.var.deps.db, room, number)
    if (earlier) rounds.push(await exportedRound(c, earlier))
  }
  return [...rounds, await exportedRound(c, room)]
}

async function exportedRound(c: Context<AppEnv>, room: Room) {
  const { result, ballots } = await loadRevealed(c, room)
  const { round, options, criteria } = room
  const { number, openedAt, revealedAt, asked, note } = round
  const content = isAlone(result) ? NOTHING : await contentOf(c, room, { result, ballots })
  const asks = { options: options.map(dated(room)), criteria: criteria.map(dated(room)) }
  return { number, openedAt, revealedAt, asked, note, ...asks, ...content }
}

const NOTHING = { ballots: null, input: null, result: null }

async function contentOf(
  c: Context<AppEnv>,
  room: Room,
  { result, ballots }: { result: FullResult; ballots: readonly OwnBallot[] },
) {
  const cells = await listCells(c.var.deps.db, room.id, { until: await profileEnd(c, room) })
  const answers = ballots.map((ballot) => ballot.answers)
  return {
    ballots: ballots.map(({ receipt, name, answers: given, comment }) => ({
      receipt,
      name: room.namesShown ? name : null,
      answers: given,
      comment,
    })),
    input: advisorInput(room, cells, answers, result.counted.eligible),
    result: withoutConfidential(result),
  }
}
