import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { SelectField } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import type { Somebody } from './page.tsx'

type Props = { room: Room; voters: readonly Somebody[] }

/** Who is to run the room, and who is to decide. Choosing changes nothing yet. */
export const HandoverPage = ({ room, voters }: Props) => {
  const options = voters.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div class="narrow stack">
      <RoomHead title="Hand the room over" facts={room.question} />
      <form action={`/decisions/${room.id}/handover`} method="get" class="stack">
        <SelectField
          name="facilitator"
          label="Facilitator"
          hint="Prepares, reveals and looks after the people. There is one at a time."
          options={options}
          value={room.facilitator.id}
        />
        <SelectField
          name="decider"
          label="Decider"
          hint="Records the outcome, and may decide otherwise than advised."
          options={options}
          value={room.decider.id}
        />
        <p class="row row-stretch">
          <button class="btn btn-main btn-big" type="submit">
            Next: look it over
          </button>
          <a class="btn btn-big" href={`/decisions/${room.id}/people`}>
            Leave it
          </a>
        </p>
      </form>
      <p class="note">Observers are not on the lists: whoever runs a room or decides it has a vote.</p>
    </div>
  )
}

type ConfirmProps = { room: Room; facilitator: Somebody; decider: Somebody }

/** The second step: what will be different, and that it is not the reader's to undo. */
export const ConfirmHandoverPage = ({ room, facilitator, decider }: ConfirmProps) => {
  const path = `/decisions/${room.id}/handover`
  const givesRoom = facilitator.id !== room.facilitator.id
  return (
    <div class="narrow stack">
      <RoomHead title="Hand it over like this?" facts={room.question} />
      <ul class="plain-list">
        <li>
          {givesRoom ? (
            <>
              <strong>{facilitator.name}</strong> becomes the facilitator. You are a voter like the others.
            </>
          ) : (
            'You stay the facilitator.'
          )}
        </li>
        <li>
          <strong>{decider.name}</strong>{' '}
          {decider.id === room.decider.id ? 'stays the decider.' : 'becomes the decider.'}
        </li>
      </ul>
      {givesRoom && (
        <Aside tone="weld">
          You can’t take it back yourself: only {facilitator.name} can hand the room over again.
        </Aside>
      )}
      <form action={path} method="post" class="row row-stretch" {...boost}>
        <input type="hidden" name="facilitator" value={facilitator.id} />
        <input type="hidden" name="decider" value={decider.id} />
        <button class="btn btn-main btn-big" type="submit" data-busy="Handing over…">
          Hand it over
        </button>
        <a class="btn btn-big" href={path}>
          Choose again
        </a>
      </form>
    </div>
  )
}
