import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { RoomHead } from '../components/room-head.tsx'
import type { Somebody } from './page.tsx'

type Props = {
  room: Room
  person: Somebody
  /** Whether a room of the team is sealed, by name or anonymous: their ballot goes, or can't be found. */
  sealed: { named: boolean; anonymous: boolean }
}

/** What it means to take somebody out, before it is done. */
export const RemovalPage = ({ room, person, sealed }: Props) => {
  const path = `/decisions/${room.id}/people/${person.id}`
  const { isReader, bareName: name } = person
  return (
    <div class="narrow stack">
      <RoomHead
        title={isReader ? `Leave ${room.team.name}?` : `Take ${person.name} out of ${room.team.name}?`}
        facts={room.question}
      />
      <p class="lede">
        {isReader
          ? 'You can no longer open its rooms and records, from this moment on.'
          : `${name} can no longer open its rooms and records, from this moment on.`}
      </p>
      <ul class="plain-list">
        {sealed.named && (
          <li>
            A ballot of {isReader ? 'yours' : 'theirs'} that is still sealed is withdrawn, and the turn-out
            goes down by one.
          </li>
        )}
        {sealed.anonymous && (
          <li>
            A ballot in an anonymous room stays and counts: nothing tells whose it is, so it can’t be found.
          </li>
        )}
        <li>Rounds that are revealed keep {isReader ? 'your' : 'their'} ballots and comments.</li>
      </ul>
      {!isReader && (
        <Aside>
          Whoever has the invite can join again.{' '}
          <a href={`/decisions/${room.id}/invite/rules`}>Make a new link</a> if {name} should not.
        </Aside>
      )}
      <form action={`${path}/removal`} method="post" class="row row-stretch" {...boost}>
        <button class="btn btn-main btn-big" type="submit" data-busy="One moment…">
          {isReader ? 'Leave the team' : `Take ${name} out`}
        </button>
        <a class="btn btn-big" href={path}>
          {isReader ? 'Stay' : `Keep ${name}`}
        </a>
      </form>
    </div>
  )
}
