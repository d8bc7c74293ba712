import { capital, counted } from '../../src/advisor/format.ts'
import type { Room } from '../../src/domain/room.ts'
import { Fold } from '../components/fold.tsx'
import { live } from '../components/live.ts'
import { CommentList, commentsInWords, commentsPath, type Thread, threadPath } from './comment.tsx'

type Props = {
  room: Pick<Room, 'id' | 'timeZone' | 'round'>
  /** Those on which something was said. */
  threads: readonly Thread[]
  /** Stays as long as there is nothing new. */
  mark: string
  /** Under a result, where one opens what one wants to read. */
  folded?: boolean
}

/** All that was said. It follows what others say; nothing one types is in it, so nothing typed is lost. */
export const Threads = ({ room, threads, mark, folded = false }: Props) => {
  const count = threads.reduce((sum, thread) => sum + thread.count, 0)
  return (
    <div
      id="comments-live"
      {...live(`${commentsPath(room.id)}?${folded ? 'on=results&' : ''}seen=${mark}`)}
      hx-select="#comments-live"
    >
      <p class="note" id="comments-count">
        {count === 0 ? 'Nobody has said anything yet.' : `${capital(counted(count, 'comment'))} so far.`}
      </p>
      {threads.map((thread, index) =>
        folded ? (
          <Fold
            id={`about-${thread.topic.key}`}
            summary={thread.topic.name}
            hint={commentsInWords(thread.count)}
            open={index === 0}
          >
            <ThreadPart {...{ room, thread }} />
          </Fold>
        ) : (
          <section
            class="band stack"
            id={`about-${thread.topic.key}`}
            aria-labelledby={`about-${thread.topic.key}-h`}
          >
            <h2 id={`about-${thread.topic.key}-h`} dir="auto">
              {thread.topic.name}
            </h2>
            <ThreadPart {...{ room, thread }} />
          </section>
        ),
      )}
    </div>
  )
}

const ThreadPart = ({ room, thread }: { room: Props['room']; thread: Thread }) => {
  const { topic, earlier, comments } = thread
  return (
    <div class="stack">
      {earlier > 0 && (
        <p class="note">
          <a href={threadPath(room.id, topic.key)}>
            {comments.length === 0
              ? `Read ${counted(earlier, 'comment')}`
              : `Read ${counted(earlier, 'earlier comment')}`}
            <span class="vh"> on {topic.name}</span>
          </a>
        </p>
      )}
      {comments.length > 0 && <CommentList room={room} comments={comments} />}
    </div>
  )
}
