import type { Room } from '../../src/domain/room.ts'
import { eligibleOf } from '../../src/domain/turnout.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { RoomHead } from '../components/room-head.tsx'
import { waitingInWords } from './for-facilitator.tsx'

type Props = { room: Room; seats: readonly { name: string; voted: boolean }[] }

/** Fewer ballots than this, and everybody knows whose is whose. */
const FEW = 3

export const RevealPage = ({ room, seats }: Props) => {
  const waiting = eligibleOf(seats, room.expectedVoters) - room.round.ballots
  return (
    <div class="narrow stack">
      <RoomHead state="voting" title="Reveal now?" facts={room.question} />
      {room.round.ballots === 0 ? (
        <p class="lede">Nobody has voted, so there is nothing to reveal.</p>
      ) : (
        <p class="lede">{waitingInWords(waiting)} All ballots open at once; it can’t be undone.</p>
      )}
      {room.round.ballots > 0 && room.round.ballots < FEW && (
        <Aside tone="weld">
          <strong>Few ballots.</strong> With {room.round.ballots === 1 ? 'one' : 'two'}, everybody will know
          whose is whose, even with names hidden.
        </Aside>
      )}
      {room.round.ballots > 0 && room.round.ballots < room.quorum && (
        <Aside>
          The room asks for {room.quorum} ballots before a leader is named. The result will say that there is
          not enough evidence.
        </Aside>
      )}
      <form action={`/decisions/${room.id}/reveal`} method="post" class="row row-stretch" {...boost}>
        <button
          class="btn btn-main btn-big"
          type="submit"
          disabled={room.round.ballots === 0}
          data-busy="Revealing…"
        >
          Reveal for everybody
        </button>
        <a class="btn btn-big" href={`/decisions/${room.id}`}>
          Keep it sealed
        </a>
      </form>
    </div>
  )
}
