import type { RoomState } from './life-cycle.ts'

export type Seat = {
  name: string
  voted: boolean
  /** Whether they are on the list of those expected; absent where there is no list. */
  isListed?: boolean
}

/**
 * The places of a round: everybody who may vote, or with a list of those expected they, and whoever else has voted. An
 * expected person who has not come, or only reads along, is awaited.
 */
export function seatsOf(
  voters: readonly { id: string; name: string; voted: boolean }[],
  expected: readonly { name: string; userId: string | null }[],
): Seat[] {
  if (expected.length === 0) return voters.map(({ name, voted }) => ({ name, voted }))
  const ids = new Set(voters.map(({ id }) => id))
  const listed = new Set(expected.map(({ userId }) => userId))
  return [
    ...voters
      .filter(({ id, voted }) => voted || listed.has(id))
      .map(({ id, name, voted }) => ({ name, voted, isListed: listed.has(id) })),
    ...expected
      .filter(({ userId }) => userId === null || !ids.has(userId))
      .map(({ name }) => ({ name, voted: false, isListed: true })),
  ]
}

/** How many people may vote: those listed and those who voted; without a list those who joined, or more if more are expected. */
export const eligibleOf = (seats: readonly Seat[], expectedVoters: number | null) =>
  seats.some(({ isListed }) => isListed !== undefined)
    ? seats.length
    : Math.max(seats.length, expectedVoters ?? 0)

/** How many ballots a verdict needs: a number, or a share of the people expected, rounded up. */
export const ballotsNeeded = (
  { quorum, quorumPercent }: { quorum: number; quorumPercent?: number | null },
  eligible: number,
) => (quorumPercent ? Math.max(1, Math.ceil((quorumPercent * eligible) / 100)) : quorum)

/** Ballots that count as one step of an anonymous turn-out. */
const STEP = 3

/**
 * How many have voted as an anonymous room says it: nobody, somebody, then every third, and at last everybody. So no two
 * looks at it differ by one person.
 */
export function stepOf(count: number, eligible = Number.POSITIVE_INFINITY): number {
  if (count >= eligible && eligible > 1) return eligible
  if (count === 0) return 0
  return Math.max(1, Math.floor(count / STEP) * STEP)
}

/** Whether one ballot more than these, or one less than that, is seen in an anonymous turn-out. */
export const isStep = (count: number, expectedVoters: number | null) =>
  stepOf(count, expectedVoters ?? undefined) !== stepOf(count + 1, expectedVoters ?? undefined)

/** Fewer ballots than this, and everybody knows whose is whose. */
export const FEW = 3

/** Where names are not shown, few ballots are opened only by somebody who says that they know what it tells. */
export const isTelling = ({ namesShown }: { namesShown: boolean }, ballots: number) =>
  !namesShown && ballots > 0 && ballots < FEW

/** Whether it must not be told who comes: who joins with a ballot has voted. */
export const hidesComers = ({ anonymous, state }: { anonymous: boolean; state: RoomState }) =>
  anonymous && state === 'voting'

/** The turn-out as everybody in the room may see it. */
export type SeenTurnout = {
  /** With `isExact` false, that many at least. */
  voted: number
  /** 0 where nobody said how many there will be, and counting those who came would tell who voted. */
  eligible: number
  /** People who have not voted; null where that is not told. */
  waiting: number | null
  isExact: boolean
  isComplete: boolean
  /** Who has voted and who has not; null where that is not told. */
  seats: readonly Seat[] | null
}

export function seenTurnout(
  { anonymous, expectedVoters }: { anonymous: boolean; expectedVoters: number | null },
  seats: readonly Seat[],
): SeenTurnout {
  // Who comes by the invite joins with the ballot, so the number of those who joined moves with every one.
  const listed = seats.filter(({ isListed }) => isListed).length
  const eligible = anonymous ? listed || (expectedVoters ?? 0) : eligibleOf(seats, expectedVoters)
  const count = seats.filter(({ voted }) => voted).length
  const isEverybody = listed === 0 || seats.every(({ voted }) => voted)
  const voted = anonymous ? stepOf(count, isEverybody && eligible > 0 ? eligible : undefined) : count
  const isComplete = voted >= eligible && eligible > 1
  const isExact = !anonymous || isComplete || voted === 0
  return {
    voted,
    eligible,
    waiting: isExact && eligible > 0 ? Math.max(0, eligible - voted) : null,
    isExact,
    isComplete,
    seats: anonymous ? null : seats,
  }
}
