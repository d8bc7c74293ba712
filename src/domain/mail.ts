import { addressOf } from './address.ts'
import type { FieldErrors } from './ballot.ts'
import { dayOf } from './time.ts'

/** What a member may ask to be mailed. */
export type Wishes = { reminder: boolean; result: boolean; review: boolean }

const WISHES = ['reminder', 'result', 'review'] as const

export type WishFields = Wishes & { address: string }

const DAY_MS = 24 * 60 * 60 * 1000

/** The room’s own rules are checked where it is written; here only what was typed. */
export function parseWishes(
  fields: WishFields,
): { ok: true; wanted: WishFields } | { ok: false; errors: FieldErrors } {
  const address = addressOf(fields.address)
  const errors: FieldErrors = {}
  if (!WISHES.some((wish) => fields[wish])) errors.wishes = 'Tick what you want to be mailed.'
  if (!address) errors.address = 'Write your address, like bo@example.org.'
  return address && Object.keys(errors).length === 0
    ? { ok: true, wanted: { ...fields, address } }
    : { ok: false, errors }
}

/** Whoever has not voted is reminded a day before voting ends. */
export const remindAt = (deadlineAt: string) => new Date(Date.parse(deadlineAt) - DAY_MS).toISOString()

/** Whether the day of a review has come in the time zone of the room. */
export const isReviewDay = (reviewOn: string, timeZone: string, now: Date) =>
  reviewOn <= dayOf(now.toISOString(), timeZone)

const MINUTE_MS = 60_000

/** After each try that failed; about a day in all. */
const PAUSES_MS = [1, 5, 30, 120, 360, 420, 480].map((minutes) => minutes * MINUTE_MS)

/** When a mail is tried again after this many tries; undefined when it is given up. */
export function nextTry(attempts: number, now: Date): string | undefined {
  const pause = PAUSES_MS[attempts - 1]
  return pause === undefined ? undefined : new Date(now.getTime() + pause).toISOString()
}

/** How an invitation stands. `none`: there is no address it could go to. */
export type InvitationState = 'none' | 'came' | 'unwanted' | 'not yet' | 'waiting' | 'sent' | 'failed'

export type InvitationMail = { sentAt: string | null; failedAt: string | null; droppedAt: string | null }

/** What became of the invitation of somebody on the list; `mail` is the one to the address they have now. */
export function invitationState(
  { email, userId }: { email: string | null; userId: string | null },
  mail: InvitationMail | undefined,
  isUnwanted: boolean,
): InvitationState {
  if (userId !== null) return 'came'
  if (email === null || addressOf(email) === undefined) return 'none'
  if (mail?.sentAt) return 'sent'
  if (isUnwanted) return 'unwanted'
  if (mail?.failedAt) return 'failed'
  return mail && mail.droppedAt === null ? 'waiting' : 'not yet'
}

/** Those a press of the button would mail. */
export const isInvitable = (state: InvitationState) => state === 'not yet' || state === 'failed'
