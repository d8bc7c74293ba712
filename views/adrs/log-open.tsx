import { StatusTag } from '../components/tag.tsx'
import { Time } from '../components/time.tsx'

export type OpenRoom = {
  id: string
  question: string
  deadlineAt: string | null
  timeZone: string
  startedAt: string | null
  revealedAt: string | null
  ballots: number
}

/** Rooms of the team that have no outcome yet. */
export const OpenRooms = ({ open }: { open: readonly OpenRoom[] }) => (
  <section class="band stack" aria-labelledby="open-heading">
    <h2 id="open-heading">Open rooms</h2>
    <ol class="log">
      {open.map((room) => (
        <li>
          <span class="no">room</span>
          <h3>
            <a href={`/decisions/${room.id}`} dir="auto">
              {room.question}
            </a>
          </h3>
          <p class="meta">
            <StatusTag status={room.startedAt ? (room.revealedAt ? 'revealed' : 'voting') : 'draft'} />
            {room.startedAt && <span>{room.ballots === 1 ? '1 ballot' : `${room.ballots} ballots`}</span>}
            {room.deadlineAt && !room.revealedAt && (
              <span>
                ends <Time at={room.deadlineAt} zone={room.timeZone} />
              </span>
            )}
          </p>
        </li>
      ))}
    </ol>
  </section>
)
