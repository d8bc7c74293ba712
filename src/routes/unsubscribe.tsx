import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { findMailByToken } from '../../db/queries/outbox.ts'
import { EVERYTHING, listSuppressions } from '../../db/queries/subscriptions.ts'
import { UnsubscribePage } from '../../views/mail/unsubscribe.tsx'
import { endMail } from '../actions/end-mail.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { sha256 } from '../ids.ts'
import { renderPage } from '../render.tsx'

type MailEnv = AppEnv & { Variables: { mail: NonNullable<Awaited<ReturnType<typeof findMailByToken>>> } }

/** The link of one mail; whoever has it may say what its address gets, and nothing else. */
const scopeMail = createMiddleware<MailEnv, '/unsubscribe/:token'>(async (c, next) => {
  const mail = await findMailByToken(c.var.deps.db, sha256(c.req.param('token')))
  if (!mail) throw new HTTPException(404)
  c.set('mail', mail)
  await next()
})

/** What a mail program sends by itself (RFC 8058) has none of them: it means this decision. */
const choiceName = z.enum(['decision', 'everything', 'again']).catch('decision')

/** Opening the link changes nothing, since programs that look for viruses open all links. */
export const unsubscribe = factory
  .createApp()

  .get('/unsubscribe/:token', scopeMail, (c) => page(c, false))

  .post('/unsubscribe/:token', scopeMail, async (c) => {
    const { deps, mail } = c.var
    const isForm = /^application\/x-www-form-urlencoded/i.test(c.req.header('Content-Type') ?? '')
    const choice = choiceName.parse(isForm ? (await readForm(c)).one('choice') : '')
    await endMail(deps.db, { ...mail, choice, at: deps.now() })
    return page(c, true)
  })

async function page(c: Context<MailEnv>, isAnswer: boolean) {
  const { deps, mail } = c.var
  const scopes = await listSuppressions(deps.db, mail.addressKey, mail.decisionId)
  const ended = scopes.includes(EVERYTHING) ? 'everything' : scopes.length > 0 ? 'decision' : 'nothing'
  return renderPage(
    c as unknown as Context<AppEnv>,
    <UnsubscribePage question={mail.question} path={c.req.path} ended={ended} isAnswer={isAnswer} />,
    { title: 'Mail from Stackmoot' },
  )
}
