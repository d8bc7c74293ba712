import type { Db } from '../../db/connect.ts'
import { findComment, replaceComment } from '../../db/queries/comments.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRevealedDecision } from '../../db/queries/overrides.ts'

export type EditComment = {
  decisionId: string
  commentId: string
  text: string
  /** The version that was in the form. */
  seen: number | null
  actorId: string
  at: Date
}

/**
 * `overtaken`: it was changed in another window since the form was made. `late`: the room takes no words any more, or
 * the comment is deleted or not this person’s.
 */
export type Edited = 'edited' | 'same' | 'overtaken' | 'late'

/** Changes what a comment says; what it said before is kept. The same form may be sent twice. */
export async function editComment(
  db: Db,
  { decisionId, commentId, text, seen, actorId, at }: EditComment,
): Promise<Edited> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdRevealedDecision(trx, decisionId))) return 'late'
    const comment = await findComment(trx, decisionId, commentId)
    if (!comment || comment.userId !== actorId || comment.deletedAt !== null) return 'late'
    if (comment.text === text) return 'same'
    if (comment.version !== seen) return 'overtaken'
    await replaceComment(trx, comment, { text, at: now })
    await recordEvent(trx, decisionId, {
      actorId,
      action: 'comment_edited',
      particulars: { comment: commentId, topic: comment.topic },
      at: now,
    })
    return 'edited'
  })
}
