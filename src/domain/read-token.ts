import type { FieldErrors } from './ballot.ts'
import { cleanLine } from './text.ts'

const LIFE_OF_TOKEN = ['30', '365', 'never'] as const
type Life = (typeof LIFE_OF_TOKEN)[number]

export const LONGEST_LABEL = 60

/** How many one member may have at once. */
export const MOST_TOKENS = 20

export type TokenFields = { label: string; life: string }

const DAY = 24 * 60 * 60 * 1000

export function parseToken(
  fields: TokenFields,
  at: Date,
): { ok: true; label: string; expiresAt: string | null } | { ok: false; errors: FieldErrors } {
  const label = cleanLine(fields.label)
  const errors: FieldErrors = {}
  if (label === '') errors.label = 'Say what the token is for, so that you know it again.'
  if ([...label].length > LONGEST_LABEL) errors.label = `At most ${LONGEST_LABEL} characters.`
  if (!isLife(fields.life)) errors.life = 'Choose how long it works.'
  if (Object.keys(errors).length > 0 || !isLife(fields.life)) return { ok: false, errors }
  const expiresAt =
    fields.life === 'never' ? null : new Date(at.getTime() + Number(fields.life) * DAY).toISOString()
  return { ok: true, label, expiresAt }
}

const isLife = (text: string): text is Life => LIFE_OF_TOKEN.some((life) => life === text)
