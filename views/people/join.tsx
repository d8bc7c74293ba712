import type { FieldErrors, Fields } from '../../src/domain/ballot.ts'
import { MOST } from '../../src/domain/ballot.ts'
import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Paragraphs } from '../components/paragraphs.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'

type Props = { room: Room; path: string; fields: Fields; errors: FieldErrors; submission: string }

/** A room that is still being prepared: one gives a name, and reads and suggests until voting starts. */
export const JoinPage = ({ room, path, fields, errors, submission }: Props) => (
  <div class="narrow stack">
    <RoomHead
      state="draft"
      title={room.question}
      facts={`${room.facilitator.name} asks ${room.team.name}. It is being prepared, and nobody votes yet.`}
    />
    {room.context && <Paragraphs text={room.context} />}
    <form action={path} method="post" class="stack" novalidate {...boost}>
      <ErrorSummary errors={summaryOf(errors)} kept="" />
      <input type="hidden" name="submission" value={submission} />
      <Field
        name="name"
        label="Your name"
        autocomplete="name"
        maxlength={MOST.name}
        hint="The one your team knows you by. No account, no e-mail."
        value={fields.name}
        error={errors.name}
      />
      <p class="row row-stretch">
        <button class="btn btn-main btn-big" type="submit" data-busy="Joining…">
          Join
        </button>
        <span class="note">You see what will be asked, can suggest more, and vote once voting starts.</span>
      </p>
      <p class="note">
        Not here to vote? Write your name and{' '}
        <button class="link" type="submit" name="as" value="observer">
          read along without a ballot
        </button>
        .
      </p>
    </form>
  </div>
)
