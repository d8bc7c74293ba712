import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import {
  countComments,
  findComment,
  findTalkMark,
  listCommentVersions,
  listThread,
} from '../../db/queries/comments.ts'
import { commentPath, commentsPath } from '../../views/comments/comment.tsx'
import { CommentPage } from '../../views/comments/one.tsx'
import { CommentsPage, ThreadPage } from '../../views/comments/page.tsx'
import { addComment } from '../actions/add-comment.ts'
import { deleteComment } from '../actions/delete-comment.ts'
import { editComment } from '../actions/edit-comment.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import {
  type Comment,
  type CommentFields,
  hasOpened,
  parseComment,
  parseText,
  ROOM_TOPIC,
} from '../domain/comment.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { isId } from '../ids.ts'
import { parseMarkdown } from '../markdown.ts'
import { renderPage } from '../render.tsx'
import { demandNow, scopeRoom } from './scoping.ts'
import { loadThreads, loadTopics, mayComment, ON_COMMENTS, ON_RESULTS, shownComment } from './threads.ts'

/** Comments on a page of one topic. */
const PER_PAGE = 25

const TOO_MANY = 'You have sent twenty comments within a minute. Wait a moment and send this one again.'
const CLOSED = 'The room has moved on since you opened the page, and takes no comments now.'
const OVERTAKEN =
  'You have changed this comment in another window since you opened this one. What it says now stands above; what you wrote here is kept below. Save it if it is to take its place.'

export const comments = factory
  .createApp()
  .use('/:decisionId/comments', scopeRoom)
  .use('/:decisionId/comments/:commentId', scopeRoom)
  .use('/:decisionId/comments/:commentId/deletion', scopeRoom)

  .get('/:decisionId/comments', async (c) => {
    const { room, deps } = c.var
    if (!hasOpened(room)) return c.redirect(`/decisions/${room.id}`, 303)
    if (c.req.query('seen') === (await findTalkMark(deps.db, room.id))) return c.body(null, 204)
    return page(c, { about: c.req.query('about') ?? ROOM_TOPIC, text: '' }, {}, 200)
  })

  .post('/:decisionId/comments', async (c) => {
    demandNow(c, 'comment')
    const { room, deps, actor } = c.var
    const form = await readForm(c)
    const fields = { about: form.one('about'), text: form.one('text') }
    const parsed = parseComment(fields, await loadTopics(c))
    if (!parsed.ok) return page(c, fields, parsed.errors, 422)
    if (!actor.id) throw new HTTPException(404)
    if (await isTooFast(c, actor.id)) return page(c, fields, { form: TOO_MANY }, 429)
    const { topic, text } = parsed
    const id = await addComment(deps.db, {
      ...{ room, topic, text },
      submissionKey: form.one('submission'),
      actorId: actor.id,
      at: deps.now(),
    })
    if (id === undefined) throw new HTTPException(409, { message: CLOSED })
    const back = form.one('from') === 'results' ? `/decisions/${room.id}/results` : commentsPath(room.id)
    return c.redirect(`${back}#comment-${id}`, 303)
  })

  .get('/:decisionId/comments/:commentId', async (c) => {
    const comment = await loadComment(c)
    return commentPage(c, comment, comment.text, {}, 200)
  })

  .post('/:decisionId/comments/:commentId', async (c) => {
    demandNow(c, 'comment')
    const { room, deps, actor } = c.var
    const comment = await loadOwn(c)
    const form = await readForm(c)
    const parsed = parseText(form.one('text'))
    if (!parsed.ok) return commentPage(c, comment, form.one('text'), parsed.errors, 422)
    if (await isTooFast(c, comment.userId))
      return commentPage(c, comment, parsed.text, { form: TOO_MANY }, 429)
    const done = await editComment(deps.db, {
      decisionId: room.id,
      commentId: comment.id,
      text: parsed.text,
      seen: seenIn(form),
      actorId: actor.id ?? '',
      at: deps.now(),
    })
    if (done === 'late') throw new HTTPException(409, { message: CLOSED })
    if (done === 'overtaken')
      return commentPage(c, await loadComment(c), parsed.text, { form: OVERTAKEN }, 422)
    return c.redirect(commentPath(room.id, comment.id), 303)
  })

  .post('/:decisionId/comments/:commentId/deletion', async (c) => {
    const { room, deps, actor } = c.var
    const comment = await loadOwn(c)
    await deleteComment(deps.db, {
      decisionId: room.id,
      commentId: comment.id,
      actorId: actor.id ?? '',
      at: deps.now(),
    })
    return c.redirect(commentPath(room.id, comment.id), 303)
  })

async function isTooFast(c: Context<AppEnv>, userId: string): Promise<boolean> {
  const wait = await c.var.deps.limits.waitToComment(userId)
  if (wait > 0) c.header('Retry-After', String(wait))
  return wait > 0
}

/** All topics, or the one that is named. */
async function page(c: Context<AppEnv>, fields: CommentFields, errors: FieldErrors, status: 200 | 422 | 429) {
  const { room, deps, actor } = c.var
  const topics = await loadTopics(c)
  const common = { room, topics, fields, errors, mayComment: mayComment(c) }
  const options = { title: `What people say: ${room.question}`, status, team: room.team }
  if (c.req.method === 'GET' && c.req.query('about') !== undefined) {
    const { thread, number, pages } = await loadThread(c, topics)
    return renderPage(c, <ThreadPage {...common} thread={thread} page={number} pages={pages} />, options)
  }
  const folded = c.req.query('on') === 'results'
  const threads = await loadThreads(c, topics, folded ? ON_RESULTS : ON_COMMENTS, actor.id)
  const mark = await findTalkMark(deps.db, room.id)
  return renderPage(c, <CommentsPage {...common} {...{ threads, mark, folded }} />, options)
}

async function loadThread(c: Context<AppEnv>, topics: Awaited<ReturnType<typeof loadTopics>>) {
  const { room, deps, actor } = c.var
  const topic = topics.find(({ key }) => key === c.req.query('about'))
  const asked = c.req.query('page')
  if (!topic || (asked !== undefined && !/^[1-9]\d{0,4}$/.test(asked))) throw new HTTPException(404)
  const counts = await countComments(deps.db, room.id)
  const { all = 0, count = 0 } = counts.find((one) => one.topic === topic.key) ?? {}
  const pages = Math.max(1, Math.ceil(all / PER_PAGE))
  // Whoever comes to read on is shown the end.
  const number = asked === undefined ? pages : Number(asked)
  const part = { topic: topic.key, limit: PER_PAGE, offset: (number - 1) * PER_PAGE }
  if (number > pages) throw new HTTPException(404)
  const found = await listThread(deps.db, room.id, part)
  const shown = found.map((comment) => shownComment(comment, actor.id))
  return { thread: { topic, count, earlier: 0, comments: shown }, number, pages }
}

async function loadComment(c: Context<AppEnv>): Promise<Comment> {
  const { room, deps } = c.var
  const id = c.req.param('commentId') ?? ''
  const comment = isId(id) ? await findComment(deps.db, room.id, id) : undefined
  if (!comment) throw new HTTPException(404)
  return comment
}

/** A comment that this person wrote; what others wrote is theirs to change. */
async function loadOwn(c: Context<AppEnv>): Promise<Comment> {
  const comment = await loadComment(c)
  if (comment.userId !== c.var.actor.id)
    throw new HTTPException(403, { message: 'Only its author changes or deletes a comment.' })
  return comment
}

async function commentPage(
  c: Context<AppEnv>,
  comment: Comment,
  text: string,
  errors: FieldErrors,
  status: 200 | 422 | 429,
) {
  const { room, deps, actor } = c.var
  const topic = (await loadTopics(c)).find(({ key }) => key === comment.topic)
  if (!topic) throw new HTTPException(404)
  const versions = await listCommentVersions(deps.db, room.id, comment.id)
  const shown = shownComment(comment, actor.id)
  const mayChange = shown.isOwn && mayComment(c) && comment.deletedAt === null
  return renderPage(
    c,
    <CommentPage
      {...{ room, topic, errors }}
      comment={shown}
      versions={versions.map(({ at, text: before }) => ({ at, blocks: parseMarkdown(before) }))}
      text={mayChange ? text : null}
    />,
    { title: `A comment: ${room.question}`, status, team: room.team },
  )
}

const seenIn = (form: Form): number | null => {
  const seen = form.one('seen')
  return /^[1-9]\d{0,8}$/.test(seen) ? Number(seen) : null
}
