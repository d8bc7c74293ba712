import { capital, inWords } from '../../src/advisor/format.ts'
import type { Room } from '../../src/domain/room.ts'

/** Last on the page and set apart: extra controls, no extra weight. */
export const ForFacilitator = ({ room, waiting }: { room: Room; waiting: number }) => (
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

export function waitingInWords(waiting: number): string {
  if (waiting <= 0) return 'Everybody has voted.'
  const who = waiting === 1 ? 'One person has' : `${capital(inWords(waiting))} people have`
  return `${who} not voted. After the reveal no ballot can be added to this round.`
}
