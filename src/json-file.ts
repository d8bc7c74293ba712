import { readFileSync, statSync } from 'node:fs'
import type { z } from 'zod'
import { wordsOf } from './schema-words.ts'

/** The file is not one we can compute: one line says why. */
export class InputError extends Error {
  constructor(message: string) {
    super(oneLine(message))
  }
}

/** Far above the largest room; a file beyond it would only fill the memory. */
const MOST_BYTES = 128 * 1024 * 1024

/** A hostile file must not steer the terminal: no control, direction or line characters. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')

/** The same for JSON, which stays what it was: it escapes a few of those characters itself, and the rest may be. */
export const escaped = (json: string) =>
  json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )

export function readJson(path: string): unknown {
  const text = readText(path)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new InputError(`${path} is not JSON.`)
  }
}

const UNREAD: Record<string, (path: string) => string> = {
  ENOENT: (path) => `There is no file ${path}.`,
  EISDIR: (path) => `${path} is a folder.`,
  EACCES: (path) => `${path} may not be read by you.`,
}

function readText(path: string): string {
  try {
    if (statSync(path).size <= MOST_BYTES) return readFileSync(path, 'utf8')
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException
    throw new InputError(UNREAD[code]?.(path) ?? `${path} can’t be read (${code}).`)
  }
  throw new InputError(`${path} is larger than ${MOST_BYTES / 1024 / 1024} MB.`)
}

/** What a schema says first, with the field it is about. */
export function saidOf(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues
  const where = issue?.path.length ? ` at ${shortened(issue.path.map(String).join('.'))}` : ''
  return `${where}: ${shortened(issue ? wordsOf(issue) : '')}`
}

const MOST_SHOWN = 200

const shortened = (text: string) => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text)
