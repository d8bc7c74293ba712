import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { findReturnLink } from '../../db/queries/return-links.ts'
import { latestRoomOf } from '../../db/queries/team-rooms.ts'
import { ReturnPage } from '../../views/people/return.tsx'
import { returnBy } from '../actions/renew-return-link.ts'
import { startSession } from '../auth/authenticate.ts'
import { type AppEnv, factory } from '../env.ts'
import { sha256 } from '../ids.ts'
import { renderPage } from '../render.tsx'

const scopeReturnLink = createMiddleware<AppEnv, '/return/:token'>(async (c, next) => {
  const { db, now } = c.var.deps
  const person = await findReturnLink(db, sha256(c.req.param('token')), now())
  if (!person) throw new HTTPException(404)
  c.set('returning', person)
  await next()
})

/** The personal link: opening it changes nothing, the button on it starts a session. */
export const returnLinks = factory
  .createApp()

  .get('/return/:token', scopeReturnLink, (c) =>
    renderPage(c, <ReturnPage {...c.var.returning} path={c.req.path} />, { title: 'Welcome back' }),
  )

  .post('/return/:token', scopeReturnLink, async (c) => {
    const { deps } = c.var
    const userId = await returnBy(deps.db, deps.secret, { token: c.req.param('token'), at: deps.now() })
    if (!userId) throw new HTTPException(404)
    // Two who are one person would read each other's ballots: whoever was them before, is not any more.
    if (c.var.returning.isShared) await deps.sessions.revokeAllForUser(userId)
    await startSession(c, userId)
    const room = await latestRoomOf(deps.db, userId)
    return c.redirect(room ? `/decisions/${room.id}` : '/', 303)
  })
