import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

const MOST_FIELDS = 2_000

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
  return formOf(new URLSearchParams(await c.req.text()))
}

export function formOf(parameters: URLSearchParams): Form {
  if (parameters.size > MOST_FIELDS)
    throw new HTTPException(413, { message: 'The form has too many fields.' })
  return {
    one: (name) => parameters.get(name) ?? '',
    all: (name) => parameters.getAll(name),
    has: (name) => parameters.has(name),
    fields: () => Object.fromEntries(parameters),
  }
}
