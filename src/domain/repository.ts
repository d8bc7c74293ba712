import { type FolderFormat, isFolderFormat } from '../adr/folder.ts'
import type { FieldErrors } from './ballot.ts'
import { cleanLine } from './text.ts'

export type RepositoryFields = { remote: string; branch: string; folder: string; format: string }
export type RepositoryPlace = { remote: string; branch: string; folder: string; format: FolderFormat }

const LONGEST_REMOTE = 500
const LONGEST_NAME = 200
const PROTOCOLS = ['ssh:', 'https:', 'http:', 'file:']

/** What the operator may allow: an address as far as a slash, of a protocol that Git speaks. */
export function isRemotePrefix(text: string): boolean {
  const url = addressOf(text)
  return url !== undefined && PROTOCOLS.includes(url.protocol) && url.password === '' && text.endsWith('/')
}

/** What somebody typed, or what is wrong with it, by field. */
export function parseRepository(
  fields: RepositoryFields,
  allowed: readonly string[],
): { ok: true; place: RepositoryPlace } | { ok: false; errors: FieldErrors } {
  const remote = cleanLine(fields.remote)
  const branch = cleanLine(fields.branch)
  const folder = cleanLine(fields.folder).replace(/\/$/, '')
  const { format } = fields
  const problems = {
    remote: problemOfRemote(remote, allowed),
    branch: isBranch(branch) ? undefined : 'This can’t be the name of a branch. Most are called main.',
    folder: isFolder(folder)
      ? undefined
      : 'Name a folder inside the repository, of letters, digits, dots, dashes and slashes, like docs/decisions.',
    format: isFolderFormat(format) ? undefined : 'Choose one of the formats.',
  }
  const errors: FieldErrors = Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem === undefined ? [] : [[field, problem]])),
  )
  if (Object.keys(errors).length > 0 || !isFolderFormat(format)) return { ok: false, errors }
  return { ok: true, place: { remote, branch, folder, format } }
}

/** Undefined where records may be pushed to it. Asked again before each push: the operator may have changed their mind. */
export function problemOfRemote(remote: string, allowed: readonly string[]): string | undefined {
  if (remote === '') return 'Say where the repository is.'
  if (remote.length > LONGEST_REMOTE) return `An address has at most ${LONGEST_REMOTE} characters.`
  if (remote.startsWith('-')) return 'An address does not begin with a dash.'
  if (/^[\w+.-]+::/.test(remote)) return 'Git helpers such as ext:: are not taken. Write ssh:// or https://.'
  if (/^[\w.-]+@[^/:]+:(?!\/\/)/.test(remote))
    return 'Write this address with ssh:// in front and a slash for the colon: ssh://git@host/path.'
  const url = addressOf(remote)
  if (!url || !PROTOCOLS.includes(url.protocol)) return 'An address begins with ssh:// or https://.'
  if (url.password !== '' || (url.username !== '' && url.protocol !== 'ssh:'))
    return 'Leave names and passwords out: whoever runs this server gives it access.'
  if (!isPlainPath(remote) || url.search !== '' || url.hash !== '')
    return 'An address has a plain path: no .., no %, no ? and no #.'
  if (!allowed.some((prefix) => isUnder(url, new URL(prefix))))
    return 'Whoever runs this server has not allowed this place. It must begin with one of those named here.'
  return undefined
}

function isUnder(url: URL, prefix: URL): boolean {
  const isSamePlace =
    url.protocol === prefix.protocol && url.host === prefix.host && url.username === prefix.username
  return (
    isSamePlace && url.pathname.startsWith(prefix.pathname) && url.pathname.length > prefix.pathname.length
  )
}

/** Read as it was typed: a parser of addresses takes dots and their encodings away. */
function isPlainPath(address: string): boolean {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '')
  return /^(?:\/[\w~+@.,=-]+)+\/?$/.test(path) && !path.split('/').some((part) => /^\.{1,2}$|^-/.test(part))
}

function addressOf(text: string): URL | undefined {
  if (!/^[a-z]+:\/\//i.test(text) || /[\s\\]/.test(text)) return undefined
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

/** A part of what Git takes for one. */
const isBranch = (name: string) =>
  name.length <= LONGEST_NAME &&
  name !== 'HEAD' &&
  name.split('/').every((part) => /^[A-Za-z0-9_](?:[\w.-]*[\w-])?$/.test(part) && !/\.\.|\.lock$/.test(part))

const isFolder = (path: string) =>
  path.length <= LONGEST_NAME &&
  path.split('/').every((part) => /^[\w.-]+$/.test(part) && !/^\.{1,2}$|^-|^\.git$/i.test(part))

const MINUTE = 60_000
const WAITS = [1, 2, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE)

/** It never gives up: a server may come back after days. */
export const nextPush = (tries: number, at: Date): string =>
  new Date(at.getTime() + (WAITS[tries] ?? WAITS.at(-1) ?? MINUTE)).toISOString()
