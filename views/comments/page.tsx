import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { CommentFields, Topic } from '../../src/domain/comment.ts'
import type { Room } from '../../src/domain/room.ts'
import { RoomHead } from '../components/room-head.tsx'
import { SealedNote } from '../components/sealed-note.tsx'
import { CommentList, commentsPath, type Thread, threadPath } from './comment.tsx'
import { CommentForm } from './form.tsx'
import { Threads } from './threads.tsx'

type Common = {
  room: Room
  topics: readonly Topic[]
  /** Whether this reader may add to it now. */
  mayComment: boolean
  fields: CommentFields
  errors: FieldErrors
}

type Props = Common & { threads: readonly Thread[]; mark: string; folded: boolean }

/** All that was said in a room, by topic. */
export const CommentsPage = ({ room, threads, mark, folded, ...form }: Props) => (
  <div class="narrow">
    <RoomHead
      state={room.state}
      title="What people say"
      facts={
        <>
          {room.question} · <Back room={room} />
        </>
      }
    />
    <div class="stack">
      <Sealed room={room} />
      <Threads {...{ room, threads, mark, folded }} />
      <p class="vh" role="status" data-says="comments-count" />
    </div>
    <Say {...{ room, ...form }} />
  </div>
)

type ThreadProps = Common & { thread: Thread; page: number; pages: number }

/** All that was said on one topic. */
export const ThreadPage = ({ room, thread, page, pages, ...form }: ThreadProps) => (
  <div class="narrow">
    <RoomHead
      state={room.state}
      title={thread.topic.name}
      facts={
        <>
          What people say about it · <a href={commentsPath(room.id)}>All comments</a>
        </>
      }
    />
    <div class="stack">
      <Sealed room={room} />
      {thread.comments.length > 0 ? (
        <CommentList room={room} comments={thread.comments} />
      ) : (
        <p class="note">Nobody has said anything about this yet.</p>
      )}
      {pages > 1 && (
        <nav class="row" aria-label="Pages of comments">
          {page > 1 && <a href={`${threadPath(room.id, thread.topic.key)}&page=${page - 1}`}>Earlier</a>}
          <span class="small">
            Page {page} of {pages}
          </span>
          {page < pages && <a href={`${threadPath(room.id, thread.topic.key)}&page=${page + 1}`}>Later</a>}
        </nav>
      )}
    </div>
    <Say {...{ room, ...form }} />
  </div>
)

const Back = ({ room }: { room: Room }) =>
  room.round.revealedAt === null ? (
    <a href={`/decisions/${room.id}`}>Back to the room</a>
  ) : (
    <a href={`/decisions/${room.id}/results`}>Back to the result</a>
  )

const Sealed = ({ room }: { room: Room }) =>
  room.state === 'voting' ? (
    <SealedNote lead={`Round ${room.round.number} is sealed.`}>
      What was said before stays here. Go on talking after the reveal.
    </SealedNote>
  ) : null

const Say = ({ room, topics, mayComment, fields, errors }: Common) =>
  mayComment ? (
    <section class="band stack" aria-labelledby="say-heading">
      <h2 id="say-heading">Say something</h2>
      <CommentForm {...{ room, topics, fields, errors }} from="comments" />
    </section>
  ) : null
