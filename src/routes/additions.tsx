import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AdditionFields, AdditionPage } from '../../views/decisions/addition.tsx'
import { addLateItem } from '../actions/add-late-item.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { NOT_NOW } from '../domain/life-cycle.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { demandNow, reloadRoom, requirePermission, scopeRoom } from './scoping.ts'

/** What was forgotten, and comes into a round that is sealed. */
export const additions = factory
  .createApp()
  .use('/:decisionId/additions', scopeRoom, requirePermission('add late'))

  .get('/:decisionId/additions', (c) => {
    demandNow(c, 'add late')
    return page(c, { kind: 'option', name: '', help: '' }, {}, 200)
  })

  .post('/:decisionId/additions', async (c) => {
    const { room, deps, actor } = c.var
    demandNow(c, 'add late')
    if (!actor.id) throw new HTTPException(404)
    const form = await readForm(c)
    const fields = { kind: form.one('kind'), name: form.one('name'), help: form.one('help') }
    const { kind } = fields
    if (kind !== 'option' && kind !== 'criterion')
      return page(c, fields, { kind: 'Say whether it is an option or a criterion.' }, 422)
    const seen = Number(form.one(kind === 'option' ? 'options' : 'criteria') || Number.NaN)
    const done = await addLateItem(deps.db, {
      ...{ room, kind, fields },
      seen: Number.isInteger(seen) ? seen : Number.MAX_SAFE_INTEGER,
      actorId: actor.id,
      at: deps.now(),
    })
    if (done.ok) return c.redirect(`/decisions/${room.id}`, 303)
    if (done.why !== 'late') return page(c, fields, done.why, 422)
    await reloadRoom(c)
    throw new HTTPException(409, { message: NOT_NOW[c.var.room.state] })
  })

function page(c: Context<AppEnv>, fields: AdditionFields, errors: FieldErrors, status: 200 | 422) {
  const { room } = c.var
  return renderPage(c, <AdditionPage {...{ room, fields, errors }} />, {
    title: `Add what was forgotten: ${room.question}`,
    status,
    team: room.team,
  })
}
