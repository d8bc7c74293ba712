import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listSuggestions } from '../../db/queries/suggestions.ts'
import { StartPage } from '../../views/drafts/start.tsx'
import { returnToDraft, startVoting } from '../actions/start-voting.ts'
import { missingToStart } from '../domain/draft.ts'
import { type AppEnv, factory } from '../env.ts'
import { renderPage } from '../render.tsx'
import { demandNow, reloadRoom, requirePermission, scopeRoom } from './scoping.ts'

const CHANGED = 'The draft has changed since you opened the page. Look at it as it is now.'
const VOTED = 'Somebody has voted, so the room can’t go back to a draft.'

/** From a draft to the vote, and back as long as nobody has voted. */
export const start = factory
  .createApp()
  .use('/:decisionId/start', scopeRoom, requirePermission('start voting'))
  .use('/:decisionId/draft', scopeRoom, requirePermission('return to draft'))

  .get('/:decisionId/start', async (c) => {
    const { room } = c.var
    if (room.state !== 'draft') return c.redirect(`/decisions/${room.id}`, 303)
    return page(c, 200)
  })

  .post('/:decisionId/start', async (c) => {
    const { room, deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    // The same button twice: voting has started already.
    if (room.state === 'voting') return c.redirect(`/decisions/${room.id}`, 303)
    demandNow(c, 'start voting')
    if (missingToStart(room, deps.now())) return page(c, 422)
    const started = await startVoting(deps.db, { decisionId: room.id, actorId: actor.id, at: deps.now() })
    if (!started) await reloadRoom(c)
    if (!started && c.var.room.state !== 'voting') throw new HTTPException(409, { message: CHANGED })
    return c.redirect(`/decisions/${room.id}`, 303)
  })

  .post('/:decisionId/draft', async (c) => {
    const { room, deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    if (room.state === 'draft') return c.redirect(`/decisions/${room.id}`, 303)
    demandNow(c, 'return to draft')
    const move = { decisionId: room.id, actorId: actor.id, at: deps.now() }
    const returned = await returnToDraft(deps.db, move)
    if (!returned) await reloadRoom(c)
    if (!returned && c.var.room.state !== 'draft') throw new HTTPException(409, { message: VOTED })
    return c.redirect(`/decisions/${room.id}`, 303)
  })

async function page(c: Context<AppEnv>, status: 200 | 422) {
  const { room, deps } = c.var
  const suggestions = await listSuggestions(deps.db, room.id)
  return renderPage(
    c,
    <StartPage
      room={room}
      missing={missingToStart(room, deps.now())}
      open={suggestions.filter(({ verdict }) => verdict === null).length}
    />,
    { title: `Start voting: ${room.question}`, status, team: room.team },
  )
}
