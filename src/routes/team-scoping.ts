import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { findRecord } from '../../db/queries/records.ts'
import { findTeamFor } from '../../db/queries/teams.ts'
import { canInTeam, mayChangeRecord, type TeamAction } from '../domain/team-permissions.ts'
import type { AppEnv } from '../env.ts'
import { isId } from '../ids.ts'
import { isInReach } from './scoping.ts'

/** Loads `:teamId` through the actor: to strangers it does not exist, so 404 and never 403. */
export const scopeTeam = createMiddleware<AppEnv, '/:teamId'>(async (c, next) => {
  const id = c.req.param('teamId')
  const team = isId(id) ? await findTeamFor(c.var.deps.db, c.var.actor.id, id) : undefined
  if (!team || !isInReach(c, team.id)) throw new HTTPException(404)
  c.set('team', team)
  await next()
})

/** Loads the record `:number` of the team that `scopeTeam` found. After a change the room it came from is told. */
export const scopeRecord = createMiddleware<AppEnv, '/:number'>(async (c, next) => {
  const number = c.req.param('number')
  const adr = /^[1-9]\d{0,3}$/.test(number)
    ? await findRecord(c.var.deps.db, c.var.team.id, Number(number))
    : undefined
  if (!adr) throw new HTTPException(404)
  c.set('adr', adr)
  await next()
  if (c.req.method === 'POST' && adr.decisionId !== null) c.var.deps.hub.publish(adr.decisionId)
})

const REFUSALS: Record<TeamAction, string> = {
  'read log': 'This log belongs to another team.',
  'write record': 'Observers read along and write no records.',
  'import records': 'Observers read along and import nothing.',
  'make read token': 'Only members make a token.',
  'end read tokens': 'Only an owner of the team ends the tokens of others.',
  'set repository': 'Only an owner of the team sets where records are copied to.',
}

export const requireInTeam = (action: TeamAction) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (!canInTeam(c.var.team.role, action)) throw new HTTPException(403, { message: REFUSALS[action] })
    await next()
  })

/** After `scopeRecord`: whether this person may change it. */
export const requireChange = createMiddleware<AppEnv>(async (c, next) => {
  const { actor, team, adr } = c.var
  if (!mayChangeRecord({ id: actor.id, role: team.role }, adr))
    throw new HTTPException(403, {
      message: canInTeam(team.role, 'write record')
        ? 'Only the facilitator, the decider or an owner of the team changes this record.'
        : REFUSALS['write record'],
    })
  await next()
})
