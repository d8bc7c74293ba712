import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import {
  addToDraft,
  type Edited,
  moveInDraft,
  removeFromDraft,
  renameInDraft,
  restoreToDraft,
} from '../actions/edit-draft.ts'
import type { ItemKind } from '../domain/draft.ts'
import { NOT_NOW } from '../domain/life-cycle.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { isId } from '../ids.ts'
import { draftPage, focusQuery } from './draft-page.tsx'
import { reloadRoom, requirePermission, scopeRoom } from './scoping.ts'

/** What a draft asks about, edited one by one on the page of the room. */
export const items = factory
  .createApp()
  .use('/:decisionId/items', scopeRoom, requirePermission('change settings'))
  .use('/:decisionId/items/:itemId', scopeRoom, requirePermission('change settings'))
  .use('/:decisionId/items/:itemId/:change', scopeRoom, requirePermission('change settings'))

  .post('/:decisionId/items', async (c) => {
    const form = await readForm(c)
    const edit = editOf(c, form)
    const fields = fieldsOf(form)
    const done = await addToDraft(c.var.deps.db, edit, fields, numberIn(form, 'seen'))
    return done.ok ? back(c, edit.kind, done.id, 'add') : refuse(c, edit, done, { id: null, fields })
  })

  .post('/:decisionId/items/:itemId', async (c) => {
    const form = await readForm(c)
    const edit = editOf(c, form)
    const fields = fieldsOf(form)
    const done = await renameInDraft(c.var.deps.db, edit, idOf(c), fields)
    return done.ok ? back(c, edit.kind, done.id, 'change') : refuse(c, edit, done, { id: idOf(c), fields })
  })

  .post('/:decisionId/items/:itemId/place', async (c) => {
    const form = await readForm(c)
    const edit = editOf(c, form)
    const direction = form.one('direction') === 'up' ? 'up' : 'down'
    const done = await moveInDraft(c.var.deps.db, edit, idOf(c), direction, numberIn(form, 'seen'))
    return done.ok ? back(c, edit.kind, done.id, direction) : refuse(c, edit, done)
  })

  .post('/:decisionId/items/:itemId/removal', async (c) => {
    const form = await readForm(c)
    const edit = editOf(c, form)
    const done = await removeFromDraft(c.var.deps.db, edit, idOf(c))
    return done.ok ? back(c, edit.kind, done.id, 'undo') : refuse(c, edit, done)
  })

  .post('/:decisionId/items/:itemId/restoration', async (c) => {
    const form = await readForm(c)
    const edit = editOf(c, form)
    const done = await restoreToDraft(c.var.deps.db, edit, idOf(c))
    return done.ok ? back(c, edit.kind, done.id, 'change') : refuse(c, edit, done)
  })

function editOf(c: Context<AppEnv>, form: Form) {
  const { room, actor, deps } = c.var
  const kind: ItemKind = form.one('kind') === 'criterion' ? 'criterion' : 'option'
  if (!actor.id) throw new HTTPException(404)
  return { room, kind, actorId: actor.id, at: deps.now() }
}

function idOf(c: Context<AppEnv>): string {
  const id = c.req.param('itemId') ?? ''
  if (!isId(id)) throw new HTTPException(404)
  return id
}

const fieldsOf = (form: Form) => ({ name: form.one('name'), help: form.one('help') })

function numberIn(form: Form, name: string): number {
  const value = form.one(name)
  return /^\d{1,4}$/.test(value) ? Number(value) : Number.MAX_SAFE_INTEGER
}

const back = (c: Context<AppEnv>, kind: ItemKind, id: string, at: Parameters<typeof focusQuery>[2]) =>
  c.redirect(`/decisions/${c.var.room.id}${focusQuery(kind, id, at)}`, 303)

type Typed = { id: string | null; fields: { name: string; help: string } }

/** The page as it is now, with what was typed and why it was not taken. */
async function refuse(
  c: Context<AppEnv>,
  { kind }: { kind: ItemKind },
  done: Edited & { ok: false },
  typed?: Typed,
) {
  await reloadRoom(c)
  if (done.why === 'gone') throw new HTTPException(404)
  const { state } = c.var.room
  if (done.why === 'late')
    throw new HTTPException(409, { message: state === 'voting' ? STARTED : NOT_NOW[state] })
  return draftPage(c, { kind, errors: done.why, ...(typed ?? { id: null, fields: { name: '', help: '' } }) })
}

const STARTED =
  'Voting has started, so the draft is closed. What was forgotten can be added to the round from the page of the room.'
