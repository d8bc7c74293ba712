import { hasOpened } from '../../src/domain/comment.ts'
import type { Room } from '../../src/domain/room.ts'
import { commentsPath } from '../comments/comment.tsx'
import { historyPath } from './page.tsx'

/** At the foot of the pages of a room. */
export const HistoryLink = ({ roomId }: { roomId: string }) => (
  <a href={historyPath(roomId)}>History of this room</a>
)

/** From a room that is under way to what was before: its history, and what was said in earlier rounds. */
export const RoomLinks = ({ room }: { room: Pick<Room, 'id' | 'round'> }) => (
  <p class="note">
    {hasOpened(room) && (
      <>
        <a href={commentsPath(room.id)}>What people said</a> ·{' '}
      </>
    )}
    <a href={`/decisions/${room.id}/people`}>People</a> · <HistoryLink roomId={room.id} />
  </p>
)
