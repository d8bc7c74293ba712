import type { FieldErrors } from '../../src/domain/ballot.ts'
import { type CommentFields, MOST_COMMENT, type Topic } from '../../src/domain/comment.ts'
import type { Room } from '../../src/domain/room.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field, SelectField } from '../components/field.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { commentsPath } from './comment.tsx'

type Props = {
  room: Pick<Room, 'id' | 'version' | 'namesShown'>
  topics: readonly Topic[]
  fields: CommentFields
  errors?: FieldErrors
  /** The page one comes back to. */
  from: 'results' | 'comments'
}

const KINDS = { room: '', option: 'Option: ', criterion: 'Criterion: ' }

/** A plain form: the answer leads to the comment. Every version of a room takes the same words from a person once. */
export const CommentForm = ({ room, topics, fields, errors = {}, from }: Props) => (
  <form id="say" class="stack say no-print" action={commentsPath(room.id)} method="post" novalidate>
    <input type="hidden" name="submission" value={room.version} />
    <input type="hidden" name="from" value={from} />
    <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
    <SelectField
      name="about"
      label="What is it about?"
      value={fields.about}
      error={errors.about}
      options={topics
        .filter(({ isAsked }) => isAsked)
        .map(({ key, kind, name }) => ({ value: key, label: `${KINDS[kind]}${name}` }))}
    />
    <Field
      name="text"
      label="Your comment"
      hint={<Signed namesShown={room.namesShown} />}
      lines={4}
      maxlength={MOST_COMMENT}
      value={fields.text}
      error={errors.text}
    />
    <p class="row row-stretch">
      <button class="btn" type="submit" data-busy="Sending…">
        Comment
      </button>
    </p>
  </form>
)

export const Signed = ({ namesShown }: { namesShown: boolean }) => (
  <>
    {namesShown
      ? 'Signed with your name.'
      : 'Signed with your name, although the ballots of this room show none.'}{' '}
    Everybody in the room reads it. Lists, links, *emphasis* and `code` work as in Markdown.
  </>
)
