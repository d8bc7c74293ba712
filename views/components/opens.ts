import type { Room } from '../../src/domain/room.ts'

type Rule = Pick<Room, 'revealRule' | 'deadlineAt' | 'facilitator'>

/** What opens the ballots, as it comes about. */
export function opensInWords({ revealRule, deadlineAt, facilitator }: Rule): string {
  if (revealRule === 'manual')
    return deadlineAt
      ? `Voting ends, and ${facilitator.name} reveals.`
      : `${facilitator.name} reveals when enough have voted.`
  if (revealRule === 'deadline') return 'Voting ends, and the ballots open by themselves.'
  return deadlineAt
    ? 'Voting ends and the ballots open by themselves, or earlier once everybody has voted.'
    : 'The ballots open by themselves once everybody has voted.'
}

/** How long a room without a deadline takes ballots. */
export const openUntil = ({ revealRule, facilitator }: Rule): string =>
  revealRule === 'complete' ? 'open until everybody has voted' : `open until ${facilitator.name} reveals`
