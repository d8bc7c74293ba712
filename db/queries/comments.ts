import type { Comment } from '../../src/domain/comment.ts'
import type { Db } from '../connect.ts'
import type { CommentRow, CommentVersionRow } from '../schema.ts'

/** Holds a decision in whatever state, so that no other event of it comes between. */
export async function holdDecision(db: Db, decisionId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('decisions')
    .set((eb) => ({ changed_at: eb.ref('changed_at') }))
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Every option and criterion there ever was in a room; comments on them stay. */
export async function listEverAsked(db: Db, decisionId: string) {
  const [options, criteria] = await Promise.all(
    (['options', 'criteria'] as const).map((table) =>
      db
        .selectFrom(table)
        .select(['id', 'name'])
        .where('decision_id', '=', decisionId)
        .orderBy('position')
        .execute(),
    ),
  )
  return { options: options ?? [], criteria: criteria ?? [] }
}

const comments = (db: Db, decisionId: string) =>
  db
    .selectFrom('comments')
    .innerJoin('rounds', 'rounds.id', 'comments.round_id')
    .select([
      'comments.id',
      'comments.subject_id as subjectId',
      'rounds.number as round',
      'comments.user_id as userId',
      'comments.name',
      'comments.text',
      'comments.version',
      'comments.at',
      'comments.edited_at as editedAt',
      'comments.deleted_at as deletedAt',
    ])
    .where('comments.decision_id', '=', decisionId)

type Row = Omit<Comment, 'topic'> & { subjectId: string | null }

const toComment = ({ subjectId, ...row }: Row): Comment => ({ ...row, topic: subjectId ?? 'room' })

/** All of them, the first one first. */
export async function listComments(db: Db, decisionId: string): Promise<Comment[]> {
  const rows = await comments(db, decisionId).orderBy('comments.at').orderBy('comments.id').execute()
  return rows.map(toComment)
}

/** Who said something that still stands; nobody twice. */
export const listCommenters = (db: Db, decisionId: string) =>
  db
    .selectFrom('comments')
    .select((eb) => ['user_id as id', eb.fn.max('name').as('name')])
    .where('decision_id', '=', decisionId)
    .where('deleted_at', 'is', null)
    .groupBy('user_id')
    .execute()

/** The newest one first. */
export async function listNewestComments(db: Db, decisionId: string, limit: number): Promise<Comment[]> {
  const rows = await comments(db, decisionId)
    .orderBy('comments.at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toComment)
}

/** A part of what was said on one topic, the first one first. */
export async function listThread(
  db: Db,
  decisionId: string,
  { topic, limit, offset }: { topic: string; limit: number; offset: number },
): Promise<Comment[]> {
  const rows = await comments(db, decisionId)
    .where((eb) =>
      topic === 'room' ? eb('comments.subject', '=', 'room') : eb('comments.subject_id', '=', topic),
    )
    .orderBy('comments.at')
    .orderBy('comments.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(toComment)
}

export async function findComment(db: Db, decisionId: string, id: string): Promise<Comment | undefined> {
  const row = await comments(db, decisionId).where('comments.id', '=', id).executeTakeFirst()
  return row && toComment(row)
}

/** How many there are on each topic; `all` counts those that were deleted as well. */
export async function countComments(db: Db, decisionId: string) {
  const rows = await db
    .selectFrom('comments')
    .select((eb) => [
      'subject_id as topic',
      eb.fn.countAll().as('all'),
      eb.fn.count('deleted_at').as('deleted'),
    ])
    .where('decision_id', '=', decisionId)
    .groupBy('subject_id')
    .execute()
  return rows.map(({ topic, all, deleted }) => ({
    topic: topic ?? 'room',
    all: Number(all),
    count: Number(all) - Number(deleted),
  }))
}

/** Stays the same as long as nothing was said, changed or deleted. */
export async function findTalkMark(db: Db, decisionId: string): Promise<string> {
  const row = await db
    .selectFrom('comments')
    .select((eb) => [
      eb.fn.countAll().as('all'),
      eb.fn.sum('version').as('versions'),
      eb.fn.count('deleted_at').as('deleted'),
    ])
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow()
  return [row.all, row.versions ?? 0, row.deleted].join('-')
}

export const findCommentBySubmission = (db: Db, submissionKey: string) =>
  db.selectFrom('comments').select('id').where('submission_key', '=', submissionKey).executeTakeFirst()

export const insertComment = (db: Db, row: CommentRow) => db.insertInto('comments').values(row).execute()

/** Puts a new text in the place of an old one, which is kept. */
export async function replaceComment(
  db: Db,
  before: Comment,
  { text, at }: { text: string; at: string },
): Promise<void> {
  const kept: CommentVersionRow = {
    comment_id: before.id,
    version: before.version,
    text: before.text,
    at: before.editedAt ?? before.at,
  }
  await db.insertInto('comment_versions').values(kept).execute()
  await db
    .updateTable('comments')
    .set({ text, version: before.version + 1, edited_at: at })
    .where('id', '=', before.id)
    .execute()
}

/** Takes the text away with all it said before; that there was a comment stays. */
export async function eraseComment(db: Db, id: string, at: string): Promise<void> {
  await db.deleteFrom('comment_versions').where('comment_id', '=', id).execute()
  await db.updateTable('comments').set({ text: '', deleted_at: at }).where('id', '=', id).execute()
}

/** What the comments of a room said before, oldest first; of one of them if it is named. */
export const listCommentVersions = (db: Db, decisionId: string, commentId?: string) =>
  db
    .selectFrom('comment_versions')
    .innerJoin('comments', 'comments.id', 'comment_versions.comment_id')
    .select([
      'comment_id as commentId',
      'comment_versions.version',
      'comment_versions.text',
      'comment_versions.at',
    ])
    .where('comments.decision_id', '=', decisionId)
    .$if(commentId !== undefined, (query) => query.where('comment_id', '=', commentId ?? ''))
    .orderBy('comment_versions.version')
    .execute()

/** The round that was revealed last. */
export const findRevealedRound = (db: Db, decisionId: string) =>
  db
    .selectFrom('rounds')
    .select('id')
    .where('decision_id', '=', decisionId)
    .where('revealed_at', 'is not', null)
    .orderBy('number', 'desc')
    .executeTakeFirst()
