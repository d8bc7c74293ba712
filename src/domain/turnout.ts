export type Seat = { name: string; voted: boolean }

/** How many people may vote: those who joined, or more if the facilitator expects more. */
export const eligibleOf = (seats: readonly Seat[], expectedVoters: number | null) =>
  Math.max(seats.length, expectedVoters ?? 0)
