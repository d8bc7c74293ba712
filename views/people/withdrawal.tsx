import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { RoomHead } from '../components/room-head.tsx'

/** What it means to take one's ballot back, before it is done. */
export const WithdrawalPage = ({ room }: { room: Room }) => {
  const path = `/decisions/${room.id}`
  return (
    <div class="narrow stack">
      <RoomHead state="voting" title="Withdraw your ballot?" facts={room.question} />
      <p class="lede">
        Your answers are deleted, your receipt is void, and the turn-out says that you have not voted.
      </p>
      <p class="note">
        You can vote again until the reveal. To change an answer there is no need to withdraw:{' '}
        <a href={`${path}/ballot`}>change your ballot</a>.
      </p>
      <form action={`${path}/withdrawal`} method="post" class="row row-stretch" {...boost}>
        <button class="btn btn-main btn-big" type="submit" data-busy="Withdrawing…">
          Withdraw the ballot
        </button>
        <a class="btn btn-big" href={path}>
          Keep it
        </a>
      </form>
    </div>
  )
}
