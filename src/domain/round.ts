import type { FullResult } from '../advisor/complement-types.ts'
import { type FieldErrors, ROOM_CHANGED } from './ballot.ts'
import { MOST_BRIEF } from './brief.ts'
import type { Room } from './room.ts'
import { cleanLine, cleanText, sameName } from './text.ts'
import { instantOf } from './time.ts'

const MOST_ITEMS = 40
export const MOST_NOTE = 1_000

type Named = { id: string; name: string }

/** Options and criteria that come with the next round anyway, because a suggestion of them was accepted. */
export type Upcoming = { options: readonly Named[]; criteria: readonly Named[] }

const NOTHING_UPCOMING: Upcoming = { options: [], criteria: [] }

/** The form of another round as it was typed. */
export type RoundFields = {
  note: string
  /** `some` asks those who voted before only about the criteria in `again`. */
  asking: string
  again: readonly string[]
  keep: readonly string[]
  ownOptions: string
  ownCriteria: string
  deadline: string
  timeZone: string
}

/** What another round begins with. */
export type RoundPlan = {
  note: string
  /** Criteria asked again of those who voted before; null asks everything. New ones are asked in any case. */
  again: readonly string[] | null
  /** Options that are not asked about any more. */
  dropped: readonly string[]
  newOptions: readonly string[]
  newCriteria: readonly string[]
  deadlineAt: string | null
  timeZone: string
}

type Asked = Pick<
  Room,
  'options' | 'criteria' | 'importanceMethod' | 'revealRule' | 'deadlineAt' | 'timeZone'
>

/** Points and places only mean something together, so with them everything is asked again. */
export const mayAskSome = ({ importanceMethod }: Pick<Room, 'importanceMethod'>) =>
  importanceMethod === 'rating'

/** The criteria that are worth asking again: those the agenda of the result names. */
export const worthAsking = ({ complements: { agenda } }: FullResult): string[] =>
  (agenda?.topics ?? []).map(({ criterionId }) => criterionId)

export function freshRound(room: Asked, result: FullResult): RoundFields {
  const again = worthAsking(result)
  return {
    note: '',
    asking: mayAskSome(room) && again.length > 0 ? 'some' : 'all',
    again,
    keep: room.options.map(({ id }) => id),
    ownOptions: '',
    ownCriteria: '',
    deadline: '',
    timeZone: room.timeZone,
  }
}

/** Reads the form of another round; every problem is reported at its field. */
export function parseRound(
  room: Asked,
  fields: RoundFields,
  { now, upcoming = NOTHING_UPCOMING }: { now: Date; upcoming?: Upcoming },
): { ok: true; plan: RoundPlan } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const note = cleanText(fields.note)
  if (note.length > MOST_NOTE) errors.note = `Use at most ${MOST_NOTE} characters.`

  const newOptions = listed(fields.ownOptions)
  const newCriteria = listed(fields.ownCriteria)
  const kept = room.options.filter(({ id }) => fields.keep.includes(id))
  const options = [...room.options, ...upcoming.options]
  const optionProblem = problemOf(newOptions, options, MOST_BRIEF.option, 'options')
  if (optionProblem) errors.ownOptions = optionProblem
  else if (kept.length + upcoming.options.length + newOptions.length < 2)
    errors.keep = 'A round needs two options. Keep one more, or add one.'
  const criteria = [...room.criteria, ...upcoming.criteria]
  const criterionProblem = problemOf(newCriteria, criteria, MOST_BRIEF.criterion, 'criteria')
  if (criterionProblem) errors.ownCriteria = criterionProblem

  const isPartial = fields.asking === 'some' && mayAskSome(room)
  if (fields.asking !== 'some' && fields.asking !== 'all') errors.asking = 'Choose one of the two.'
  const again = room.criteria.filter(({ id }) => fields.again.includes(id)).map(({ id }) => id)
  if (isPartial && again.length + upcoming.criteria.length + newCriteria.length === 0)
    errors.again = 'Tick a criterion to ask again, or ask everything.'

  const deadline = fields.deadline === '' ? null : instantOf(fields.deadline, fields.timeZone)
  const problem = problemOfDeadline(room, deadline, now)
  if (problem) errors.deadline = problem

  const known = new Set([...room.options, ...room.criteria].map(({ id }) => id))
  if ([...fields.keep, ...fields.again].some((id) => !known.has(id))) errors.form = ROOM_CHANGED
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    plan: {
      note,
      again: isPartial && again.length < room.criteria.length ? again : null,
      dropped: room.options.filter((option) => !kept.includes(option)).map(({ id }) => id),
      newOptions,
      newCriteria,
      deadlineAt: deadline?.toISOString() ?? null,
      timeZone: fields.timeZone || 'UTC',
    },
  }
}

function problemOfDeadline({ revealRule }: Asked, deadline: Date | null | undefined, now: Date) {
  if (deadline === undefined) return 'Write the end of voting as a date and a time, or leave it open.'
  if (deadline !== null && deadline <= now) return 'Voting can’t end in the past.'
  if (deadline === null && revealRule === 'deadline')
    return 'The ballots of this room open at the deadline. Write when voting ends.'
  return undefined
}

const listed = (text: string) =>
  cleanText(text)
    .split(/[,\n]/)
    .map(cleanLine)
    .filter((name) => name !== '')

function problemOf(
  added: readonly string[],
  there: readonly { name: string }[],
  longest: number,
  what: 'options' | 'criteria',
): string | undefined {
  if (added.length + there.length > MOST_ITEMS) return `A room has at most ${MOST_ITEMS} ${what}.`
  const long = added.find((name) => name.length > longest)
  if (long) return `“${long.slice(0, 30)}…” is too long. Use at most ${longest} characters.`
  const seen = new Set(there.map(({ name }) => sameName(name)))
  for (const name of added) {
    if (seen.has(sameName(name))) return `${name} is there already.`
    seen.add(sameName(name))
  }
  return undefined
}
