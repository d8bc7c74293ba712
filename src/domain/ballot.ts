import type { ImportanceMethod } from '../advisor/types.ts'
import { importanceField, parseImportance } from './importance.ts'
import { lateIds } from './late.ts'
import type { Criterion, Option, Room } from './room.ts'
import { cleanLine, cleanText, levelIn } from './text.ts'

export const FAMILIARITY = [
  'none',
  'read or tried it',
  'changed real code with help',
  'delivers alone',
  'could lead and teach',
] as const
export const WILLINGNESS = ['would rather not', 'fine', 'would love to'] as const
export const HAPPINESS = [
  'would rather not at all',
  'unhappy',
  'not quite happy',
  'content',
  'happy',
  'very happy',
] as const
export const MOST_RATING = 10

export const ROOM_CHANGED =
  'The room has changed since you opened this page. Look through your answers and cast again.'

export const MOST = { name: 80, comment: 500, reason: 10_000 } as const

/** Keyed by the id of the criterion or option; what is absent was left blank. */
export type Answers = {
  /** A level, points of 100, or a place from 1 for what matters most, as the room asks. */
  importance: Record<string, number | 'cant-judge'>
  familiarity: Record<string, number>
  willingness: Record<string, number>
  /** The reason of each "could not work with it". */
  vetoes: Record<string, string>
  /** How happy one would be with each option; absent where nothing is said. */
  direct?: Record<string, number>
  /** By option and criterion, 0 to 10; absent where nothing is rated. */
  ratings?: Record<string, Record<string, number>>
  /** What had come into the round late when this was cast: of the options and criteria, those it was shown. */
  late?: string[]
}

export type Ballot = { answers: Answers; comment: string; name: string }

/** Field name to message. */
export type FieldErrors = Record<string, string>

export type Fields = Readonly<Record<string, string>>

/** What a ballot asks; without more it is importance from 0 to 5, familiarity, willingness and vetoes. */
export type Asked = {
  options: readonly Option[]
  criteria: readonly Criterion[]
  /** What came into this round late is noted with the ballot. */
  round?: Pick<Room['round'], 'number'>
  importanceMethod?: ImportanceMethod
  directVote?: boolean
  cellRatings?: boolean
  /** Asked as long as it is not said otherwise. */
  willingnessAsked?: boolean
  /** Criteria whose importance is asked, where that is not all of them; `kept` are the answers to the others. */
  weighed?: readonly Criterion[]
  kept?: Answers['importance']
}

export const fieldName = (part: keyof Answers, id: string) => `${part}.${id}`

export const ratingField = (optionId: string, criterionId: string) =>
  fieldName('ratings', `${optionId}.${criterionId}`)

/** Familiarity is asked by itself, so it is not rated again. */
export const ratedCriteria = <T extends Pick<Criterion, 'kind'>>(criteria: readonly T[]) =>
  criteria.filter(({ kind }) => kind === 'profile')

/** Reads a submitted ballot against what the room asks; every problem is reported at its field. */
export function parseBallot(
  asked: Asked,
  fields: Fields,
  { needsName }: { needsName: boolean },
): { ok: true; ballot: Ballot } | { ok: false; errors: FieldErrors } {
  const { criteria, importanceMethod = 'rating', weighed = criteria, kept = {} } = asked
  const { importance: given, errors } = parseImportance(weighed, importanceMethod, fields)
  // In one order whatever was asked of whom: an export of ballots without names would tell it.
  const importance: Answers['importance'] = Object.fromEntries(
    criteria.flatMap(({ id }) => {
      const answer = given[id] ?? kept[id]
      return answer === undefined ? [] : [[id, answer]]
    }),
  )
  const answers: Answers = { importance, familiarity: {}, willingness: {}, vetoes: {} }
  const direct: Record<string, number> = {}
  const ratings: Record<string, Record<string, number>> = {}
  const level = (field: string, most: number, problem: string) => {
    const value = fields[field] ?? ''
    const given = levelIn(value, 0, most)
    if (given === undefined && value !== '') errors[field] = problem
    return given
  }

  for (const { id, name } of asked.options) {
    const familiarity = level(
      fieldName('familiarity', id),
      FAMILIARITY.length - 1,
      `Say from 0 to 4 how well you know ${name}.`,
    )
    if (familiarity !== undefined) answers.familiarity[id] = familiarity

    if (asked.willingnessAsked !== false) {
      const problem = `Choose one of the three for ${name}, or none.`
      const willingness = level(fieldName('willingness', id), WILLINGNESS.length - 1, problem)
      if (willingness !== undefined) answers.willingness[id] = willingness
    }

    if (asked.directVote) {
      const problem = `Say from 0 to 5 how happy you would be with ${name}.`
      const happiness = level(fieldName('direct', id), HAPPINESS.length - 1, problem)
      if (happiness !== undefined) direct[id] = happiness
    }

    for (const criterion of asked.cellRatings ? ratedCriteria(criteria) : []) {
      const problem = `Rate ${name} from 0 to ${MOST_RATING} on ${criterion.name}.`
      const rating = level(ratingField(id, criterion.id), MOST_RATING, problem)
      if (rating !== undefined) ratings[id] = { ...ratings[id], [criterion.id]: rating }
    }

    const veto = fieldName('vetoes', id)
    const reason = cleanText(fields[veto] ?? '')
    if (reason.length > MOST.reason) errors[veto] = `Use at most ${MOST.reason} characters.`
    else if (reason) answers.vetoes[id] = reason
  }
  if (isFilled(direct)) answers.direct = direct
  if (isFilled(ratings)) answers.ratings = ratings

  const comment = cleanText(fields.comment ?? '')
  if (comment.length > MOST.comment) errors.comment = `Use at most ${MOST.comment} characters.`

  const { name, problem } = parseName(fields, { needed: needsName })
  if (problem) errors.name = problem

  const names = askedFields(asked)
  if (Object.keys(fields).some((field) => !names.has(field))) errors.form = ROOM_CHANGED
  else if (!isFilled(errors) && !Object.values(answers).some(isFilled) && !comment)
    errors.form = 'Answer at least one question, or just close this page.'

  const shown = (fields.late ?? '').split(' ')
  const late = lateIds(asked).filter((id) => shown.includes(id))
  if (late.length > 0) answers.late = late

  return isFilled(errors) ? { ok: false, errors } : { ok: true, ballot: { answers, comment, name } }
}

export function parseName(fields: Fields, { needed }: { needed: boolean }) {
  const name = cleanLine(fields.name ?? '')
  if (needed && !name) return { name, problem: 'Write the name your team knows you by.' }
  return { name, problem: name.length > MOST.name ? `Use at most ${MOST.name} characters.` : undefined }
}

/** The fields of a cast ballot, to fill the form with. */
export function fieldsOf(
  { answers, comment }: { answers: Answers; comment: string },
  method: ImportanceMethod = 'rating',
): Fields {
  const fields: Record<string, string> = { comment }
  for (const [id, value] of Object.entries(answers.importance))
    fields[importanceField(method, id)] = String(value)
  for (const part of ['familiarity', 'willingness', 'vetoes', 'direct'] as const)
    for (const [id, value] of Object.entries(answers[part] ?? {})) fields[fieldName(part, id)] = String(value)
  for (const [optionId, row] of Object.entries(answers.ratings ?? {}))
    for (const [criterionId, value] of Object.entries(row))
      fields[ratingField(optionId, criterionId)] = String(value)
  return fields
}

const isFilled = (part: object) => Object.keys(part).length > 0

/** Every name that a form of this room sends. */
function askedFields(asked: Asked): Set<string> {
  const { options, criteria, importanceMethod = 'rating', weighed = criteria } = asked
  const rated = asked.cellRatings ? ratedCriteria(criteria) : []
  return new Set([
    ...['comment', 'name', 'submission', 'as', 'late'],
    ...weighed.map(({ id }) => importanceField(importanceMethod, id)),
    ...options.flatMap(({ id }) => [
      fieldName('familiarity', id),
      fieldName('vetoes', id),
      ...(asked.willingnessAsked === false ? [] : [fieldName('willingness', id)]),
      ...(asked.directVote ? [fieldName('direct', id)] : []),
      ...rated.map((criterion) => ratingField(id, criterion.id)),
    ]),
  ])
}
