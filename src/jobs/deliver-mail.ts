import {
  claimMail,
  listDueMail,
  type Mail,
  markDropped,
  markFailed,
  markSent,
  postponeMail,
  wakeMail,
} from '../../db/queries/outbox.ts'
import { nextTry } from '../domain/mail.ts'
import type { Deps } from '../env.ts'
import { composeMail } from '../mail/compose.ts'
import type { Delivery, Mailer } from '../mail/mailer.ts'

const AT_ONCE = 25

/** Longer than a mail server may keep us waiting; then another process may take the mail. */
const CLAIM_MS = 10 * 60 * 1000

/** Stands as the error of a mail that no server was there for. */
export const NO_SERVER = 'no mail server'

/**
 * Sends what is due, outside of any transaction: first a mail is taken, so that no other process sends it, then it is
 * sent, then that is written down. A process that dies in between may send one a second time.
 */
export async function deliverMail(deps: Deps, mailer: Mailer) {
  const { db, now } = deps
  let isUp = false
  for (const { id, nextAt } of await listDueMail(db, now().toISOString(), AT_ONCE)) {
    const until = new Date(now().getTime() + CLAIM_MS).toISOString()
    const mail = await claimMail(db, { id, nextAt, until })
    if (!mail) continue
    const message = await composeMail(deps, mail)
    if (!message) {
      await markDropped(db, mail.id, now().toISOString())
      continue
    }
    const delivery = await mailer.send(message)
    await keep(deps, mail, delivery)
    if (delivery.is === 'failed' && delivery.down) return
    isUp = true
  }
  if (isUp) await wakeMail(db, NO_SERVER, now().toISOString())
}

/** The log gets the kind of mail and the codes; never an address, a link or what the server wrote about them. */
async function keep({ db, log, now }: Deps, mail: Mail, delivery: Delivery) {
  const at = now()
  if (delivery.is === 'sent') return markSent(db, mail.id, at.toISOString())
  log.warn({ mail: mail.kind, tries: mail.attempts, error: delivery.error }, 'a mail was not sent')
  const next = delivery.is === 'refused' ? undefined : nextTry(mail.attempts, at)
  const error = delivery.is === 'failed' && delivery.down ? NO_SERVER : delivery.error
  return next === undefined
    ? markFailed(db, mail.id, at.toISOString(), error)
    : postponeMail(db, mail.id, next, error)
}
