import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_COMMENT, type Topic } from '../../src/domain/comment.ts'
import type { Block } from '../../src/domain/markup.ts'
import type { Room } from '../../src/domain/room.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'
import { Written } from '../components/written.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { commentPath, type ShownComment, threadPath } from './comment.tsx'
import { Signed } from './form.tsx'

type Props = {
  room: Room
  topic: Topic
  comment: ShownComment
  /** What it said before, the first text first. */
  versions: readonly { at: string; blocks: readonly Block[] }[]
  /** As it stands in the form; null where this reader can’t change it now. */
  text: string | null
  errors: FieldErrors
}

/** One comment, what it said before, and for its author how to change it or take it back. */
export const CommentPage = ({ room, topic, comment, versions, text, errors }: Props) => {
  const isThere = comment.deletedAt === null
  return (
    <div class="narrow stack">
      <RoomHead
        title={topic.kind === 'room' ? 'A comment' : `A comment on ${topic.name}`}
        size="quiet"
        facts={
          <>
            {comment.name}, <Time at={comment.at} zone={room.timeZone} /> ·{' '}
            <a href={threadPath(room.id, topic.key)}>All on this</a>
          </>
        }
      />
      {isThere ? (
        <Written blocks={comment.blocks} />
      ) : (
        <p class="note">
          Deleted by its author, <Time at={comment.deletedAt ?? comment.at} zone={room.timeZone} />. Its text
          is gone.
        </p>
      )}
      {versions.length > 0 && <Before {...{ room, comment, versions }} />}
      {text !== null && <Change {...{ room, comment, text, errors }} />}
      {isThere && comment.isOwn && <TakeBack {...{ room, comment, open: text === null }} />}
    </div>
  )
}

const Before = ({ room, comment, versions }: Pick<Props, 'room' | 'comment' | 'versions'>) => (
  <section class="band stack" id="before" aria-labelledby="before-heading">
    <h2 id="before-heading">What it said before</h2>
    <ol class="comments">
      {versions.toReversed().map(({ at, blocks }) => (
        <li>
          <p class="byline">
            <b dir="auto">{comment.name}</b>{' '}
            <span class="small">
              <Time at={at} zone={room.timeZone} />
            </span>
          </p>
          <Written blocks={blocks} />
        </li>
      ))}
    </ol>
  </section>
)

const Change = ({
  room,
  comment,
  text,
  errors,
}: Pick<Props, 'room' | 'comment' | 'errors'> & { text: string }) => (
  <section class="band stack" id="change" aria-labelledby="change-heading">
    <h2 id="change-heading">Change it</h2>
    <form class="stack" action={commentPath(room.id, comment.id)} method="post" novalidate>
      <input type="hidden" name="seen" value={comment.version} />
      <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
      <Field
        name="text"
        label="Your comment"
        hint={
          <>
            <Signed namesShown={room.namesShown} /> What it says now stays readable as an earlier version.
          </>
        }
        lines={6}
        maxlength={MOST_COMMENT}
        value={text}
        error={errors.text}
      />
      <p class="row row-stretch">
        <button class="btn btn-main" type="submit" data-busy="Saving…">
          Save the change
        </button>
      </p>
    </form>
  </section>
)

const TakeBack = ({ room, comment, open }: Pick<Props, 'room' | 'comment'> & { open: boolean }) => (
  <Fold summary="Delete this comment" hint="it can’t be undone" open={open}>
    <form class="stack" action={`${commentPath(room.id, comment.id)}/deletion`} method="post">
      <p class="note">
        Its text goes for good, with all it said before, from this page and from every export made from now
        on. That you said something here, and when, stays.
      </p>
      <p class="row row-stretch">
        <button class="btn" type="submit" data-busy="Deleting…">
          Delete it for good
        </button>
      </p>
    </form>
  </Fold>
)
