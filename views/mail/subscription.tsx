import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { MailMeForm, type MailMeProps, offeredWishes } from './mail-me.tsx'

type Props = MailMeProps & {
  room: Room
  /** The address has asked, by the link in a mail, for no more. */
  silenced: boolean
}

export const SubscriptionPage = ({ silenced, ...form }: Props) => {
  const { room, subscribed, fields, errors = {} } = form
  return (
    <div class="narrow stack">
      <ErrorSummary
        errors={Object.entries(errors).map(([field, message]) => ({ field, message: message ?? '' }))}
        kept="What you wrote is kept."
      />
      <RoomHead state={room.state} title="Mail about this decision" facts={room.question} />
      {silenced ? (
        <Aside tone="weld">
          {fields.address} has asked for no more mail. The link at the end of an earlier mail can change that.
        </Aside>
      ) : (
        <p>{subscribed ? `You get mail at ${fields.address}.` : 'You get no mail about this decision.'}</p>
      )}
      {offeredWishes(room).length > 0 && <MailMeForm {...form} />}
      <p>
        <a href={`/decisions/${room.id}`}>Back to the room</a>
      </p>
    </div>
  )
}
