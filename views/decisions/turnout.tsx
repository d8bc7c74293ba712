import { capital, inWords } from '../../src/advisor/format.ts'
import type { Room } from '../../src/domain/room.ts'
import { Seats } from '../charts/seats.tsx'

export type TurnoutProps = {
  room: Pick<Room, 'id' | 'round'>
  seats: readonly { name: string; voted: boolean }[]
  eligible: number
}

/** Who has voted and who has not. Asks again every few seconds, and is drawn anew only when that has changed. */
export const Turnout = ({ room, seats, eligible }: TurnoutProps) => (
  <section
    class="stack"
    id="turnout"
    aria-labelledby="turnout-heading"
    hx-get={`/decisions/${room.id}/turnout?seen=${turnoutMark(seats, eligible)}`}
    hx-trigger="every 4s"
    hx-swap="outerHTML"
  >
    <h2 id="turnout-heading">{turnoutInWords(room.round.ballots, eligible)}</h2>
    {room.round.ballots === 0 && <p class="note">Share the link; the first ballot takes two minutes.</p>}
    <Seats seats={seats} eligible={eligible} />
  </section>
)

/** Stays the same as long as there is nothing new to show. */
export const turnoutMark = (seats: TurnoutProps['seats'], eligible: number) =>
  `${seats.filter(({ voted }) => voted).length}-${seats.length}-${eligible}`

function turnoutInWords(voted: number, eligible: number): string {
  if (voted === 0) return 'Nobody has voted yet'
  const who = capital(inWords(voted))
  const verb = voted === 1 ? 'has' : 'have'
  return eligible > 1 ? `${who} of ${inWords(eligible)} ${verb} voted` : `${who} ${verb} voted`
}
