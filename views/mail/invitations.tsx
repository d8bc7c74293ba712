import { capital, inWords } from '../../src/advisor/format.ts'
import { type InvitationState, isInvitable } from '../../src/domain/mail.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { RoomHead } from '../components/room-head.tsx'
import { Scroller } from '../components/scroller.tsx'

export type Invited = { name: string; email: string | null; state: InvitationState }

type Props = {
  room: Room
  people: readonly Invited[]
  /** Mails that wait because the mail server does not answer. */
  stuck: number
  /** False where no mail server is set up. */
  hasMail: boolean
}

export const InvitationsPage = ({ room, people, stuck, hasMail }: Props) => {
  const due = people.filter(({ state }) => isInvitable(state)).length
  return (
    <div class="narrow stack">
      <RoomHead state={room.state} title="Invitations by mail" facts={room.question} />
      {!hasMail && <Aside>This server sends no mail. Pass the links on yourself.</Aside>}
      {hasMail && <Trouble people={people} stuck={stuck} />}
      {people.length === 0 ? (
        <Aside>
          Nobody is on the list yet. <a href={`/decisions/${room.id}/voters`}>Say who is expected to vote</a>,
          with an address each.
        </Aside>
      ) : (
        <>
          {hasMail && <SendButton room={room} due={due} />}
          <InvitedTable people={people} isStuck={stuck > 0} />
        </>
      )}
      <p>
        <a href={`/decisions/${room.id}/voters`}>Who is expected to vote</a> ·{' '}
        <a href={`/decisions/${room.id}`}>Back to the room</a>
      </p>
    </div>
  )
}

const SendButton = ({ room, due }: { room: Room; due: number }) => (
  <form class="stack" action={`/decisions/${room.id}/invitations`} method="post" {...boost}>
    <p class="row row-stretch">
      <button class="btn btn-main" type="submit" disabled={due === 0} data-busy="Sending…">
        {due === 0
          ? 'Send invitations: nobody is left to invite'
          : `Send ${due === 1 ? 'one invitation' : `${inWords(due)} invitations`}`}
      </button>
    </p>
    <p class="note">
      Each person gets one mail with a link of their own. Whoever was invited and has not voted a day before
      the deadline is reminded once. Nothing else is sent.
    </p>
  </form>
)

const Trouble = ({ people, stuck }: { people: readonly Invited[]; stuck: number }) => {
  const failed = people.filter(({ state }) => state === 'failed').length
  return (
    <>
      {stuck > 0 && (
        <Aside tone="weld">
          {stuck === 1 ? 'One mail waits' : `${capital(inWords(stuck))} mails wait`}: the mail server does not
          answer. It is tried again for about a day.
        </Aside>
      )}
      {failed > 0 && (
        <Aside tone="madder">
          {failed === 1 ? 'One mail was' : `${capital(inWords(failed))} mails were`} not delivered. Check the
          address, or pass the link on yourself.
        </Aside>
      )}
    </>
  )
}

const InvitedTable = ({ people, isStuck }: { people: readonly Invited[]; isStuck: boolean }) => (
  <Scroller label="Invitations">
    <table class="t">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Address</th>
          <th scope="col">Invitation</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ name, email, state }) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{email ?? '–'}</td>
            <td>{state === 'waiting' && isStuck ? 'waits' : WORDS[state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
)

const WORDS: Record<InvitationState, string> = {
  none: 'no address',
  came: 'not needed: has come',
  unwanted: 'wants no mail',
  'not yet': 'not sent yet',
  waiting: 'on its way',
  sent: 'sent',
  failed: 'not delivered',
}
