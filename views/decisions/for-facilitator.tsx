import { capital, inWords } from '../../src/advisor/format.ts'
import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'

type Props = {
  room: Room
  /** Null where that is not told. */
  waiting: number | null
  /** Scores of the profile that nobody knows yet. */
  unknown: number
  /** Whether the page leads to the reveal already. */
  isDue: boolean
}

/** Last on the page and set apart: extra controls, no extra weight. */
export const ForFacilitator = ({ room, waiting, unknown, isDue }: Props) => {
  const isUntouched = room.round.ballots === 0
  const path = `/decisions/${room.id}`
  return (
    <section class="band" aria-labelledby="facilitator-heading">
      <h2 id="facilitator-heading">For {room.facilitator.name}</h2>
      <div class="stack">
        {isUntouched ? <Untouched room={room} /> : !isDue && <Revealable {...{ path, waiting }} />}
        <ul class="plain">
          {isUntouched && (
            <li>
              <a href={`${path}/profile`}>
                {unknown > 0 ? 'Set the scores of your own options' : 'Look at the scores, or change them'}
              </a>
              {unknown > 0 &&
                `: ${unknown === 1 ? 'one is' : `${inWords(unknown)} are`} unknown. Too many unknown scores keep the advisor from a verdict.`}
            </li>
          )}
          {(!isUntouched || room.round.number > 1) && (
            <li>
              <a href={`${path}/additions`}>Add an option or criterion that was forgotten</a>
            </li>
          )}
          {room.deadlineAt !== null && (
            <li>
              <a href={`${path}/deadline`}>Give more time</a>
            </li>
          )}
          <li>
            <a href={`${path}/abandonment`}>Give this decision up…</a>
          </li>
        </ul>
      </div>
    </section>
  )
}

const Untouched = ({ room }: { room: Room }) => (
  <>
    <p class="note">
      {room.round.number === 1
        ? 'Until the first ballot is cast you can still change the question, the options and the rules.'
        : 'A further round keeps the rules of the first.'}
    </p>
    <form action={`/decisions/${room.id}/draft`} method="post" class="row" {...boost}>
      {room.round.number === 1 && (
        <>
          <a class="btn" href={`/decisions/${room.id}/settings`}>
            Change the room
          </a>
          <button class="btn" type="submit">
            Back to draft
          </button>
        </>
      )}
      <button class="btn" type="button" disabled>
        Reveal: nobody has voted
      </button>
    </form>
  </>
)

const Revealable = ({ path, waiting }: { path: string; waiting: number | null }) => (
  <>
    <p class="note">{waitingInWords(waiting)}</p>
    <p class="row">
      <a class="btn" href={`${path}/reveal`}>
        Reveal now…
      </a>
    </p>
  </>
)
export function waitingInWords(waiting: number | null): string {
  if (waiting === null) return 'After the reveal no ballot can be added to this round.'
  if (waiting <= 0) return 'Everybody has voted.'
  const who = waiting === 1 ? 'One person has' : `${capital(inWords(waiting))} people have`
  return `${who} not voted. After the reveal no ballot can be added to this round.`
}
