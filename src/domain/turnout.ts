export type Seat = { name: string; voted: boolean }

/** How many people may vote: those who joined, or more if the facilitator expects more. */
export const eligibleOf = (seats: readonly Seat[], expectedVoters: number | null) =>
  Math.max(seats.length, expectedVoters ?? 0)

/** How many ballots a verdict needs: a number, or a share of the people expected, rounded up. */
export const ballotsNeeded = (
  { quorum, quorumPercent }: { quorum: number; quorumPercent?: number | null },
  eligible: number,
) => (quorumPercent ? Math.max(1, Math.ceil((quorumPercent * eligible) / 100)) : quorum)
