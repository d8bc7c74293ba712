import { HTTPException } from 'hono/http-exception'
import { DevicesPage, NoDevicesPage } from '../../views/people/devices.tsx'
import { renewOwnLink } from '../actions/renew-return-link.ts'
import { endSession } from '../auth/authenticate.ts'
import { readSessionCookie } from '../auth/cookie.ts'
import { factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { returnUrl } from './room-links.ts'

/** What somebody does about themselves, whatever room they are in. */
export const sessions = factory
  .createApp()

  .get('/sessions', async (c) => {
    const { deps, actor } = c.var
    if (!actor.id) return renderPage(c, <NoDevicesPage />, { title: 'Nobody is signed in here' })
    const devices = await deps.sessions.list(actor.id, readSessionCookie(c) ?? '')
    return renderPage(c, <DevicesPage name={actor.name} {...{ devices }} returnUrl={await returnUrl(c)} />, {
      title: 'Your devices',
    })
  })

  .post('/session/end', async (c) => {
    await endSession(c)
    return c.redirect('/', 303)
  })

  /** One of them, or all. */
  .post('/sessions/end', async (c) => {
    const { deps, actor } = c.var
    const handle = (await readForm(c)).one('session')
    if (actor.id && handle) {
      await deps.sessions.revokeDevice(actor.id, handle)
      return c.redirect('/sessions', 303)
    }
    if (actor.id) await deps.sessions.revokeAllForUser(actor.id)
    await endSession(c)
    return c.redirect('/', 303)
  })

  .post('/sessions/link', async (c) => {
    const { deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    await renewOwnLink(deps.db, deps.secret, { userId: actor.id, at: deps.now() })
    return c.redirect('/sessions', 303)
  })
