import type { FieldErrors } from './ballot.ts'
import { type Item, type ItemKind, parseItem } from './draft.ts'
import { cleanText, sameName } from './text.ts'

export const MOST_SUGGESTION = { why: 1_000, note: 1_000, open: 20 } as const

export type Suggestion = {
  id: string
  kind: ItemKind
  name: string
  why: string
  userId: string
  userName: string
  at: string
  verdict: 'accepted' | 'declined' | null
  note: string
  reviewedAt: string | null
}

export type SuggestionFields = { kind: string; name: string; why: string }

type Known = {
  options: readonly { name: string }[]
  criteria: readonly { name: string }[]
  suggestions: readonly Suggestion[]
}

type Parsed =
  | { ok: true; kind: ItemKind; item: Item; why: string }
  | { ok: true; same: Suggestion }
  | { ok: false; errors: FieldErrors }

/** Reads what a member suggests, beside what is asked already and what others suggested. */
export function parseSuggestion(fields: SuggestionFields, userId: string, known: Known): Parsed {
  const kind = fields.kind === 'option' || fields.kind === 'criterion' ? fields.kind : null
  if (!kind) return { ok: false, errors: { kind: 'Say whether it is an option or a criterion.' } }
  const parsed = parseItem(
    kind,
    { name: fields.name, help: '' },
    kind === 'option' ? known.options : known.criteria,
  )
  const errors: FieldErrors = parsed.ok ? {} : { ...parsed.errors }
  const why = cleanText(fields.why)
  if (!why) errors.why = 'Say in a sentence why.'
  else if (why.length > MOST_SUGGESTION.why) errors.why = `Use at most ${MOST_SUGGESTION.why} characters.`
  if (!parsed.ok || errors.why) return { ok: false, errors }

  const open = known.suggestions.filter(({ verdict }) => verdict === null)
  const { name } = parsed.item
  const twin = open.find((one) => one.kind === kind && sameName(one.name) === sameName(name))
  // The same form twice.
  if (twin?.userId === userId && twin.why === why) return { ok: true, same: twin }
  if (twin) return { ok: false, errors: { name: `${twin.userName} has suggested ${twin.name} already.` } }
  if (open.filter((one) => one.userId === userId).length >= MOST_SUGGESTION.open)
    return {
      ok: false,
      errors: {
        form: `You have ${MOST_SUGGESTION.open} suggestions that wait for an answer. Withdraw one first.`,
      },
    }
  return { ok: true, kind, item: parsed.item, why }
}

type Reviewed =
  | { ok: true; verdict: 'accepted' | 'declined'; note: string }
  | { ok: false; errors: FieldErrors }

export function parseReview(fields: { verdict: string; note: string }): Reviewed {
  const note = cleanText(fields.note)
  const errors: FieldErrors = {}
  const verdict = fields.verdict === 'accepted' || fields.verdict === 'declined' ? fields.verdict : null
  if (note.length > MOST_SUGGESTION.note) errors.note = `Use at most ${MOST_SUGGESTION.note} characters.`
  else if (verdict === 'declined' && !note) errors.note = 'Say in a sentence why not.'
  if (!verdict) errors.form = 'Accept it or decline it.'
  return verdict && !errors.note ? { ok: true, verdict, note } : { ok: false, errors }
}
