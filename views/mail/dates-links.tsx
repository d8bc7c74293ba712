import type { Room } from '../../src/domain/room.ts'

type Props = {
  room: Pick<Room, 'id' | 'reviewOn' | 'deadlineAt' | 'team'>
  /** False where no mail server is set up. */
  hasMail: boolean
}

/** On the record: the day to look again as a file, and mail about it. */
export const DatesLinks = ({ room, hasMail }: Props) => (
  <>
    {room.reviewOn !== null && (
      <>
        <br />
        <a href={`/decisions/${room.id}/calendar.ics`}>The day to look again, for your calendar</a>
      </>
    )}
    {hasMail && !room.team.isPublic && (
      <>
        <br />
        <a href={`/decisions/${room.id}/subscription`}>Mail about this decision</a>
      </>
    )}
  </>
)
