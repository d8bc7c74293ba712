import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { findRoomFor } from '../../db/queries/decisions.ts'
import { isPossible, NOT_NOW } from '../domain/life-cycle.ts'
import { type Action, can } from '../domain/permissions.ts'
import type { AppEnv } from '../env.ts'
import { isId } from '../ids.ts'

/** Loads `:decisionId` through the actor: outside the team it does not exist, so 404 and never 403. */
export const scopeRoom = createMiddleware<AppEnv, '/:decisionId'>(async (c, next) => {
  const id = c.req.param('decisionId')
  const room = isId(id) ? await findRoomFor(c.var.deps.db, c.var.actor.id, id) : undefined
  if (!room || !isInReach(c, room.team.id)) throw new HTTPException(404)
  c.set('room', room)
  await next()
  if (c.req.method === 'POST') c.var.deps.hub.publish(room.id)
})

/** A read token is for one team, whatever others its maker is in. */
export const isInReach = ({ var: { actor } }: Context<AppEnv>, teamId: string) =>
  actor.onlyTeam === undefined || actor.onlyTeam === teamId

/** The room as it is now, after an action has found it to be another than the one that was read. */
export async function reloadRoom(c: Context<AppEnv>) {
  const { room, deps, actor } = c.var
  const now = await findRoomFor(deps.db, actor.id, room.id)
  if (!now) throw new HTTPException(404)
  c.set('room', now)
}

const REFUSALS: Record<Action, string> = {
  'read room': 'This room belongs to another team.',
  'read history': 'This room belongs to another team.',
  'read confidential': 'This is for the facilitator alone.',
  'see invite': 'Observers don’t invite.',
  'start voting': 'Only the facilitator starts the vote.',
  'return to draft': 'Only the facilitator changes the room.',
  'change settings': 'Only the facilitator changes the room.',
  'set up profile': 'Until the first ballot only the facilitator sets scores.',
  'add late': 'Only the facilitator adds to what is asked.',
  suggest: 'Observers read along and suggest nothing.',
  'review suggestions': 'Only the facilitator accepts or declines.',
  'cast ballot': 'Observers read along and don’t vote.',
  'withdraw ballot': 'Observers read along and don’t vote.',
  'extend deadline': 'Only the facilitator gives more time.',
  reveal: 'Only the facilitator reveals.',
  'open round': 'Only the facilitator opens another round.',
  'change profile': 'Observers read along and change no scores.',
  comment: 'Observers read along and don’t comment.',
  propose: 'Only the facilitator or the decider proposes an option.',
  'take stance': 'Observers read along and don’t say yes or no.',
  'settle objection': 'Only the facilitator or the decider settles an objection.',
  'record outcome': 'Only the decider records the outcome.',
  'record review': 'Only the facilitator or the decider writes the review.',
  'manage people': 'Only the facilitator looks after the people.',
  'hand over': 'Only the facilitator hands over.',
  abandon: 'Only the facilitator gives a decision up.',
}

export function demand(c: Context<AppEnv>, action: Action) {
  if (!can(c.var.room.roles, action)) throw new HTTPException(403, { message: REFUSALS[action] })
}

/** Whether this person may, and whether it is possible in the state the room is in. */
export function demandNow(c: Context<AppEnv>, action: Action) {
  demand(c, action)
  const { state } = c.var.room
  if (!isPossible(state, action)) throw new HTTPException(409, { message: NOT_NOW[state] })
}

export const requirePermission = (action: Action) =>
  createMiddleware<AppEnv>(async (c, next) => {
    demand(c, action)
    await next()
  })
