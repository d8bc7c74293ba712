import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

const MOST_FIELDS = 2_000
const TOO_MANY = 'The form has too many fields.'

/** A submitted form, name by name; values in the order they came. */
export type Form = {
  one: (name: string) => string
  all: (name: string) => string[]
  has: (name: string) => boolean
  fields: () => Record<string, string>
}

/** Reads what a plain HTML form sends, and nothing else. */
export async function readForm(c: Context): Promise<Form> {
  const type = c.req.header('Content-Type') ?? ''
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded'))
    throw new HTTPException(415, { message: 'Send this as a form.' })
  const text = await c.req.text()
  // Counted before it is parsed: a body of nothing but separators takes the parser minutes.
  if (fieldsIn(text) > MOST_FIELDS) throw new HTTPException(413, { message: TOO_MANY })
  return formOf(new URLSearchParams(text))
}

function fieldsIn(text: string): number {
  let count = 1
  for (let at = text.indexOf('&'); at >= 0 && count <= MOST_FIELDS; at = text.indexOf('&', at + 1)) count += 1
  return count
}

export function formOf(parameters: URLSearchParams): Form {
  if (parameters.size > MOST_FIELDS) throw new HTTPException(413, { message: TOO_MANY })
  return {
    one: (name) => parameters.get(name) ?? '',
    all: (name) => parameters.getAll(name),
    has: (name) => parameters.has(name),
    fields: () => Object.fromEntries(parameters),
  }
}
