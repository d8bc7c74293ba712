import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { listVoters } from '../../db/queries/voters.ts'
import { VotersPage } from '../../views/people/voters.tsx'
import { listExpected } from '../actions/list-voters.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { hidesComers } from '../domain/turnout.ts'
import { parseVoters, voterLine } from '../domain/voters.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { listSomebodies } from './persons.ts'
import { demandNow, scopeRoom } from './scoping.ts'

export const voters = factory
  .createApp()
  .use('/:decisionId/voters', scopeRoom)
  .use(
    '/:decisionId/voters',
    createMiddleware<AppEnv>(async (c, next) => {
      demandNow(c, 'manage people')
      await next()
    }),
  )

  .get('/:decisionId/voters', async (c) => {
    const listed = await listVoters(c.var.deps.db, c.var.room.id)
    const known = listed.length > 0 ? listed.map(voterLine) : await ownVoters(c)
    return page(c, known.join('\n'), {}, 200)
  })

  .post('/:decisionId/voters', async (c) => {
    const { room, deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    const text = (await readForm(c)).one('voters')
    const parsed = parseVoters(text)
    if (!parsed.ok) return page(c, text, { voters: parsed.problem }, 422)
    const change = { room, voters: parsed.voters, actorId: actor.id, at: deps.now() }
    const answer = await listExpected(deps.db, deps.secret, change)
    if (answer === 'late') throw new HTTPException(409, { message: 'This decision has ended meanwhile.' })
    if (answer !== 'listed') return page(c, text, { voters: cameInWords(answer.came) }, 422)
    return c.redirect(`/decisions/${room.id}/voters`, 303)
  })

const cameInWords = (names: readonly string[]) =>
  `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} here already. While the round is sealed they stay on the list; take them out on the people page.`

/** To begin with, those who may vote already: their names in the way the list finds them again. */
async function ownVoters(c: Context<AppEnv>): Promise<string[]> {
  const people = await listSomebodies(c)
  return people.filter(({ role }) => role !== 'observer').map(({ name }) => name)
}

async function page(c: Context<AppEnv>, text: string, errors: FieldErrors, status: 200 | 422) {
  const { room, deps } = c.var
  const listed = (await listVoters(deps.db, room.id)).map(({ id, name, userId }) => ({
    name,
    hasCome: userId !== null && !hidesComers(room),
    link: `${deps.publicUrl}/join/${deps.secret.token('seat', id)}`,
  }))
  return renderPage(c, <VotersPage {...{ room, listed, text, errors }} hasMail={deps.mailer !== null} />, {
    title: `Expected voters: ${room.question}`,
    status,
    team: room.team,
  })
}
