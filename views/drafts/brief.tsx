import type { Room } from '../../src/domain/room.ts'

/** What is being prepared, as everybody but the facilitator reads it. */
export const DraftBrief = ({ room }: { room: Pick<Room, 'options' | 'criteria'> }) => (
  <>
    <section class="stack" aria-labelledby="options-heading">
      <h2 id="options-heading">
        Options <small class="count-of">{room.options.length}</small>
      </h2>
      <ol class="items">
        {room.options.map(({ name }) => (
          <li>
            <b dir="auto">{name}</b>
          </li>
        ))}
      </ol>
    </section>
    <section class="stack" aria-labelledby="criteria-heading">
      <h2 id="criteria-heading">
        Criteria <small class="count-of">{room.criteria.length}</small>
      </h2>
      <ol class="items">
        {room.criteria.map(({ name, help }) => (
          <li>
            <b dir="auto">{name}</b>
            {help && <small dir="auto">{help}</small>}
          </li>
        ))}
      </ol>
    </section>
  </>
)
