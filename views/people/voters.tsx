import { capital, inWords } from '../../src/advisor/format.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'

type Listed = { name: string; hasCome: boolean; link: string }

type Props = {
  room: Room
  /** As it is kept; empty where nobody is listed. */
  listed: readonly Listed[]
  text: string
  errors: FieldErrors
  /** False where no mail server is set up. */
  hasMail: boolean
}

/** Who is expected to vote. Whether they have is not said here, but in the room. */
export const VotersPage = ({ room, listed, text, errors, hasMail }: Props) => {
  const waiting = listed.filter(({ hasCome }) => !hasCome)
  const came = listed.length - waiting.length
  return (
    <div class="narrow stack">
      <RoomHead
        title="Expected voters"
        facts={
          <>
            {room.question} · <a href={`/decisions/${room.id}/people`}>Back to the people</a>
          </>
        }
      />
      {listed.length > 0 && (
        <p class="lede">
          {capital(inWords(came))} of {inWords(listed.length)} {came === 1 ? 'has' : 'have'} come.
        </p>
      )}
      <form action={`/decisions/${room.id}/voters`} method="post" class="stack" novalidate {...boost}>
        <ErrorSummary errors={summaryOf(errors)} kept="The list is kept as you wrote it." />
        <Field
          name="voters"
          label="Who should vote, one a line"
          lines={10}
          value={text}
          error={errors.voters}
          hint="“Bo” or “Bo <bo@example.org>”. Whoever joins by that name takes the place. An address is seen by you alone, and nothing is sent unless you ask for it."
        />
        <p class="note">
          Turn-out is then counted against this list, and whoever else votes is added. An empty list counts
          those who have joined.
        </p>
        <p class="row row-stretch">
          <button class="btn btn-main btn-big" type="submit" data-busy="Saving…">
            Save the list
          </button>
        </p>
      </form>
      {hasMail && waiting.length > 0 && (
        <p>
          <a href={`/decisions/${room.id}/invitations`}>Invite them by mail</a>
        </p>
      )}
      <div>
        {waiting.length > 0 && (
          <Fold summary="Personal invites" hint={`for ${waiting.length} who have not come`}>
            <p class="note">Each works once and fills in the name. Send to each person their own.</p>
            <pre class="personal-links" id="personal-links" tabindex={0}>
              {waiting.map(({ name, link }) => `${name}: ${link}`).join('\n')}
            </pre>
            <p>
              <CopyButton from="personal-links" label="Copy all" />
            </p>
          </Fold>
        )}
        {came > 0 && (
          <Fold summary="Who has come" hint={`${came} of ${listed.length}`}>
            <ul class="people people-many">
              {listed.map(({ name, hasCome }) => hasCome && <li dir="auto">{name}</li>)}
            </ul>
          </Fold>
        )}
      </div>
    </div>
  )
}
