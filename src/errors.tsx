import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isPassing, NoNumberLeft } from '../db/errors.ts'
import { ErrorPage } from '../views/errors/page.tsx'
import { NoEntry } from './actions/join-team.ts'
import type { AppEnv } from './env.ts'
import { renderPage } from './render.tsx'

const TITLES: Partial<Record<number, string>> = {
  401: 'That token opens nothing',
  403: 'That is not yours to do',
  404: 'Nothing at this address',
  409: 'Not now',
  413: 'That is too much at once',
  415: 'That is not a form',
  421: 'Wrong host',
  429: 'Too many tries',
  503: 'Too much at once, or a full disk',
}

const LOG_FULL =
  'This log is full: ADR-9999 was its last number. Nothing was saved. Open the next decision in a new team.'

export const answerMissing = (c: Context<AppEnv>) => page(c, 404, null)

/** The one place where errors become answers. What we did not expect is logged and shown as a code. */
export function answerError(error: Error, c: Context<AppEnv>) {
  if (error instanceof HTTPException) {
    if (error.res) return page(c, error.status as ContentfulStatusCode, null)
    return page(c, error.status as ContentfulStatusCode, error.message || null)
  }
  // Taken out of the team between opening a page and sending it.
  if (error instanceof NoEntry) return answerMissing(c)
  if (error instanceof NoNumberLeft) return page(c, 409, LOG_FULL)
  if (isPassing(error)) {
    c.var.deps.log.warn({ err: error, requestId: c.var.requestId }, 'the database could not do it now')
    c.header('Retry-After', '2')
    return page(c, 503, 'Nothing was saved. Go back and send it again in a moment.')
  }
  c.var.deps.log.error({ err: error, requestId: c.var.requestId }, 'unexpected error')
  return page(c, 500, null)
}

function page(c: Context<AppEnv>, status: ContentfulStatusCode, message: string | null) {
  c.header('Cache-Control', 'no-store')
  const title = TITLES[status] ?? 'Something broke on our side'
  const code = c.var.requestId?.slice(0, 8) ?? ''
  const room: AppEnv['Variables']['room'] | undefined = c.var.room
  // Whoever is not in the room, or no longer, is not told that there is one.
  const roomId = room && status !== 404 ? room.id : null
  return renderPage(c, <ErrorPage {...{ status, title, message, code, roomId }} />, {
    title,
    status,
  })
}
