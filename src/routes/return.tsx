import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { latestRoomOf } from '../../db/queries/decisions.ts'
import { findReturnLink } from '../../db/queries/users.ts'
import { ReturnPage } from '../../views/people/return.tsx'
import { startSession } from '../auth/authenticate.ts'
import { type AppEnv, factory } from '../env.ts'
import { sha256 } from '../ids.ts'
import { renderPage } from '../render.tsx'

const scopeReturnLink = createMiddleware<AppEnv, '/return/:token'>(async (c, next) => {
  const person = await findReturnLink(c.var.deps.db, sha256(c.req.param('token')))
  if (!person) throw new HTTPException(404)
  c.set('returning', person)
  await next()
})

/** The personal link: opening it changes nothing, the button on it starts a session. */
export const returnLinks = factory
  .createApp()

  .get('/return/:token', scopeReturnLink, (c) =>
    renderPage(c, <ReturnPage name={c.var.returning.name} path={c.req.path} />, { title: 'Welcome back' }),
  )

  .post('/return/:token', scopeReturnLink, async (c) => {
    const { userId } = c.var.returning
    await startSession(c, userId)
    const room = await latestRoomOf(c.var.deps.db, userId)
    return c.redirect(room ? `/decisions/${room.id}` : '/', 303)
  })
