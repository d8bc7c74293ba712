import { capital } from '../advisor/format.ts'
import type { Event } from './history.ts'
import { type Particulars, SENTENCES, type Telling } from './history-words.ts'
import type { Room } from './room.ts'
import { dayOf } from './time.ts'

export type StoredEvent = Omit<Event, 'seq' | 'action' | 'particulars'> & {
  action: string
  particulars: string
}

/** One event as the people of the room read it. */
export type Line = {
  text: string
  at: string
  /** In the room's time zone, 2026-11-20. */
  day: string
  /** 0 while the room is a draft. */
  round: number
  /** The comment it is about. */
  commentId: string | null
}

export type History = {
  room: Pick<Room, 'round' | 'namesShown' | 'anonymous' | 'timeZone'>
  events: readonly StoredEvent[]
  person: Telling['person']
  named: Telling['named']
  when: Telling['when']
}

type Known = { action: Event['action']; event: StoredEvent; particulars: Particulars }

const isKnown = (action: string): action is Event['action'] => Object.hasOwn(SENTENCES, action)
const BALLOTS: readonly string[] = [
  'ballot_cast',
  'ballot_revised',
  'ballot_withdrawn',
] satisfies Event['action'][]

/** Whether times of day are told. Where names are hidden, an instant would tell who did what before and after it. */
export const tellsTime = (room: Pick<Room, 'namesShown'>) => room.namesShown

/**
 * All that may be told of a room's history, the first line first. That a ballot was changed is told after the reveal
 * of its round, and never if there is none. Of an anonymous room no ballot is told: only, at the reveal, how many.
 */
export function linesOf({ room, events, person, named, when }: History): Line[] {
  let round = 0
  const showsScores = room.round.revealedAt !== null
  return events.flatMap((event): Line[] => {
    if (!isKnown(event.action)) return []
    const known = { action: event.action, event, particulars: JSON.parse(event.particulars) as Particulars }
    round = roundAfter(round, known)
    if (!isTold(room, known, round === room.round.number)) return []
    const { action, particulars } = known
    const who = isNamed(room, action) && event.actorId !== null ? person(event.actorId) : ''
    return [
      {
        text: capital(SENTENCES[action](particulars, { who, person, named, when, showsScores })),
        at: event.at,
        day: dayOf(event.at, room.timeZone),
        round,
        commentId: action === 'comment_added' ? String(particulars.comment) : null,
      },
    ]
  })
}

function isTold(room: History['room'], { action, event, particulars }: Known, isCurrent: boolean): boolean {
  // Who joins while an anonymous round is sealed, or votes after all, has voted in it.
  const isComing =
    (action === 'member_joined' && particulars.role === 'member') ||
    (action === 'role_changed' && event.actorId !== null && event.actorId === particulars.member)
  if (isComing && room.anonymous) return !(isCurrent && room.round.revealedAt === null)
  if (!BALLOTS.includes(action)) return true
  if (room.anonymous) return false
  const isSealed = room.round.revealedAt === null && particulars.round === room.round.number
  return !(action === 'ballot_revised' && isSealed)
}

/** Who has voted is no secret where names are hidden; who has thought again is theirs. */
const isNamed = (room: History['room'], action: Event['action']) =>
  room.namesShown || action !== 'ballot_revised'

function roundAfter(round: number, { action, particulars }: Known): number {
  if (action === 'decision_opened') return particulars.draft ? 0 : 1
  if (action === 'voting_started') return 1
  if (action === 'draft_resumed') return 0
  return action === 'round_opened' ? Number(particulars.round) : round
}

type Day = { day: string; lines: Line[] }
type Stretch = { round: number; days: Day[] }

/** Rounds with their days, as they come. */
export function stretchesOf(lines: readonly Line[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const line of lines) {
    let stretch = stretches.at(-1)
    if (stretch?.round !== line.round) {
      stretch = { round: line.round, days: [] }
      stretches.push(stretch)
    }
    const day = stretch.days.at(-1)
    if (day?.day === line.day) day.lines.push(line)
    else stretch.days.push({ day: line.day, lines: [line] })
  }
  return stretches
}
