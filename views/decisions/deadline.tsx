import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Check, Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'
import { summaryOf } from './new.tsx'

export type DeadlineFields = { deadline: string; timeZone: string; none: boolean }

type Props = { room: Room; fields: DeadlineFields; errors: FieldErrors; open: boolean }

/** More time for a sealed round, never less. */
export const DeadlinePage = ({ room, fields, errors, open }: Props) => (
  <div class="narrow">
    <RoomHead state="voting" title="Give more time" facts={room.question} />
    <form action={`/decisions/${room.id}/deadline`} method="post" class="stack" novalidate {...boost}>
      <input type="hidden" name="timeZone" value={fields.timeZone} />
      <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
      {room.deadlineAt === null ? (
        <Aside>Voting has no end of its own, so there is nothing to move.</Aside>
      ) : (
        <>
          <p class="lede">
            Voting {open ? 'ends' : 'ended'} on <Time at={room.deadlineAt} zone={room.timeZone} />. It can end
            later, never sooner: nobody is cut off who counted on it.
          </p>
          <Field
            name="deadline"
            type="datetime-local"
            label="Voting ends"
            hint={`Time in ${fields.timeZone}.`}
            value={fields.deadline}
            error={errors.deadline}
          />
          {room.revealRule === 'manual' ? (
            <Check
              name="none"
              value="yes"
              checked={fields.none}
              label="Take the end of voting away"
              small={`Voting is then open until ${room.facilitator.name} reveals.`}
            />
          ) : (
            <p class="note">The ballots open by themselves at that time, so it can’t be taken away.</p>
          )}
          <p class="row row-stretch">
            <button class="btn btn-main btn-big" type="submit" data-busy="Saving…">
              Give more time
            </button>
            <a class="btn btn-big" href={`/decisions/${room.id}`}>
              Leave it as it is
            </a>
          </p>
        </>
      )}
      {room.deadlineAt === null && (
        <p>
          <a class="btn" href={`/decisions/${room.id}`}>
            Back to the room
          </a>
        </p>
      )}
    </form>
  </div>
)
