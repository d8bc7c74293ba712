import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { ConfirmHandoverPage, HandoverPage } from '../../views/people/handover.tsx'
import { handOver } from '../actions/hand-over.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { listSomebodies } from './persons.ts'
import { demandNow, scopeRoom } from './scoping.ts'

const UNFIT = 'One of the two is not a voter of the team any more. Choose again.'

export const handover = factory
  .createApp()
  .use('/:decisionId/handover', scopeRoom)
  .use(
    '/:decisionId/handover',
    createMiddleware<AppEnv>(async (c, next) => {
      demandNow(c, 'hand over')
      await next()
    }),
  )

  .get('/:decisionId/handover', async (c) => {
    const { room } = c.var
    const voters = await listVotersOf(c)
    const named = (role: 'facilitator' | 'decider') => voters.find(({ id }) => id === c.req.query(role))
    const [facilitator, decider] = [named('facilitator'), named('decider')]
    const isChosen = facilitator && decider && !isAsItIs(c, facilitator.id, decider.id)
    return renderPage(
      c,
      isChosen ? (
        <ConfirmHandoverPage {...{ room, facilitator, decider }} />
      ) : (
        <HandoverPage room={room} voters={voters} />
      ),
      { title: `Hand over: ${room.question}`, team: room.team },
    )
  })

  .post('/:decisionId/handover', async (c) => {
    const { room, deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    const form = await readForm(c)
    const [facilitatorId, deciderId] = [form.one('facilitator'), form.one('decider')]
    const voters = await listVotersOf(c)
    const areVoters = [facilitatorId, deciderId].every((wanted) => voters.some(({ id }) => id === wanted))
    if (!areVoters) throw new HTTPException(409, { message: UNFIT })
    const wanted = { room, facilitatorId, deciderId, actorId: actor.id, at: deps.now() }
    const handed = await handOver(deps.db, wanted)
    if (handed === 'unfit') throw new HTTPException(409, { message: UNFIT })
    if (handed === 'late') throw new HTTPException(403, { message: 'Only the facilitator hands over.' })
    return c.redirect(`/decisions/${room.id}/people`, 303)
  })

const listVotersOf = async (c: Context<AppEnv>) =>
  (await listSomebodies(c)).filter(({ role }) => role !== 'observer')

const isAsItIs = ({ var: { room } }: Context<AppEnv>, facilitatorId: string, deciderId: string) =>
  facilitatorId === room.facilitator.id && deciderId === room.decider.id
