import type { Voice } from '../adr/dissent.ts'
import { ownLeaders } from '../advisor/own-leaders.ts'
import type { Result } from '../advisor/types.ts'
import { advisorInput } from './advisor-input.ts'
import type { Answers } from './ballot.ts'
import type { Room } from './room.ts'

type Revealed = {
  result: Result
  ballots: readonly { name: string; comment: string; answers: Answers }[]
}

/** What each ballot says by itself: with name and words only where the room shows them. */
export function voicesOf(room: Room, { result, ballots }: Revealed): Voice[] {
  const answers = ballots.map((ballot) => ballot.answers)
  const leaders = ownLeaders(advisorInput(room, [], answers, result.counted.eligible), result)
  return ballots.map(({ name, comment, answers: { vetoes } }, k) => ({
    leaders: leaders[k] ?? null,
    ...(room.namesShown ? { by: name, comment, vetoes } : { by: null, comment: '', vetoes: {} }),
  }))
}
