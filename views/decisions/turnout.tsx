import { capital, inWords } from '../../src/advisor/format.ts'
import { can } from '../../src/domain/permissions.ts'
import type { Room } from '../../src/domain/room.ts'
import type { SeenTurnout } from '../../src/domain/turnout.ts'
import { Seats } from '../charts/seats.tsx'
import { live } from '../components/live.ts'
import { minutesAgain } from '../components/minutes.ts'
import { QuorumTick } from './quorum.tsx'

export type TurnoutProps = { room: Room; turnout: SeenTurnout }

/** Who has voted and who has not, drawn anew when that has changed. */
export const Turnout = ({ room, turnout }: TurnoutProps) => (
  <section
    class="stack"
    id="turnout"
    aria-labelledby="turnout-heading"
    {...live(`/decisions/${room.id}/turnout?seen=${turnoutMark(turnout)}`)}
  >
    <h2 id="turnout-heading">{turnoutInWords(turnout)}</h2>
    {turnout.voted === 0 && can(room.roles, 'see invite') && (
      <p class="note">Share the link; a ballot takes {minutesAgain(room)}.</p>
    )}
    {turnout.seats ? (
      <Seats seats={turnout.seats} eligible={turnout.eligible} />
    ) : (
      <p class="note">
        The room is anonymous, so nobody sees who has voted, and the number moves in steps until it is
        everybody.
      </p>
    )}
    <QuorumTick room={room} turnout={turnout} />
  </section>
)

/** Stays the same as long as there is nothing new to show: a number, or somebody who came, went, voted or is called otherwise. */
export const turnoutMark = ({ voted, eligible, seats }: SeenTurnout) =>
  `${voted}-${eligible}-${fingerprint((seats ?? []).map((seat) => `${seat.name}${seat.voted ? 1 : 0}`).join())}`

const fingerprint = (text: string) => {
  let sum = 0
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) >>> 0
  return sum.toString(36)
}

function turnoutInWords({ voted, eligible, isExact }: SeenTurnout): string {
  if (voted === 0) return 'Nobody has voted yet'
  const count = inWords(voted)
  const who = isExact ? capital(count) : `At least ${count}`
  const verb = voted === 1 ? 'has' : 'have'
  return eligible > 1 ? `${who} of ${inWords(eligible)} ${verb} voted` : `${who} ${verb} voted`
}
