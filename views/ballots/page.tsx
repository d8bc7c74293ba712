import { type FieldErrors, type Fields, MOST } from '../../src/domain/ballot.ts'
import type { Earlier } from '../../src/domain/carried.ts'
import { lateIds, type New } from '../../src/domain/late.ts'
import type { Option, Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { aboutMinutes, minutesAgain } from '../components/minutes.ts'
import { openUntil } from '../components/opens.ts'
import { Paragraphs } from '../components/paragraphs.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { SealedNote } from '../components/sealed-note.tsx'
import { Time } from '../components/time.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { NewFirst } from './news.tsx'
import { Knowledge, Priorities, RoundNote } from './own-questions.tsx'

type Props = {
  room: Room
  /** In the order of this one member. */
  options: readonly Option[]
  path: string
  fields: Fields
  errors: FieldErrors
  /** When the reader's ballot was cast; null for a new one. */
  castAt: string | null
  /** True where the reader's ballot is cast, whether or not it is known when. */
  isCast: boolean
  /** Whether what it says is kept from the reader, who may have come by a link of somebody else's making. */
  isVeiled?: boolean
  /** What the reader answered in an earlier round; null for whoever is new. */
  earlier?: Earlier | null
  /** What came into the round since the reader voted. */
  news?: New | null
  submission: string
  /** True for somebody who comes by the invite and is not a member yet. */
  joining: boolean
}

/** One page, one submit. Nothing is saved before the button. */
export const BallotPage = ({
  room,
  options,
  path,
  fields,
  errors,
  castAt,
  isCast,
  isVeiled = false,
  earlier = null,
  news = null,
  submission,
  joining,
}: Props) => (
  <form class="ballot" action={path} method="post" novalidate {...boost}>
    <RoomHead title={room.question} size="small" facts={<BallotFacts {...{ room, earlier, news }} />} />
    <input type="hidden" name="submission" value={submission} />
    {lateIds(room).length > 0 && <input type="hidden" name="late" value={lateIds(room).join(' ')} />}
    <div class="stack">
      <ErrorSummary errors={summaryOf(errors)} />
      {isVeiled ? (
        <SealedNote lead="Your ballot is cast, and stays sealed.">
          You came back by a link that somebody made for you, so what you answered is not shown. It counts as
          it is. If you cast this one, it takes the place of the old one as a whole.
        </SealedNote>
      ) : isCast ? (
        <SealedNote lead="Your ballot is cast.">
          {castAt && (
            <>
              You cast this on <Time at={castAt} zone={room.timeZone} />.{' '}
            </>
          )}
          Change what you like; until you cast again the old one counts.
        </SealedNote>
      ) : earlier ? (
        <SealedNote lead={`Your answers of round ${earlier.round} are filled in.`}>
          Change what you like. They count in round {room.round.number} only once you cast this ballot, and
          nobody reads it before the reveal, {room.facilitator.name} included.
        </SealedNote>
      ) : (
        <SealedNote>
          Nobody reads your answers before that, {room.facilitator.name} included. Until then you can change
          them.
        </SealedNote>
      )}
      {room.round.number > 1 && room.round.note && <RoundNote room={room} />}
      {room.context && (
        <Fold summary="Context" hint={`written by ${room.facilitator.name}`}>
          <Paragraphs text={room.context} />
        </Fold>
      )}
    </div>
    {news ? (
      <NewFirst {...{ room, options, fields, errors, earlier, news }} />
    ) : (
      <>
        <section class="band band-1" aria-labelledby="part-1">
          <span class="step-n">Part 1 of 3</span>
          <h2 id="part-1">What matters here?</h2>
          <Priorities room={room} fields={fields} errors={errors} earlier={earlier} />
        </section>
        <section class="band" aria-labelledby="part-2">
          <span class="step-n">Part 2 of 3</span>
          <h2 id="part-2">What do you know?</h2>
          <p class="note">
            Be plain: this is about cover and learning, not about you. The order is shuffled for each person.
          </p>
          <Knowledge room={room} options={options} fields={fields} errors={errors} earlier={earlier} />
        </section>
      </>
    )}
    <section class="band stack narrow" id="finish" aria-labelledby="part-3">
      <div>
        <span class="step-n">{news ? 'Last' : 'Part 3 of 3'}</span>
        <h2 id="part-3">Cast it</h2>
      </div>
      <Field
        name="comment"
        label="Anything the numbers don’t say?"
        aside="optional"
        hint={`Up to ${MOST.comment} characters. Shown after the reveal.`}
        lines={4}
        maxlength={MOST.comment}
        value={fields.comment}
        error={errors.comment}
      />
      {joining && (
        <Field
          name="name"
          label="Your name"
          autocomplete="name"
          maxlength={MOST.name}
          hint={
            room.namesShown
              ? 'The team sees at once that you have voted, and after the reveal what you answered.'
              : 'The team sees at once that you have voted, and after the reveal the answers without names.'
          }
          value={fields.name}
          error={errors.name}
        />
      )}
      <p>
        <button class="btn btn-main btn-big btn-wide" type="submit" data-busy="Casting…">
          {isCast ? 'Cast the changed ballot' : 'Cast ballot'}
        </button>
      </p>
      <p class="note">
        {isCast
          ? 'You get a new receipt. The old one is void.'
          : 'Next you get a receipt and a private link back to this ballot. Casting it is the last step.'}
      </p>
      {joining && (
        <p class="note">
          Not here to vote? Write your name and{' '}
          <button class="link" type="submit" name="as" value="observer">
            read along without a ballot
          </button>
          .
        </p>
      )}
    </section>
    <div class="tally">
      <span class="count"> answered, blank is fine</span>
      <a class="btn" href="#finish">
        Finish
      </a>
    </div>
  </form>
)

const BallotFacts = ({ room, earlier, news }: Pick<Props, 'room' | 'earlier' | 'news'>) => (
  <>
    {room.facilitator.name} asks {room.team.name} · {room.round.number > 1 && `round ${room.round.number} · `}
    {room.deadlineAt ? (
      <>
        voting ends <Time at={room.deadlineAt} zone={room.timeZone} />
      </>
    ) : (
      openUntil(room)
    )}{' '}
    · {news ? aboutMinutes({ ...room, ...news }) : earlier ? minutesAgain(room) : aboutMinutes(room)}
  </>
)
