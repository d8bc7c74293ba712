import { linesIn } from '../adr/wording.ts'

/**
 * What a form was prefilled with, as a short mark of each line by the name of its field. It travels with the form, so
 * that later drafts replace what nobody touched and nothing else.
 */
export type Marks = Readonly<Record<string, readonly string[]>>

const PRIME = 16_777_619
const OFFSET = 2_166_136_261
const NAME = /^[\w-]{1,80}$/
const MARK = /^[a-z0-9]{1,8}$/

/** A mark of a line; line ends and spaces do not count. FNV-1a of 32 bits. */
export function markOf(text: string): string {
  let hash = OFFSET
  for (const character of text.replace(/\s+/g, ' ').trim()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), PRIME) >>> 0
  }
  return hash.toString(36)
}

export const marksIn = (text: string): string[] => linesIn(text).map(markOf)

/** `advice:1x2y3z,4a5b6c;risks:`, as a hidden field holds them. */
export const writeMarks = (marks: Marks): string =>
  Object.entries(marks)
    .map(([name, of]) => `${name}:${of.join(',')}`)
    .join(';')

/** Undefined where the field is missing or not ours. */
export function readMarks(text: string): Marks | undefined {
  if (text === '') return undefined
  const entries = text.split(';').map((entry): [string, string[]] => {
    const [name = '', marks = ''] = entry.split(':')
    return [name, marks === '' ? [] : marks.split(',')]
  })
  const isOurs = entries.every(([name, marks]) => NAME.test(name) && marks.every((mark) => MARK.test(mark)))
  return isOurs ? Object.fromEntries(entries) : undefined
}

/** A text of one piece: as it was typed, or drafted anew where it is still the draft. */
export const refreshedText = (typed: string, was: readonly string[], drafted: string): string =>
  markOf(typed) === was[0] ? drafted : typed

/**
 * Lines: those still as drafted are drafted anew, those of a person stay where they are, and what was taken out stays
 * out as long as it is drafted word for word.
 */
export function refreshedLines(typed: string, was: readonly string[], drafted: string): string {
  const [lines, fresh] = [linesIn(typed), linesIn(drafted)]
  if (sameMarks(fresh.map(markOf), was)) return typed
  const known = new Set(was)
  const left = new Set(lines.map(markOf))
  const result = fresh.filter((line) => left.has(markOf(line)) || !known.has(markOf(line)))
  let at = 0
  for (const line of lines) {
    const place = result.indexOf(line)
    if (place >= 0) at = place + 1
    else if (!known.has(markOf(line))) result.splice(at++, 0, line)
  }
  return result.join('\n')
}

export const sameMarks = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((mark, i) => mark === b[i])
