import type { Room } from '../../src/domain/room.ts'
import { Time } from '../components/time.tsx'

type Imported = NonNullable<Room['imported']>

/** Where a room comes from that was not opened here. */
export const ImportedNote = ({ room: { imported, timeZone } }: { room: Room }) =>
  imported ? (
    <p class="note">
      <ImportedWords imported={imported} zone={timeZone} />
    </p>
  ) : null

export const ImportedWords = ({
  imported: { at, by },
  zone = 'UTC',
}: {
  imported: Imported
  zone?: string | undefined
}) => (
  <>
    Imported on <Time at={at} zone={zone} form="day" year /> from a file, by {by || 'somebody'}.
  </>
)
