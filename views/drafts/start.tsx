import { capital, inWords } from '../../src/advisor/format.ts'
import type { IMPORTANCE_METHODS } from '../../src/domain/brief.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'

const ASKED_BY: Record<(typeof IMPORTANCE_METHODS)[number], string> = {
  rating: 'rated from 0 to 5',
  'rank-sum': 'ranked, weights fall evenly',
  'rank-order-centroid': 'ranked, weights fall steeply',
  points: 'given 100 points together',
}

type Props = { room: Room; missing: string | null; open: number }

/** Asks once more, because with the first ballot all of this is frozen. */
export const StartPage = ({ room, missing, open }: Props) => (
  <div class="narrow stack">
    <RoomHead state="draft" title="Start voting?" facts={room.question} />
    <p class="lede">
      Everybody who has the link can vote from now on. With the first ballot this is frozen for the round, and
      can’t be loosened while ballots are sealed:
    </p>
    <dl class="frozen">
      <div>
        <dt>Options</dt>
        <dd>{room.options.map(({ name }) => name).join(', ')}</dd>
      </div>
      <div>
        <dt>Criteria</dt>
        <dd>
          {room.criteria.length}, {ASKED_BY[room.importanceMethod]}
        </dd>
      </div>
      <div>
        <dt>Names</dt>
        <dd>{namesOf(room)}</dd>
      </div>
      <div>
        <dt>Ballots open</dt>
        <dd>{OPENED[room.revealRule](room)}</dd>
      </div>
      <div>
        <dt>Voting ends</dt>
        <dd>
          {room.deadlineAt ? (
            <Time at={room.deadlineAt} zone={room.timeZone} />
          ) : (
            'when the ballots are revealed'
          )}
        </dd>
      </div>
    </dl>
    <p class="note">
      What stays possible: to add an option or a criterion that was forgotten, and to give more time. Until
      the first ballot you can come back to the draft.
    </p>
    {open > 0 && (
      <Aside>
        <a href={`/decisions/${room.id}/suggestions`}>
          {open === 1 ? 'One suggestion waits' : `${capital(inWords(open))} suggestions wait`} for your answer
        </a>
        . You can answer later as well; what you accept then comes into the round late.
      </Aside>
    )}
    {missing && <Aside tone="madder">{missing}</Aside>}
    <form action={`/decisions/${room.id}/start`} method="post" class="row row-stretch" {...boost}>
      <button class="btn btn-main btn-big" type="submit" disabled={missing !== null} data-busy="Starting…">
        Start voting
      </button>
      <a class="btn btn-big" href={`/decisions/${room.id}`}>
        Keep preparing
      </a>
    </form>
  </div>
)

const OPENED: Record<Room['revealRule'], (room: Room) => string> = {
  manual: ({ facilitator }) => `when ${facilitator.name} reveals them`,
  deadline: () => 'by themselves when voting ends',
  complete: ({ deadlineAt }) =>
    `by themselves once everybody has voted${deadlineAt ? ', or when voting ends' : ''}`,
}

const namesOf = ({ anonymous, namesShown }: Room) =>
  anonymous ? 'anonymous ballots' : namesShown ? 'shown after the reveal' : 'hidden after the reveal'
