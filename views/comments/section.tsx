import type { Topic } from '../../src/domain/comment.ts'
import type { Room } from '../../src/domain/room.ts'
import { Fold } from '../components/fold.tsx'
import { commentsPath, type Thread, threadPath } from './comment.tsx'
import { CommentForm } from './form.tsx'
import { Threads } from './threads.tsx'

/** What is said about a result, and whether the reader may add to it. */
export type Talk = {
  room: Pick<Room, 'id' | 'timeZone' | 'round' | 'version' | 'namesShown'>
  topics: readonly Topic[]
  threads: readonly Thread[]
  mark: string
  mayComment: boolean
}

export const hasTalk = (talk: Talk | undefined): talk is Talk =>
  talk !== undefined && (talk.mayComment || talk.threads.length > 0)

/** Under a result: what people say about it, topic by topic. */
export const TalkSection = ({ talk }: { talk: Talk }) => {
  const { room, topics, threads, mark, mayComment } = talk
  const form = <CommentForm {...{ room, topics }} fields={{ about: 'room', text: '' }} from="results" />
  return (
    <section class="band stack" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">What people say</h2>
      <Threads {...{ room, threads, mark }} folded />
      <p class="vh" role="status" data-says="comments-count" />
      {threads.length > 0 && (
        <p class="note no-print">
          <a href={commentsPath(room.id)}>All comments on one page</a>
        </p>
      )}
      {mayComment && (threads.length === 0 ? form : <Fold summary="Say something">{form}</Fold>)}
    </section>
  )
}

export type TopicLink = { href: string; text: string }

/** From an option to what was said about it, and from what is to be talked about also to where one says it. */
export function topicLink(talk: Talk | undefined, topic: string, { invites = false } = {}): TopicLink | null {
  if (!talk) return null
  const count = talk.threads.find((thread) => thread.topic.key === topic)?.count ?? 0
  if (count === 0 && !(invites && talk.mayComment)) return null
  const text = count === 0 ? 'Comment' : `${count} ${count === 1 ? 'comment' : 'comments'}`
  return { href: threadPath(talk.room.id, topic), text }
}
