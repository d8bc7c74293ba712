import type { RecordReview } from '../adr/record.ts'
import { inWords } from '../advisor/format.ts'
import type { FieldErrors } from './ballot.ts'
import { cleanText } from './text.ts'
import { isDay } from './time.ts'

const VERDICTS = ['came true', 'partly', 'did not'] as const
const NEXT = ['keep', 'look again', 'reconsider'] as const

export const MOST_FINDINGS = 10_000

export type ReviewFields = { verdict: string; findings: string; next: string; nextOn: string }

export type Review = Pick<RecordReview, 'verdict' | 'findings' | 'next' | 'nextOn'>

export function parseReview(
  fields: ReviewFields,
  today: string,
): { ok: true; review: Review } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const verdict = VERDICTS.find((known) => known === fields.verdict)
  if (!verdict) errors.verdict = 'Say whether it came true.'
  const findings = cleanText(fields.findings)
  if (!findings) errors.findings = 'Say what you found, in a sentence or more.'
  else if (findings.length > MOST_FINDINGS) errors.findings = `Use at most ${MOST_FINDINGS} characters.`
  const next = NEXT.find((known) => known === fields.next)
  if (!next) errors.next = 'Choose what comes next.'
  if (next === 'look again' && !isDay(fields.nextOn)) errors.nextOn = 'Say on which day to look again.'
  else if (next === 'look again' && fields.nextOn <= today) errors.nextOn = 'Look again on a day to come.'
  if (Object.keys(errors).length > 0 || !verdict || !next) return { ok: false, errors }
  return {
    ok: true,
    review: { verdict, findings, next, nextOn: next === 'look again' ? fields.nextOn : null },
  }
}

/** Days are compared as they are written. */
export const isReviewDue = (reviewOn: string | null, today: string) => reviewOn !== null && reviewOn <= today

/** How well a team foresees: of each decision its last review counts. Null before the first. */
export function calibrationInWords(
  reviews: readonly { decisionId: string; verdict: RecordReview['verdict'] }[],
): string | null {
  const last = new Map(reviews.map(({ decisionId, verdict }) => [decisionId, verdict]))
  if (last.size === 0) return null
  const count = (wanted: RecordReview['verdict']) =>
    [...last.values()].filter((verdict) => verdict === wanted).length
  const partly = count('partly')
  const inPart = partly > 0 ? `, ${inWords(partly)} in part` : ''
  if (last.size === 1)
    return {
      'came true': 'The one reviewed expectation came true.',
      partly: 'The one reviewed expectation came true in part.',
      'did not': 'The one reviewed expectation did not come true.',
    }[[...last.values()][0] ?? 'partly']
  return `Of ${inWords(last.size)} reviewed expectations ${count('came true') === 0 ? 'none' : inWords(count('came true'))} came true${inPart}.`
}
