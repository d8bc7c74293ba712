import type { FieldErrors } from './ballot.ts'
import { cleanText } from './text.ts'

export const MOST_DEPRECATION = 1_000

type Parsed = { ok: true; reason: string } | { ok: false; errors: FieldErrors }

/** Why a record is no longer to be followed: it goes into the record. */
export function parseDeprecation(typed: string): Parsed {
  const reason = cleanText(typed)
  if (reason === '')
    return { ok: false, errors: { reason: 'Say in a sentence why it is no longer followed.' } }
  if (reason.length > MOST_DEPRECATION)
    return { ok: false, errors: { reason: `Use at most ${MOST_DEPRECATION} characters.` } }
  return { ok: true, reason }
}
