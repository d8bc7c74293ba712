import { counted } from '../../src/advisor/format.ts'
import type { Comment, Topic } from '../../src/domain/comment.ts'
import type { Block } from '../../src/domain/markup.ts'
import type { Room } from '../../src/domain/room.ts'
import { Time } from '../components/time.tsx'
import { Written } from '../components/written.tsx'

export type ShownComment = Comment & {
  blocks: readonly Block[]
  /** Written by the reader; false where a page is the same for several readers. */
  isOwn: boolean
}

/** What was said on one topic, or the end of it. */
export type Thread = {
  topic: Topic
  /** Without the deleted ones. */
  count: number
  /** How many come before those shown. */
  earlier: number
  comments: readonly ShownComment[]
}

export const commentsPath = (roomId: string) => `/decisions/${roomId}/comments`
export const commentPath = (roomId: string, commentId: string) => `${commentsPath(roomId)}/${commentId}`
export const threadPath = (roomId: string, topic: string) => `${commentsPath(roomId)}?about=${topic}`

export const commentsInWords = (count: number) => (count === 0 ? 'all deleted' : counted(count, 'comment'))

type Props = { room: Pick<Room, 'id' | 'timeZone' | 'round'>; comments: readonly ShownComment[] }

export const CommentList = ({ room, comments }: Props) => (
  <ol class="comments">
    {comments.map((comment) => (
      <li id={`comment-${comment.id}`}>
        <p class="byline">
          <b dir="auto">{comment.name}</b>{' '}
          <a class="small" href={commentPath(room.id, comment.id)}>
            <Time at={comment.at} zone={room.timeZone} />
          </a>
          <Marks room={room} comment={comment} />
        </p>
        {comment.deletedAt === null ? (
          <Written blocks={comment.blocks} />
        ) : (
          <p class="note">Deleted by its author.</p>
        )}
      </li>
    ))}
  </ol>
)

/** Which round it follows, where there are several, and what became of it since. */
const Marks = ({ room, comment }: { room: Props['room']; comment: ShownComment }) => {
  const path = commentPath(room.id, comment.id)
  const isThere = comment.deletedAt === null
  return (
    <span class="small">
      {room.round.number > 1 && <> · after round {comment.round}</>}
      {isThere && comment.editedAt !== null && (
        <>
          {' '}
          · <a href={`${path}#before`}>edited, see what it said before</a>
        </>
      )}
      {isThere && comment.isOwn && (
        <>
          {' '}
          · <a href={`${path}#change`}>Edit or delete</a>
        </>
      )}
    </span>
  )
}
