import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_ABANDON_REASON } from '../../src/domain/life-cycle.ts'
import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from './new.tsx'

type Props = { room: Room; reason: string; errors: FieldErrors }

/** Asks for the reason, and says first what is lost. */
export const AbandonmentPage = ({ room, reason, errors }: Props) => (
  <div class="narrow">
    <RoomHead state={room.state} title="Give this decision up?" facts={room.question} />
    <form action={`/decisions/${room.id}/abandonment`} method="post" class="stack" novalidate {...boost}>
      <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
      <p class="lede">{lossOf(room)} It can’t be undone.</p>
      <p class="note">
        The room stays readable for its members, with your reason. The invite link, the QR code and the short
        code end. To take the question up again, start a new decision.
      </p>
      <Field
        name="reason"
        label="Why"
        hint="Everybody in the room reads it, with your name."
        lines={3}
        maxlength={MOST_ABANDON_REASON}
        value={reason}
        error={errors.reason}
      />
      <p class="row row-stretch">
        <button class="btn btn-main btn-big" type="submit" data-busy="Giving up…">
          Give it up for everybody
        </button>
        <a class="btn btn-big" href={`/decisions/${room.id}`}>
          Keep the room
        </a>
      </p>
    </form>
  </div>
)

function lossOf({ state, round }: Pick<Room, 'state' | 'round'>): string {
  if (state === 'draft') return 'The draft ends here, and nobody will vote on it.'
  if (state === 'revealed') return 'No outcome will be recorded. The result stays readable.'
  if (round.ballots === 0) return 'Voting ends here. Nobody has voted yet.'
  return 'Voting ends here. The ballots that are cast stay sealed for good: nobody will read them, you included.'
}
