import ical, { ICalEventStatus } from 'ical-generator'
import type { Room } from './domain/room.ts'

/**
 * The end of voting and the day of the review as a calendar file; undefined while neither is set. Nothing in it comes
 * from a ballot, and its version is the one that stays when a ballot is changed.
 */
export function calendarOf(
  room: Room,
  { publicUrl, at }: { publicUrl: string; at: Date },
): string | undefined {
  const page = `${publicUrl}/decisions/${room.id}`
  const host = new URL(publicUrl).hostname
  const calendar = ical({ prodId: { company: 'Stackmoot', product: 'Decision room' }, name: null })
  const shared = { sequence: room.publicVersion, stamp: at, description: room.question, url: page }
  const status = room.state === 'abandoned' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED
  if (room.deadlineAt !== null)
    calendar.createEvent({
      ...shared,
      id: `voting-${room.round.number}-${room.id}@${host}`,
      summary: `Voting ends: ${room.question}`,
      start: new Date(room.deadlineAt),
      status,
    })
  if (room.reviewOn !== null && room.state !== 'abandoned')
    calendar.createEvent({
      ...shared,
      id: `review-${room.id}@${host}`,
      summary: `Look again: ${room.question}`,
      start: new Date(`${room.reviewOn}T00:00:00.000Z`),
      allDay: true,
      status,
    })
  return calendar.length() === 0 ? undefined : calendar.toString()
}
