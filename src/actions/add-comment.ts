import type { Db } from '../../db/connect.ts'
import { findCommentBySubmission, findRevealedRound, insertComment } from '../../db/queries/comments.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdRevealedDecision } from '../../db/queries/overrides.ts'
import { findMember } from '../../db/queries/users.ts'
import type { Topic } from '../domain/comment.ts'
import type { Room } from '../domain/room.ts'
import { newId, sha256 } from '../ids.ts'

export type AddComment = {
  room: Room
  topic: Topic
  text: string
  /** What the form was made for. The same person sending the same words by it twice says them once. */
  submissionKey: string
  actorId: string
  at: Date
}

/** Answers with the comment’s id; undefined where the room takes none any more, or the person is not in it. */
export async function addComment(
  db: Db,
  { room, topic, text, submissionKey, actorId, at }: AddComment,
): Promise<string | undefined> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdRevealedDecision(trx, room.id))) return undefined
    const key = sha256(JSON.stringify([room.id, actorId, submissionKey, topic.key, text]))
    const twin = await findCommentBySubmission(trx, key)
    if (twin) return twin.id
    const member = await findMember(trx, room.team.id, actorId)
    const round = await findRevealedRound(trx, room.id)
    if (!member || !round) return undefined
    const id = newId()
    const subjectId = topic.kind === 'room' ? null : topic.key
    await insertComment(trx, {
      id,
      decision_id: room.id,
      round_id: round.id,
      subject: topic.kind,
      subject_id: subjectId,
      user_id: actorId,
      name: member.name,
      text,
      version: 1,
      submission_key: key,
      at: now,
      edited_at: null,
      deleted_at: null,
    })
    await recordEvent(trx, room.id, {
      actorId,
      action: 'comment_added',
      particulars: { comment: id, topic: topic.key },
      at: now,
    })
    return id
  })
}
