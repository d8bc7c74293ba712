import { createTransport } from 'nodemailer'
import { isLoopback, type MailConfig } from '../config.ts'

/** One text to one person. */
export type Message = {
  to: string
  subject: string
  text: string
  /** Where a mail program unsubscribes with one click, and a person with a look. */
  unsubscribeUrl: string
}

/**
 * What became of it. `refused` is for good, `failed` may be tried again, and with `down` the server took nothing from
 * anybody. `error` names no address.
 */
export type Delivery =
  | { is: 'sent' }
  | { is: 'refused'; error: string }
  | { is: 'failed'; error: string; down: boolean }

export type Mailer = { send: (message: Message) => Promise<Delivery>; close: () => void }

const CONNECTION_MS = 10_000
const SILENCE_MS = 30_000

/** Errors of one message or its recipient; all others are of the connection. */
const OF_MESSAGE = ['EENVELOPE', 'EMESSAGE', 'EMAXRECIPIENTS']

/** The only user of nodemailer. */
export function createMailer({ url, from }: MailConfig): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const secure = protocol === 'smtps:'
  const near = isLoopback(host)
  const transport = createTransport({
    host,
    port: Number(port) || (secure ? 465 : near ? 25 : 587),
    secure,
    // A relay on this machine often has a certificate nobody can check. Anywhere else a password never goes in the clear.
    ignoreTLS: near,
    requireTLS: !near && username !== '',
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: CONNECTION_MS,
    greetingTimeout: CONNECTION_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text, unsubscribeUrl }) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: subject.replace(/[\r\n]+/g, ' '),
          text,
          headers: {
            'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            'Auto-Submitted': 'auto-generated',
          },
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { is: 'sent' }
      } catch (error) {
        return deliveryOf(error as { code?: string; responseCode?: number })
      }
    },
    close: () => transport.close(),
  }
}

/** The message of such an error may hold the address, its codes can't. */
function deliveryOf({ code = 'unknown', responseCode }: { code?: string; responseCode?: number }): Delivery {
  const error = responseCode === undefined ? code : `${code} ${responseCode}`
  const isOfMessage = OF_MESSAGE.includes(code)
  if (isOfMessage && responseCode !== undefined && responseCode >= 500) return { is: 'refused', error }
  return { is: 'failed', error, down: !isOfMessage }
}
