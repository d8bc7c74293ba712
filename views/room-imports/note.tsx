import type { Room } from '../../src/domain/room.ts'
import { Time } from '../components/time.tsx'

type Imported = { imported?: Room['imported'] | undefined; timeZone?: string | undefined }

/** Where a room comes from that was not opened here. */
export const ImportedNote = ({ room }: { room: Imported }) =>
  room.imported ? (
    <p class="note">
      Imported on{' '}
      <Time at={room.imported.at} {...(room.timeZone && { zone: room.timeZone })} form="day" year /> from a
      file, by {room.imported.by || 'somebody'}.
    </p>
  ) : null
