import type { Db } from '../../db/connect.ts'
import { eraseComment, findComment, holdDecision } from '../../db/queries/comments.ts'
import { recordEvent } from '../../db/queries/events.ts'

export type DeleteComment = { decisionId: string; commentId: string; actorId: string; at: Date }

/**
 * Erases what a comment says and said before; that there was one stays. One may take back one’s words at any time, in
 * whatever state the room is. False when it is not this person’s.
 */
export async function deleteComment(
  db: Db,
  { decisionId, commentId, actorId, at }: DeleteComment,
): Promise<boolean> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdDecision(trx, decisionId))) return false
    const comment = await findComment(trx, decisionId, commentId)
    if (comment?.userId !== actorId) return false
    if (comment.deletedAt !== null) return true
    await eraseComment(trx, commentId, now)
    await recordEvent(trx, decisionId, {
      actorId,
      action: 'comment_deleted',
      particulars: { comment: commentId, topic: comment.topic },
      at: now,
    })
    return true
  })
}
