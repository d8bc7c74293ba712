import { linesIn, type Part, readArgument } from '../adr/wording.ts'
import type { FieldErrors } from './ballot.ts'
import { cleanText } from './text.ts'

const MOST_WORDING = { text: 10_000, line: 1_000, lines: 60 } as const

/** The field of a part in a form; its message has the same name. */
export const wordingField = (partId: string) => `wording-${partId}`

/** What was typed for the parts of a record, by their ids, and what is wrong with it at the fields. */
export function parseWording(
  parts: readonly Pick<Part, 'id' | 'form'>[],
  typed: Readonly<Record<string, string>>,
): { texts: Record<string, string>; errors: FieldErrors } {
  const given = parts.filter(({ id }) => Object.hasOwn(typed, id))
  const texts = given.map(({ id, form }) => ({ id, form, text: cleanText(typed[id] ?? '') }))
  const errors = texts.map(({ id, form, text }) => [wordingField(id), problemOf(form, text)] as const)
  return {
    texts: Object.fromEntries(texts.map(({ id, text }) => [id, text])),
    errors: Object.fromEntries(errors.filter(([, problem]) => problem !== null)) as FieldErrors,
  }
}

function problemOf(form: Part['form'], text: string): string | null {
  if (form === 'text')
    return text.length > MOST_WORDING.text ? `Use at most ${MOST_WORDING.text} characters.` : null
  const lines = linesIn(text)
  if (lines.length > MOST_WORDING.lines) return `Use at most ${MOST_WORDING.lines} lines.`
  if (lines.some((line) => line.length > MOST_WORDING.line))
    return `Use at most ${MOST_WORDING.line} characters a line.`
  if (form === 'arguments' && lines.some((line) => readArgument(line) === null))
    return 'Begin each line with “Good, because”, “Neutral, because” or “Bad, because”.'
  return null
}
