import type { Child } from 'hono/jsx'
import { capital } from '../../src/advisor/format.ts'
import type { Room } from '../../src/domain/room.ts'
import { aboutMinutes } from '../components/minutes.ts'
import type { InviteProps } from '../decisions/invite.tsx'

type Props = {
  room: Room
  invite: InviteProps
  /** The turn-out, once there is one. */
  children?: Child
}

/** For a projector or a printer: how to join, readable from the last row. */
export const MeetingPage = ({ room, invite, children }: Props) => (
  <div class="meeting">
    <div class="meeting-head">
      <h1>{room.question}</h1>
      <p class="note screen-only">
        <a href={`/decisions/${room.id}`}>Back to the room</a>
      </p>
    </div>
    <div class="meeting-how">
      <svg
        class="qr"
        viewBox={`0 0 ${invite.qr.size} ${invite.qr.size}`}
        role="img"
        aria-label="QR code of the invite link"
        shape-rendering="crispEdges"
      >
        <path d={invite.qr.path} />
      </svg>
      <div class="meeting-code">
        <p>Scan it, or type the code at</p>
        <p class="meeting-host">{invite.host}</p>
        <p class="code-big">{invite.code}</p>
        <p class="note">
          No account, no e-mail. {capital(aboutMinutes(room))}. Nobody reads your answers before the reveal.
        </p>
      </div>
    </div>
    {children && <div class="meeting-turnout">{children}</div>}
  </div>
)
