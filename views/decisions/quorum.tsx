import { inWords, percent } from '../../src/advisor/format.ts'
import type { Room } from '../../src/domain/room.ts'
import { ballotsNeeded, type SeenTurnout } from '../../src/domain/turnout.ts'

type Props = { room: Pick<Room, 'quorum' | 'quorumPercent'>; turnout: SeenTurnout }

/** Whether there are ballots enough for a verdict, and what that is counted by. */
export const QuorumTick = ({ room, turnout }: Props) => {
  const needed = ballotsNeeded(room, turnout.eligible)
  const isMet = turnout.voted >= needed
  return (
    <p class={isMet ? 'quorum quorum-met' : 'quorum'}>
      {isMet ? <strong>Enough for a verdict.</strong> : <strong>{missing(turnout, needed)}</strong>}{' '}
      {baseOf(room, turnout, needed)}
    </p>
  )
}

function missing({ voted, isExact }: SeenTurnout, needed: number): string {
  const ballots = needed === 1 ? 'ballot' : 'ballots'
  if (voted === 0) return `A verdict needs ${inWords(needed)} ${ballots}.`
  return `${isExact ? '' : 'At least '}${voted} of ${needed} ${ballots} needed for a verdict.`
}

function baseOf({ quorumPercent }: Props['room'], { eligible, voted }: SeenTurnout, needed: number): string {
  if (quorumPercent !== null)
    return `It takes ${percent(quorumPercent / 100)} of the ${inWords(eligible)} people expected: ${inWords(needed)} ${needed === 1 ? 'ballot' : 'ballots'}.`
  return voted >= needed ? `It takes ${inWords(needed)} ${needed === 1 ? 'ballot' : 'ballots'}.` : ''
}
