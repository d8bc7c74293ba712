import { capital, inWords } from '../../src/advisor/format.ts'
import type { Invite, InviteState } from '../../src/domain/invite.ts'
import type { TeamRole } from '../../src/domain/people.ts'
import type { Room } from '../../src/domain/room.ts'
import { hidesComers } from '../../src/domain/turnout.ts'
import { Aside } from '../components/aside.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'
import { RoleTags } from './roles.tsx'

export type Somebody = {
  id: string
  /** Told apart from others of the same name. */
  name: string
  /** The name alone. */
  bareName: string
  role: TeamRole
  joinedAt: string
  isReader: boolean
}

type Props = {
  room: Room
  people: readonly Somebody[]
  /** Whether the reader looks after the people now. */
  manages: boolean
  mayHandOver: boolean
  /** Null for whoever does not invite; `closed` where there is no invite. */
  invite: (Invite & { state: InviteState }) | 'closed' | null
  /** How many are expected by name, and how many of them have come. */
  expected: { listed: number; came: number } | null
}

/** Who is in the team. Whether they have voted is not said here, but in the room. */
export const PeoplePage = ({ room, people, manages, mayHandOver, invite, expected }: Props) => {
  const you = people.find(({ isReader }) => isReader)
  return (
    <>
      <RoomHead
        title="People"
        facts={
          <>
            {capital(inWords(people.length))} in {room.team.name} ·{' '}
            <a href={`/decisions/${room.id}`}>Back to the room</a>
          </>
        }
      />
      {hidesComers(room) && (
        <Aside>
          This room is anonymous. Who joins while voting goes on has most likely voted, so the list shows them
          only after the reveal, and nobody counts them before.
        </Aside>
      )}
      <div class="cols cols-5-3">
        <ul class="roster">
          {people.map((person) => (
            <li>
              <span class="roster-name">
                <span dir="auto">{person.name}</span> {person.isReader && <small>you</small>}
              </span>
              <span class="roster-what">
                <RoleTags room={room} person={person} />
                <small>
                  since <Time at={person.joinedAt} zone={room.timeZone} form="day" year />
                </small>
              </span>
              {(manages || person.isReader) && (
                <a href={`/decisions/${room.id}/people/${person.id}`}>
                  {person.isReader ? 'Change' : 'Manage'}
                  <span class="vh"> {person.name}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
        <div class="stack">
          {invite && <InviteSummary room={room} invite={invite} manages={manages} />}
          {manages && (
            <section class="stack" aria-labelledby="expected-heading">
              <h2 id="expected-heading">Expected voters</h2>
              <p class="note">
                {expected && hidesComers(room)
                  ? `${capital(inWords(expected.listed))} are on the list.`
                  : expected
                    ? `${capital(inWords(expected.came))} of ${inWords(expected.listed)} on the list ${expected.came === 1 ? 'has' : 'have'} come.`
                    : 'List who should vote, and the turn-out has a number to be measured by.'}
              </p>
              <p>
                <a class="btn" href={`/decisions/${room.id}/voters`}>
                  {expected ? 'Change the list' : 'List the voters'}
                </a>
              </p>
            </section>
          )}
          {mayHandOver && (
            <section class="stack" aria-labelledby="handover-heading">
              <h2 id="handover-heading">Hand over</h2>
              <p class="note">
                {room.facilitator.name} runs the room
                {room.decider.id === room.facilitator.id ? ' and' : `, ${room.decider.name}`} records its
                outcome.
              </p>
              <p>
                <a class="btn" href={`/decisions/${room.id}/handover`}>
                  Hand the room over…
                </a>
              </p>
            </section>
          )}
          {you && (
            <p class="note">
              <a href="/sessions">Your devices</a>: where you are signed in, and your personal link.
            </p>
          )}
        </div>
      </div>
    </>
  )
}

const InviteSummary = ({
  room,
  invite,
  manages,
}: {
  room: Room
  invite: NonNullable<Props['invite']>
  manages: boolean
}) => (
  <section class="stack" aria-labelledby="invite-heading">
    <h2 id="invite-heading">Invite</h2>
    <p class="note">
      {invite === 'closed' ? 'Closed: nobody joins by link or code.' : <InviteFacts {...{ room, invite }} />}
    </p>
    <p class="row">
      {invite !== 'closed' && (
        <a class="btn" href={`/decisions/${room.id}/invite`}>
          Show it to the room
        </a>
      )}
      {manages && (
        <a class="btn" href={`/decisions/${room.id}/invite/rules`}>
          Change the invite
        </a>
      )}
    </p>
  </section>
)

/** How long an invite works, for how many, and how many have come by it. */
export const InviteFacts = ({ room, invite }: { room: Room; invite: Invite & { state: InviteState } }) => (
  <>
    {invite.state === 'expired'
      ? 'It expired on '
      : invite.expiresAt
        ? 'It works until '
        : 'It does not expire'}
    {invite.expiresAt && <Time at={invite.expiresAt} zone={room.timeZone} />}
    {'. '}
    {hidesComers(room)
      ? invite.maxUses !== null && `It lets in ${inWords(invite.maxUses)}.`
      : `${joinedInWords(invite.uses)} joined by it${invite.maxUses === null ? '.' : `, and it lets in ${inWords(invite.maxUses)}.`}`}
  </>
)

const joinedInWords = (uses: number) =>
  uses === 0 ? 'Nobody has' : uses === 1 ? 'One person has' : `${capital(inWords(uses))} people have`
