import type { FieldErrors } from './ballot.ts'
import type { Room } from './room.ts'
import { instantOf } from './time.ts'

type Fields = { deadline: string; timeZone: string; none: boolean }

/** Reads a later end of voting; null takes it away, which only a room that is revealed by hand can do without. */
export function parseDeadline(
  { deadlineAt, revealRule }: Pick<Room, 'deadlineAt' | 'revealRule'>,
  fields: Fields,
  now: Date,
): { ok: true; deadlineAt: string | null } | { ok: false; errors: FieldErrors } {
  const refused = (deadline: string) => ({ ok: false as const, errors: { deadline } })
  if (deadlineAt === null && !fields.none)
    return { ok: false, errors: { form: 'Voting has no end of its own.' } }
  if (fields.none)
    return revealRule === 'manual'
      ? { ok: true, deadlineAt: null }
      : refused('The ballots open by themselves at the end of voting, so there must be one.')
  const wanted = instantOf(fields.deadline, fields.timeZone)
  if (!wanted) return refused('Write the end of voting as a date and a time.')
  if (wanted <= now) return refused('Voting can’t end in the past.')
  if (deadlineAt !== null && wanted < new Date(deadlineAt))
    return refused('Voting can end later than planned, not sooner.')
  return { ok: true, deadlineAt: wanted.toISOString() }
}
