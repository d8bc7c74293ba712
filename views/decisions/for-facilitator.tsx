import { capital, inWords } from '../../src/advisor/format.ts'
import type { Room } from '../../src/domain/room.ts'

type Props = {
  room: Room
  /** People who have not voted; null where that is not told. */
  waiting: number | null
  /** Scores of the profile that nobody knows yet. */
  unknown: number
}

/** Last on the page and set apart: extra controls, no extra weight. */
export const ForFacilitator = ({ room, waiting, unknown }: Props) => (
  <section class="band" aria-labelledby="facilitator-heading">
    <h2 id="facilitator-heading">For {room.facilitator.name}</h2>
    <div class="stack">
      {room.round.ballots === 0 ? (
        <>
          <p class="note">
            Until the first ballot is cast you can still change the question, the options and the rules.
          </p>
          <p class="row">
            <a class="btn" href={`/decisions/${room.id}/settings`}>
              Change the room
            </a>
            <button class="btn" type="button" disabled>
              Reveal: nobody has voted
            </button>
          </p>
          <p class="note">
            {unknown > 0 ? (
              <>
                <a href={`/decisions/${room.id}/profile`}>Set the scores of your own options</a>:{' '}
                {unknown === 1 ? 'one is' : `${inWords(unknown)} are`} unknown. Too many unknown scores keep
                the advisor from a verdict.
              </>
            ) : (
              <a href={`/decisions/${room.id}/profile`}>Look at the scores, or change them</a>
            )}
          </p>
        </>
      ) : (
        <>
          <p class="note">{waitingInWords(waiting)}</p>
          <p class="row">
            <a class="btn" href={`/decisions/${room.id}/reveal`}>
              Reveal now…
            </a>
          </p>
        </>
      )}
    </div>
  </section>
)

export function waitingInWords(waiting: number | null): string {
  if (waiting === null) return 'After the reveal no ballot can be added to this round.'
  if (waiting <= 0) return 'Everybody has voted.'
  const who = waiting === 1 ? 'One person has' : `${capital(inWords(waiting))} people have`
  return `${who} not voted. After the reveal no ballot can be added to this round.`
}
