const DAY_MS = 24 * 60 * 60 * 1000

/** How long an invite is good for, as its form offers it; null for ever. */
export const INVITE_DAYS = [1, 7, 14, 30] as const
const USUAL_DAYS = 14
const MOST_USES = 10_000

/** Two weeks, or a day longer than voting takes: nobody who is in time finds a dead link. */
export function usualExpiry(at: Date, deadlineAt: string | null): string {
  const usual = at.getTime() + USUAL_DAYS * DAY_MS
  const voting = deadlineAt === null ? 0 : Date.parse(deadlineAt) + DAY_MS
  return new Date(Math.max(usual, voting)).toISOString()
}

export type Invite = {
  id: string
  createdAt: string
  closedAt: string | null
  expiresAt: string | null
  maxUses: number | null
  /** How many people have joined by it. */
  uses: number
}

export type InviteState = 'open' | 'closed' | 'expired' | 'used up'

export function inviteState(invite: Omit<Invite, 'id' | 'createdAt'>, now: Date): InviteState {
  if (invite.closedAt !== null) return 'closed'
  if (invite.expiresAt !== null && new Date(invite.expiresAt) <= now) return 'expired'
  if (invite.maxUses !== null && invite.uses >= invite.maxUses) return 'used up'
  return 'open'
}

export type InviteFields = { days: string; maxUses: string }

/** Reads how long an invite should last from now on, and how many may join by it. */
export function parseInviteRules(
  fields: InviteFields,
  { now, uses, expiresAt }: { now: Date; uses: number; expiresAt: string | null },
):
  | { ok: true; rules: { expiresAt: string | null; maxUses: number | null } }
  | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const days = INVITE_DAYS.find((known) => String(known) === fields.days)
  if (days === undefined && fields.days !== 'never' && fields.days !== 'as it is')
    errors.days = 'Choose one of the times.'
  const typed = fields.maxUses.trim()
  const maxUses = typed === '' ? null : /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : Number.NaN
  if (maxUses !== null && !(maxUses <= MOST_USES))
    errors.maxUses = `Write a whole number from 1 to ${MOST_USES}, or leave it open.`
  else if (maxUses !== null && maxUses < uses)
    errors.maxUses = `Already ${uses} have joined by it. Write that or more, or make a new link.`
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const until = days === undefined ? null : new Date(now.getTime() + days * DAY_MS).toISOString()
  return { ok: true, rules: { expiresAt: fields.days === 'as it is' ? expiresAt : until, maxUses } }
}
