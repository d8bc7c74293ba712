import { Temporal } from 'temporal-polyfill'

/** A wall-clock time like 2026-11-20T17:00 in a zone, as an instant; undefined when it is none. */
export function instantOf(local: string, timeZone: string): Date | undefined {
  // What a browser sends. Instants are compared as text, so a year has four digits.
  if (!/^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(local)) return undefined
  try {
    const wall = Temporal.PlainDateTime.from(local)
    return new Date(wall.toZonedDateTime(timeZone || 'UTC').epochMilliseconds)
  } catch {
    return undefined
  }
}

/** The same back, for a form field. */
export const localOf = (instant: string, timeZone: string) =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    // Temporal takes a date with an offset for a zone as well, and what prints times does not.
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The calendar day of an instant in a zone, 2026-11-20. */
export const dayOf = (instant: string, timeZone: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** A calendar day as a date field sends it. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
