import { WORK } from './commands.ts'

export type Commit = {
  subject: string
  body: string
  author: string
  /** ISO instant. */
  at: string
  /** By path; null takes the file away. */
  files: ReadonlyMap<string, string | null>
}

type Told = { base: string | undefined; host: string; now: string }

/** The commits as `git fast-import` reads them: every text with its length before it, so that none can be a command. */
export function commitStream(commits: readonly Commit[], { base, host, now }: Told): Buffer {
  const parts: Buffer[] = [Buffer.from(`reset ${WORK}\n`)]
  const write = (line: string) => parts.push(Buffer.from(`${line}\n`))
  const data = (text: string) => {
    const bytes = Buffer.from(text.toWellFormed())
    parts.push(Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n'))
  }
  if (base !== undefined) write(`from ${base}\n`)
  for (const [at, commit] of commits.entries()) {
    write(`commit ${WORK}`)
    write(`author ${person(commit.author, host)} ${seconds(commit.at)} +0000`)
    write(`committer ${person('Stackmoot', host)} ${seconds(now)} +0000`)
    data(commit.body === '' ? `${commit.subject}\n` : `${commit.subject}\n\n${commit.body}\n`)
    if (at === 0 && base !== undefined) write(`from ${base}`)
    for (const [path, text] of commit.files) {
      if (text === null) write(`D ${quoted(path)}`)
      else {
        write(`M 100644 inline ${quoted(path)}`)
        data(text)
      }
    }
    write('')
  }
  write('done')
  return Buffer.concat(parts)
}

/** Nobody can be written to at it: whoever decides gave us no address. */
const person = (name: string, host: string) => `${clean(name) || 'Stackmoot'} <noreply@${host}>`

const clean = (name: string) =>
  name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}<>]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g, '')

const seconds = (at: string) => Math.floor(Date.parse(at) / 1000)

const quoted = (path: string) => `"${path.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`
