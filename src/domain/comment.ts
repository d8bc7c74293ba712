import type { FieldErrors } from './ballot.ts'
import type { Room } from './room.ts'
import { cleanText } from './text.ts'

export const MOST_COMMENT = 5_000

/** What a comment is about: the room as a whole, or an option or a criterion that some round asked about. */
export type Topic = {
  /** `room`, or the id of the option or criterion. */
  key: string
  kind: 'room' | 'option' | 'criterion'
  name: string
  /** False once no round asks about it any more: then it is read and not added to. */
  isAsked: boolean
}

export type Comment = {
  id: string
  topic: string
  round: number
  userId: string
  name: string
  /** As it is now, Markdown; empty once deleted. */
  text: string
  version: number
  at: string
  editedAt: string | null
  deletedAt: string | null
}

export type CommentFields = { about: string; text: string }

export const ROOM_TOPIC = 'room'

type Named = { id: string; name: string }

/** What can be talked about: the room, then what is asked now in the room's order, then what is asked no more. */
export function topicsOf(
  room: Room,
  all: { options: readonly Named[]; criteria: readonly Named[] },
): Topic[] {
  const of = (kind: 'option' | 'criterion', asked: readonly Named[], known: readonly Named[]): Topic[] => {
    const ids = new Set(asked.map(({ id }) => id))
    const gone = known.filter(({ id }) => !ids.has(id))
    return [
      ...asked.map(({ id, name }) => ({ key: id, kind, name, isAsked: true })),
      ...gone.map(({ id, name }) => ({ key: id, kind, name, isAsked: false })),
    ]
  }
  return [
    { key: ROOM_TOPIC, kind: 'room', name: 'The decision as a whole', isAsked: true },
    ...of('option', room.options, all.options),
    ...of('criterion', room.criteria, all.criteria),
  ]
}

/** A round was revealed, so there is something to talk about, also while a further one is sealed. */
export const hasOpened = ({ round }: Pick<Room, 'round'>) => round.revealedAt !== null || round.number > 1

export function parseComment(
  { about, text }: CommentFields,
  topics: readonly Topic[],
): { ok: true; topic: Topic; text: string } | { ok: false; errors: FieldErrors } {
  const topic = topics.find(({ key, isAsked }) => key === about && isAsked)
  const parsed = parseText(text)
  if (topic && parsed.ok) return { ok: true, topic, text: parsed.text }
  return {
    ok: false,
    errors: { ...(topic ? {} : { about: 'Choose what it is about.' }), ...(parsed.ok ? {} : parsed.errors) },
  }
}

export function parseText(text: string): { ok: true; text: string } | { ok: false; errors: FieldErrors } {
  const clean = cleanText(text)
  if (clean === '') return { ok: false, errors: { text: 'Write what you want to say.' } }
  if (clean.length > MOST_COMMENT)
    return { ok: false, errors: { text: `Use at most ${MOST_COMMENT} characters.` } }
  return { ok: true, text: clean }
}

/** The first ones, as long as they have room on a page, however long each is; one at least. */
export function thatFit<T extends Pick<Comment, 'text'>>(comments: readonly T[], characters: number): T[] {
  let left = characters
  return comments.filter(({ text }, index) => {
    left -= text.length
    return index === 0 || left >= 0
  })
}
