import { type FieldErrors, MOST } from '../../src/domain/ballot.ts'
import type { TeamRole } from '../../src/domain/people.ts'
import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Check, Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'
import { summaryOf } from '../decisions/new.tsx'
import type { Somebody } from './page.tsx'
import { RoleTags } from './roles.tsx'

type Props = {
  room: Room
  person: Somebody
  /** What the reader may make of them, in the order of power; one role is none to choose. */
  roles: readonly TeamRole[]
  /** Rooms they facilitate or decide, which are handed over first. */
  runs: readonly { id: string; question: string }[]
  isLastOwner: boolean
  /** Whether the reader may take them out, or renew their link. */
  mayManage: boolean
  name: string
  errors: FieldErrors
}

/** Somebody as the facilitator looks after them, or as they look after themselves. */
export const PersonPage = ({ room, person, roles, runs, isLastOwner, mayManage, name, errors }: Props) => {
  const path = `/decisions/${room.id}/people/${person.id}`
  return (
    <div class="narrow stack">
      <RoomHead
        title={person.isReader ? 'You' : person.name}
        facts={
          <>
            <span class="roster-what">
              <RoleTags room={room} person={person} />
            </span>{' '}
            · joined <Time at={person.joinedAt} zone={room.timeZone} form="day" year /> ·{' '}
            <a href={`/decisions/${room.id}/people`}>Back to the people</a>
          </>
        }
      />
      <form action={`${path}/name`} method="post" class="stack" novalidate {...boost}>
        <ErrorSummary errors={summaryOf(errors)} kept="" />
        <Field
          name="name"
          label={person.isReader ? 'Your name' : 'Name'}
          maxlength={MOST.name}
          value={name}
          error={errors.name}
          hint="A ballot that is still sealed takes the new name along. What is revealed keeps the one it was cast under."
        />
        <p>
          <button class="btn" type="submit" data-busy="Saving…">
            Rename
          </button>
        </p>
      </form>
      {roles.length > 1 && (
        <section class="band stack" aria-labelledby="role-heading">
          <h2 id="role-heading">Role</h2>
          <form action={`${path}/role`} method="post" class="stack" {...boost}>
            <fieldset>
              <legend class="vh">Role of {person.name}</legend>
              {roles.map((role) => (
                <Check
                  type="radio"
                  name="role"
                  value={role}
                  checked={role === person.role}
                  label={ROLE_LABELS[role]}
                  small={ROLE_MEANINGS[role]}
                />
              ))}
            </fieldset>
            <p>
              <button class="btn" type="submit" data-busy="Saving…">
                Change the role
              </button>
            </p>
          </form>
        </section>
      )}
      {!person.isReader && mayManage && (
        <section class="band stack" aria-labelledby="link-heading">
          <h2 id="link-heading">Personal link</h2>
          <p class="note">For somebody who lost their link back and has no browser left that knows them.</p>
          <p>
            <a class="btn" href={`${path}/return-link`}>
              Make a new personal link…
            </a>
          </p>
        </section>
      )}
      {mayManage && <Leaving {...{ room, person, runs, isLastOwner, path }} />}
    </div>
  )
}

type LeavingProps = Pick<Props, 'room' | 'person' | 'runs' | 'isLastOwner'> & { path: string }

const Leaving = ({ room, person, runs, isLastOwner, path }: LeavingProps) => {
  const [first] = runs
  const who = person.isReader ? 'You' : person.name
  return (
    <section class="band stack" aria-labelledby="leave-heading">
      <h2 id="leave-heading">{person.isReader ? 'Leave the team' : 'Take out of the team'}</h2>
      {isLastOwner ? (
        <p class="note">
          {who} {person.isReader ? 'are' : 'is'} the only owner of {room.team.name}, and a team keeps one.
          {person.isReader && ' Make somebody else an owner first.'}
        </p>
      ) : first ? (
        <p class="note">
          {who} {person.isReader ? 'run' : 'runs'} “{first.question}”{runs.length > 1 && ' and other rooms'}.
          A room keeps a facilitator and a decider, so{' '}
          {person.isReader ? (
            <a href={`/decisions/${first.id}/handover`}>hand it over first</a>
          ) : (
            'it is handed over first'
          )}
          .
        </p>
      ) : (
        <p>
          <a class="btn" href={`${path}/removal`}>
            {person.isReader ? 'Leave…' : `Take ${person.name} out…`}
          </a>
        </p>
      )}
    </section>
  )
}

const ROLE_LABELS: Record<TeamRole, string> = { observer: 'Observer', member: 'Voter', owner: 'Owner' }

const ROLE_MEANINGS: Record<TeamRole, string> = {
  observer: 'Reads along and never votes. A ballot that is still sealed is withdrawn.',
  member: 'Votes, comments, and may open rooms of the team.',
  owner: 'A voter whom only another owner can rename, take out or make less.',
}
