import type { RevealRule, Room } from './room.ts'
import { FEW } from './turnout.ts'

/**
 * How many ballots a round needs to open without anybody pressing a button. Where names are not shown, only a person
 * decides to open so few that everybody knows whose is whose.
 */
export const leastToReveal = ({ namesShown }: Pick<Room, 'namesShown'>) => (namesShown ? 1 : FEW)

/** Whether the room opens its ballots by itself once its rule is met, or waits for the facilitator. */
export const mayRevealItself = (room: Pick<Room, 'namesShown' | 'revealRule'>, ballots: number) =>
  room.revealRule !== 'manual' && ballots >= leastToReveal(room)

type Waiting = Pick<Room, 'state' | 'deadlineAt' | 'revealRule' | 'namesShown' | 'expectedVoters'> & {
  round: Pick<Room['round'], 'ballots'>
}

/**
 * What reveals the room now: its deadline, or the last ballot of those expected. Without a list or a number of people
 * nobody can say who was the last, so such a room waits for its deadline.
 */
export function dueReveal(
  room: Waiting,
  { eligible, listed, now }: { eligible: number; listed: number; now: Date },
): Exclude<RevealRule, 'manual'> | null {
  const { ballots } = room.round
  if (room.state !== 'voting' || !mayRevealItself(room, ballots)) return null
  const isCounted = listed > 0 || room.expectedVoters !== null
  if (room.revealRule === 'complete' && isCounted && eligible > 1 && ballots >= eligible) return 'complete'
  return room.deadlineAt !== null && new Date(room.deadlineAt) <= now ? 'deadline' : null
}
