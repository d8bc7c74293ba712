import { inWords } from '../../src/advisor/format.ts'
import type { Room } from '../../src/domain/room.ts'

/** What else there is to prepare. */
export const DraftForFacilitator = ({ room, unknown }: { room: Room; unknown: number }) => (
  <section class="band" aria-labelledby="facilitator-heading">
    <h2 id="facilitator-heading">For {room.facilitator.name}</h2>
    <ul class="plain">
      <li>
        <a href={`/decisions/${room.id}/settings`}>Change the question, the context and the rules</a>
      </li>
      <li>
        {unknown > 0 ? (
          <>
            <a href={`/decisions/${room.id}/profile`}>Set the scores of your own options</a>:{' '}
            {unknown === 1 ? 'one is' : `${inWords(unknown)} are`} unknown
          </>
        ) : (
          <a href={`/decisions/${room.id}/profile`}>Look at the scores, or change them</a>
        )}
      </li>
      <li>
        <a href={`/decisions/${room.id}/abandonment`}>Give this decision up…</a>
      </li>
    </ul>
  </section>
)
