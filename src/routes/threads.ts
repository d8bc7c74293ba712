import type { Context } from 'hono'
import { countComments, listEverAsked, listNewestComments } from '../../db/queries/comments.ts'
import type { ShownComment, Thread } from '../../views/comments/comment.tsx'
import { type Comment, type Topic, thatFit, topicsOf } from '../domain/comment.ts'
import { isPossible } from '../domain/life-cycle.ts'
import { can } from '../domain/permissions.ts'
import type { AppEnv } from '../env.ts'
import { parseMarkdown } from '../markdown.ts'

/** How much of the talk a page shows before it leads on: comments, and characters of them. */
type Room = { comments: number; characters: number }

export const ON_COMMENTS: Room = { comments: 60, characters: 60_000 }
export const ON_RESULTS: Room = { comments: 20, characters: 10_000 }

export async function loadTopics(c: Context<AppEnv>): Promise<Topic[]> {
  const { room, deps } = c.var
  return topicsOf(room, await listEverAsked(deps.db, room.id))
}

/** Whether the reader may add to it now. */
export const mayComment = (c: Context<AppEnv>) =>
  can(c.var.room.roles, 'comment') && isPossible(c.var.room.state, 'comment')

/** `readerId` is null where a page is kept for several readers. */
export const shownComment = (comment: Comment, readerId: string | null): ShownComment => ({
  ...comment,
  blocks: parseMarkdown(comment.text),
  isOwn: readerId !== null && comment.userId === readerId,
})

/** The newest comments by topic, the topic somebody spoke on last first. */
export async function loadThreads(
  c: Context<AppEnv>,
  topics: readonly Topic[],
  { comments: most, characters }: Room,
  readerId: string | null,
): Promise<Thread[]> {
  const { room, deps } = c.var
  const counts = await countComments(deps.db, room.id)
  const newest = thatFit(await listNewestComments(deps.db, room.id, most), characters)
  const order = [...new Set(newest.map(({ topic }) => topic))]
  const rest = counts.map(({ topic }) => topic).filter((topic) => !order.includes(topic))
  return [...order, ...rest].flatMap((key) => {
    const topic = topics.find((one) => one.key === key)
    const { all = 0, count = 0 } = counts.find((one) => one.topic === key) ?? {}
    const shown = newest.filter((comment) => comment.topic === key).toReversed()
    if (!topic) return []
    return [
      {
        topic,
        count,
        earlier: all - shown.length,
        comments: shown.map((comment) => shownComment(comment, readerId)),
      },
    ]
  })
}
