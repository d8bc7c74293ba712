import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type DeadlineFields, DeadlinePage } from '../../views/decisions/deadline.tsx'
import { extendDeadline } from '../actions/extend-deadline.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { parseDeadline } from '../domain/deadline.ts'
import { NOT_NOW } from '../domain/life-cycle.ts'
import { takesBallots } from '../domain/room.ts'
import { isTimeZone, localOf } from '../domain/time.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { demandNow, reloadRoom, requirePermission, scopeRoom } from './scoping.ts'

const SOONER = { deadline: 'Voting can end later than now planned, not sooner.' }

export const deadline = factory
  .createApp()
  .use('/:decisionId/deadline', scopeRoom, requirePermission('extend deadline'))

  .get('/:decisionId/deadline', (c) => {
    const { room } = c.var
    demandNow(c, 'extend deadline')
    const { deadlineAt, timeZone } = room
    return page(
      c,
      { deadline: deadlineAt ? localOf(deadlineAt, timeZone) : '', timeZone, none: false },
      {},
      200,
    )
  })

  .post('/:decisionId/deadline', async (c) => {
    const { room, deps, actor } = c.var
    demandNow(c, 'extend deadline')
    if (!actor.id) throw new HTTPException(404)
    const fields = fieldsOf(await readForm(c), room.timeZone)
    const parsed = parseDeadline(room, fields, deps.now())
    if (!parsed.ok) return page(c, fields, parsed.errors, 422)
    const { timeZone } = fields
    const given = { room, deadlineAt: parsed.deadlineAt, timeZone, actorId: actor.id, at: deps.now() }
    const done = await extendDeadline(deps.db, given)
    if (done !== 'extended') await reloadRoom(c)
    // Somebody was as fast, or it is the same form again.
    const isSame = c.var.room.deadlineAt === parsed.deadlineAt
    if (done === 'extended' || isSame) return c.redirect(`/decisions/${room.id}`, 303)
    if (done === 'sooner') return page(c, fields, SOONER, 422)
    throw new HTTPException(409, { message: NOT_NOW[c.var.room.state] })
  })

const fieldsOf = (form: Form, zone: string): DeadlineFields => ({
  deadline: form.one('deadline'),
  timeZone: isTimeZone(form.one('timeZone')) ? form.one('timeZone') : zone,
  none: form.has('none'),
})

function page(c: Context<AppEnv>, fields: DeadlineFields, errors: FieldErrors, status: 200 | 422) {
  const { room, deps } = c.var
  return renderPage(c, <DeadlinePage {...{ room, fields, errors }} open={takesBallots(room, deps.now())} />, {
    title: `More time: ${room.question}`,
    status,
    team: room.team,
  })
}
