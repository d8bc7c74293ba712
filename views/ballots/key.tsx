import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { SealedNote } from '../components/sealed-note.tsx'

type Props = { room: Room; error: string | undefined }

/** For somebody who has voted in an anonymous room and whose browser does not hold the key. */
export const BallotKeyPage = ({ room, error }: Props) => (
  <div class="narrow stack">
    <RoomHead state="voting" title="You have voted." facts={room.question} />
    <SealedNote lead="Anonymous.">
      Nothing stored says which ballot is yours. To see it or change it you need its key, which your receipt
      showed. Without the key it counts as it was cast.
    </SealedNote>
    <form action={`/decisions/${room.id}/ballot/key`} method="post" class="stack" novalidate {...boost}>
      {error && <ErrorSummary errors={[{ field: 'key', message: error }]} />}
      <Field name="key" label="Your ballot key" autocomplete="off" maxlength={64} value="" error={error} />
      <p class="row row-stretch">
        <button class="btn btn-main" type="submit">
          Open my ballot
        </button>
        <a href={`/decisions/${room.id}`}>Back to the room</a>
      </p>
    </form>
  </div>
)
