import { SMTPServer } from 'smtp-server'
import { createMailer } from '../../src/mail/mailer.ts'

export type Received = {
  from: string
  to: string[]
  raw: string
  /** Header fields by lower-case name, unfolded. */
  headers: Record<string, string>
  /** Decoded. */
  text: string
}

/** A mail server that keeps what it gets, can refuse a recipient, and can be away for a while. */
export async function startSmtp() {
  const received: Received[] = []
  const refused = new Map<string, number>()
  let server: SMTPServer
  let port = 0

  const open = () =>
    new Promise<void>((resolve, reject) => {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS', 'AUTH'],
        onRcptTo: ({ address }, _session, done) => {
          const code = refused.get(address)
          done(
            code === undefined
              ? null
              : Object.assign(new Error(`<${address}> is not here`), { responseCode: code }),
          )
        },
        onData: (stream, { envelope }, done) => {
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
            received.push(
              read(
                from,
                envelope.rcptTo.map(({ address }) => address),
                Buffer.concat(chunks),
              ),
            )
            done()
          })
        },
      })
      server.on('error', reject)
      server.listen(port, '127.0.0.1', () => {
        const address = server.server.address()
        port = typeof address === 'object' && address ? address.port : 0
        resolve()
      })
    })
  const down = () => new Promise<void>((resolve) => server.close(() => resolve()))

  await open()
  const from = { name: 'Stackmoot', address: 'stackmoot@moot.example' }
  return {
    received,
    mailer: createMailer({ url: `smtp://127.0.0.1:${port}`, from }),
    /** Who got which subject, sorted. */
    subjects: () => received.map(({ to, headers }) => `${to.join(' ')}: ${headers.subject}`).sort(),
    refuse: (address: string, code = 550) => void refused.set(address, code),
    accept: (address: string) => void refused.delete(address),
    down,
    up: open,
    close: down,
  }
}

export type Smtp = Awaited<ReturnType<typeof startSmtp>>

function read(from: string, to: string[], data: Buffer): Received {
  const raw = data.toString('utf8')
  const end = raw.indexOf('\r\n\r\n')
  const headers: Record<string, string> = {}
  for (const line of raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const at = line.indexOf(':')
    headers[line.slice(0, at).toLowerCase()] = decodedWords(line.slice(at + 1).trim())
  }
  const body = raw.slice(end + 4)
  const encoding = headers['content-transfer-encoding']
  const text = encoding === 'quoted-printable' ? unquoted(body) : encoding === 'base64' ? unbased(body) : body
  return { from, to, raw, headers, text: text.replaceAll('\r\n', '\n') }
}

const unbased = (text: string) => Buffer.from(text, 'base64').toString('utf8')

const unquoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

const decodedWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? unbased(word) : unquoted(word.replaceAll('_', ' ')),
    )
