import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { findRoomFor } from '../../db/queries/decisions.ts'
import { type Action, can } from '../domain/permissions.ts'
import type { AppEnv } from '../env.ts'
import { isId } from '../ids.ts'

/** Loads `:decisionId` through the actor: outside the team it does not exist, so 404 and never 403. */
export const scopeRoom = createMiddleware<AppEnv, '/:decisionId'>(async (c, next) => {
  const id = c.req.param('decisionId')
  const room = isId(id) ? await findRoomFor(c.var.deps.db, c.var.actor.id, id) : undefined
  if (!room) throw new HTTPException(404)
  c.set('room', room)
  await next()
})

const REFUSALS: Record<Action, string> = {
  'read room': 'This room belongs to another team.',
  'see invite': 'Observers don’t invite.',
  'cast ballot': 'Observers read along and don’t vote.',
  'change settings': 'Only the facilitator changes the room.',
  'set up profile': 'Until the first ballot only the facilitator sets scores.',
  'change profile': 'Observers read along and change no scores.',
  reveal: 'Only the facilitator reveals.',
  'read confidential': 'This is for the facilitator alone.',
  'record outcome': 'Only the decider records the outcome.',
}

export function demand(c: Context<AppEnv>, action: Action) {
  if (!can(c.var.room.roles, action)) throw new HTTPException(403, { message: REFUSALS[action] })
}

export const requirePermission = (action: Action) =>
  createMiddleware<AppEnv>(async (c, next) => {
    demand(c, action)
    await next()
  })
