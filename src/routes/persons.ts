import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { listPeople } from '../../db/queries/people.ts'
import type { Somebody } from '../../views/people/page.tsx'
import type { Changed } from '../actions/remove-member.ts'
import { isPossible } from '../domain/life-cycle.ts'
import { toldApart } from '../domain/people.ts'
import { can } from '../domain/permissions.ts'
import type { AppEnv } from '../env.ts'
import { isId } from '../ids.ts'
import { demandNow } from './scoping.ts'

/** Everybody in the team, told apart. */
export async function listSomebodies(c: Context<AppEnv>): Promise<Somebody[]> {
  const { room, deps, actor } = c.var
  const people = await listPeople(deps.db, room.team.id, actor.id)
  const labels = toldApart(people, room.timeZone)
  return people.map((person, i) => ({
    ...person,
    name: labels[i] ?? person.name,
    bareName: person.name,
    isReader: person.id === actor.id,
  }))
}

/** Loads `:memberId` for the facilitator, or for the person themselves; others learn no more than the list says. */
export const scopePerson = createMiddleware<AppEnv, '/:decisionId/people/:memberId'>(async (c, next) => {
  const id = c.req.param('memberId')
  const person = isId(id) ? (await listSomebodies(c)).find((somebody) => somebody.id === id) : undefined
  if (!person) throw new HTTPException(404)
  if (!person.isReader) {
    if (c.req.method === 'GET' && !can(c.var.room.roles, 'manage people'))
      throw new HTTPException(403, { message: 'Only the facilitator looks after the people.' })
    if (c.req.method !== 'GET') demandNow(c, 'manage people')
  }
  c.set('person', person)
  await next()
})

/** Whether the reader looks after the people of this room now. */
export const manages = (c: Context<AppEnv>) =>
  can(c.var.room.roles, 'manage people') && isPossible(c.var.room.state, 'manage people')

/** Tells every room whose turn-out has changed, or refuses in words. */
export function answerChange(c: Context<AppEnv>, changed: Changed) {
  const { deps, person } = c.var
  if (changed === 'gone') throw new HTTPException(404)
  if (changed === 'above')
    throw new HTTPException(403, {
      message: `${person.name} is an owner of the team. Only an owner does that.`,
    })
  if (changed === 'last owner')
    throw new HTTPException(409, { message: 'A team keeps an owner. Make somebody else one first.' })
  if (changed === 'runs rooms')
    throw new HTTPException(409, {
      message: `${person.name} facilitates or decides a room of the team. It is handed over first.`,
    })
  for (const id of changed.rooms) deps.hub.publish(id)
}
