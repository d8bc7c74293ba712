import type { Room } from '../../src/domain/room.ts'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'

/** A ballot that came after the reveal or the deadline: why it was not taken, and what there is instead. */
export const VotingOverPage = ({ room, member }: { room: Room; member: boolean }) => {
  const ended = room.round.revealedAt ?? room.deadlineAt
  return (
    <div class="narrow stack">
      <RoomHead
        state={room.state === 'draft' ? 'voting' : room.state}
        title="Voting is over"
        facts={room.question}
      />
      <p class="lede">
        {ended ? (
          <>
            Voting ended on <Time at={ended} zone={room.timeZone} />.
          </>
        ) : (
          'Voting has ended.'
        )}{' '}
        No ballot can be cast or changed any more. A ballot you cast before counts as it was.
      </p>
      {member ? (
        <p>
          <a
            class="btn btn-main"
            href={room.round.revealedAt ? `/decisions/${room.id}/results` : `/decisions/${room.id}`}
          >
            {room.round.revealedAt ? 'Read the result' : 'To the room'}
          </a>
        </p>
      ) : (
        <p class="note">Ask {room.facilitator.name} for the result.</p>
      )}
    </div>
  )
}
