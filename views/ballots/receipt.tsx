import type { Room } from '../../src/domain/room.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { SealedNote } from '../components/sealed-note.tsx'
import { NextSteps } from '../decisions/next-steps.tsx'
import { ReturnLink } from '../decisions/return-link.tsx'
import { MailMe, type MailMeProps } from '../mail/mail-me.tsx'

type Props = {
  room: Room
  receipt: string
  revised: boolean
  returnUrl: string | null
  ballotKey: string | null
  mail: MailMeProps | null
  open: boolean
}

export const ReceiptPage = ({ room, receipt, revised, returnUrl, ballotKey, mail, open }: Props) => (
  <>
    <RoomHead
      state={room.state}
      title={revised ? 'Your changed ballot is cast.' : 'Your ballot is cast.'}
      facts={room.round.number > 1 ? `${room.question} · round ${room.round.number}` : room.question}
    />
    <div class="cols cols-5-3">
      <div class="stack">
        <p>
          Your receipt: <strong class="code-big">{receipt}</strong>
        </p>
        <p class="note">
          It stands for your ballot in the record, so that you can check that it was counted. It says nothing
          about what you answered.
        </p>
        {room.state === 'voting' && (
          <SealedNote lead="Sealed.">
            Until the reveal nobody can read your answers, {room.facilitator.name} included.
          </SealedNote>
        )}
        {room.state === 'voting' && <NextSteps room={room} open={open} mayVote voted receipt={null} />}
      </div>
      <div class="stack">
        {ballotKey && <BallotKey value={ballotKey} />}
        {returnUrl && <ReturnLink url={returnUrl} />}
        {mail && <MailMe {...mail} />}
        <p>
          <a class="btn" href={`/decisions/${room.id}`}>
            {room.anonymous && room.state === 'voting' ? 'Back to the room' : SEEN_IN[room.state]}
          </a>
        </p>
      </div>
    </div>
  </>
)

/** What the room shows next. */
const SEEN_IN: Record<Room['state'], string> = {
  draft: 'Back to the room',
  voting: 'See who has voted',
  revealed: 'Read the result',
  decided: 'Read the record',
  abandoned: 'Back to the room',
}

/** Shown here alone, for whoever has just cast. */
const BallotKey = ({ value }: { value: string }) => (
  <section class="stack" aria-labelledby="key-heading">
    <h2 id="key-heading">Your ballot key</h2>
    <div class="linkbox">
      <label class="vh" for="ballot-key">
        Your ballot key
      </label>
      <input class="box" id="ballot-key" readonly value={value} />
      <CopyButton from="ballot-key" />
    </div>
    <p class="note">
      This room is anonymous: nothing stored says which ballot is yours. This browser remembers the key. Keep
      it if you want to change your ballot from another device; nobody can give it to you again.
    </p>
  </section>
)
