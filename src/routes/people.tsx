import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findInviteOf } from '../../db/queries/invites.ts'
import { countOwners, findPerson, listRoomsRunBy, listSealedRounds } from '../../db/queries/people.ts'
import { listVoters } from '../../db/queries/voters.ts'
import { PeoplePage } from '../../views/people/page.tsx'
import { PersonPage } from '../../views/people/person.tsx'
import { RemovalPage } from '../../views/people/removal.tsx'
import { RenewedLinkPage, RenewLinkPage } from '../../views/people/renewed-link.tsx'
import { changeRole, removeMember } from '../actions/remove-member.ts'
import { renameMember } from '../actions/rename-member.ts'
import { renewReturnLink } from '../actions/renew-return-link.ts'
import { type FieldErrors, parseName } from '../domain/ballot.ts'
import { inviteState } from '../domain/invite.ts'
import { isPossible } from '../domain/life-cycle.ts'
import { isRole, mayGive, mayManage, ROLES } from '../domain/people.ts'
import { can } from '../domain/permissions.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { answerChange, listSomebodies, manages, scopePerson } from './persons.ts'
import { scopeRoom } from './scoping.ts'

export const people = factory
  .createApp()
  .use('/:decisionId/people/*', scopeRoom)
  .use('/:decisionId/people/:memberId/*', scopePerson)

  .get('/:decisionId/people', async (c) => {
    const { room } = c.var
    return renderPage(
      c,
      <PeoplePage
        room={room}
        people={await listSomebodies(c)}
        manages={manages(c)}
        mayHandOver={can(room.roles, 'hand over') && isPossible(room.state, 'hand over')}
        invite={await inviteOf(c)}
        expected={manages(c) ? await expectedOf(c) : null}
      />,
      { title: `People: ${room.question}`, team: room.team },
    )
  })

  .get('/:decisionId/people/:memberId', (c) => personPage(c, c.var.person.bareName, {}, 200))

  .post('/:decisionId/people/:memberId/name', async (c) => {
    const { room, deps, person } = c.var
    const fields = (await readForm(c)).fields()
    const { name, problem } = parseName(fields, { needed: true })
    if (problem) return personPage(c, fields.name ?? '', { name: problem }, 422)
    const change = { room, memberId: person.id, actorId: actorId(c), at: deps.now() }
    const renamed = await renameMember(deps.db, { ...change, name })
    if (renamed === 'above' || renamed === 'gone') answerChange(c, renamed)
    return c.redirect(`/decisions/${room.id}/people`, 303)
  })

  .post('/:decisionId/people/:memberId/role', async (c) => {
    const { room, deps, person } = c.var
    const role = (await readForm(c)).one('role')
    if (!isRole(role)) throw new HTTPException(409, { message: 'Choose one of the roles.' })
    const change = { room, memberId: person.id, actorId: actorId(c), at: deps.now() }
    answerChange(c, await changeRole(deps.db, { ...change, role }))
    return c.redirect(`/decisions/${room.id}/people`, 303)
  })

  .get('/:decisionId/people/:memberId/removal', async (c) => {
    const { room, deps, person } = c.var
    const rounds = await listSealedRounds(deps.db, room.team.id)
    const sealed = {
      named: rounds.some(({ anonymous }) => anonymous === 0),
      anonymous: rounds.some(({ anonymous }) => anonymous === 1),
    }
    return renderPage(c, <RemovalPage room={room} person={person} sealed={sealed} />, {
      title: person.isReader ? 'Leave the team' : `Take ${person.name} out`,
      team: room.team,
    })
  })

  .post('/:decisionId/people/:memberId/removal', async (c) => {
    const { room, deps, person } = c.var
    const change = { room, memberId: person.id, actorId: actorId(c), at: deps.now() }
    answerChange(c, await removeMember(deps.db, change))
    return c.redirect(person.isReader ? '/' : `/decisions/${room.id}/people`, 303)
  })

  .get('/:decisionId/people/:memberId/return-link', async (c) => {
    const { room, person } = c.var
    if (person.isReader) return c.redirect('/sessions', 303)
    return renderPage(c, <RenewLinkPage room={room} person={person} />, {
      title: `A new personal link for ${person.name}`,
      team: room.team,
    })
  })

  .post('/:decisionId/people/:memberId/return-link', async (c) => {
    const { room, deps, person } = c.var
    if (person.isReader) return c.redirect('/sessions', 303)
    const change = { room, memberId: person.id, actorId: actorId(c), at: deps.now() }
    const renewed = await renewReturnLink(deps.db, deps.secret, change)
    if (renewed === 'elsewhere')
      throw new HTTPException(409, {
        message: `${person.name} is in other teams as well, and the link would open those too. Only they can renew it, under “Your devices”. If they can’t, let them join anew by the invite.`,
      })
    if (typeof renewed === 'string') return answerChange(c, renewed)
    const url = `${deps.publicUrl}/return/${renewed.token}`
    return renderPage(c, <RenewedLinkPage room={room} person={person} url={url} />, {
      title: `The new link of ${person.name}`,
      team: room.team,
    })
  })

async function personPage(c: Context<AppEnv>, name: string, errors: FieldErrors, status: 200 | 422) {
  const { room, deps, person } = c.var
  const own = await findPerson(deps.db, room.team.id, actorId(c))
  const isOwner = person.role === 'owner'
  const may = own !== undefined && mayManage(own.role, person.role) && (person.isReader || manages(c))
  const roles = own && manages(c) ? ROLES.filter((role) => mayGive(own.role, person.role, role)) : []
  return renderPage(
    c,
    <PersonPage
      room={room}
      person={person}
      roles={roles}
      runs={await listRoomsRunBy(deps.db, room.team.id, person.id)}
      isLastOwner={isOwner && (await countOwners(deps.db, room.team.id)) === 1}
      mayManage={may}
      name={name}
      errors={errors}
    />,
    { title: person.isReader ? 'You' : person.name, status, team: room.team },
  )
}

async function inviteOf(c: Context<AppEnv>) {
  const { room, deps } = c.var
  if (!can(room.roles, 'see invite') || !isPossible(room.state, 'see invite')) return null
  const invite = await findInviteOf(deps.db, room.id)
  return invite ? { ...invite, state: inviteState(invite, deps.now()) } : 'closed'
}

async function expectedOf(c: Context<AppEnv>) {
  const voters = await listVoters(c.var.deps.db, c.var.room.id)
  if (voters.length === 0) return null
  return { listed: voters.length, came: voters.filter(({ userId }) => userId !== null).length }
}

function actorId(c: Context<AppEnv>): string {
  if (!c.var.actor.id) throw new HTTPException(404)
  return c.var.actor.id
}
