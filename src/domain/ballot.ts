import type { Criterion, Option } from './room.ts'
import { cleanLine, cleanText } from './text.ts'

export const IMPORTANCE = ['irrelevant', 'nice to have', 'some', 'important', 'very', 'decisive'] as const
export const FAMILIARITY = [
  'none',
  'read or tried it',
  'changed real code with help',
  'delivers alone',
  'could lead and teach',
] as const
export const WILLINGNESS = ['would rather not', 'fine', 'would love to'] as const

export const ROOM_CHANGED =
  'The room has changed since you opened this page. Look through your answers and cast again.'

export const MOST = { name: 80, comment: 500, reason: 10_000 } as const

/** Keyed by the id of the criterion or option; what is absent was left blank. */
export type Answers = {
  importance: Record<string, number | 'cant-judge'>
  familiarity: Record<string, number>
  willingness: Record<string, number>
  /** The reason of each "could not work with it". */
  vetoes: Record<string, string>
}

export type Ballot = { answers: Answers; comment: string; name: string }

/** Field name to message. */
export type FieldErrors = Record<string, string>

export type Fields = Readonly<Record<string, string>>

type Asked = { options: readonly Option[]; criteria: readonly Criterion[] }

export const fieldName = (part: keyof Answers, id: string) => `${part}.${id}`

/** Reads a submitted ballot against what the room asks; every problem is reported at its field. */
export function parseBallot(
  asked: Asked,
  fields: Fields,
  { needsName }: { needsName: boolean },
): { ok: true; ballot: Ballot } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const answers: Answers = { importance: {}, familiarity: {}, willingness: {}, vetoes: {} }

  for (const { id, name } of asked.criteria) {
    const field = fieldName('importance', id)
    const value = fields[field] ?? ''
    if (value === '') continue
    const level = value === 'cant-judge' ? value : levelOf(value, IMPORTANCE)
    if (level === undefined) errors[field] = `Rate ${name} from 0 to 5, or say that you can’t judge.`
    else answers.importance[id] = level
  }

  for (const { id, name } of asked.options) {
    const known = fieldName('familiarity', id)
    const familiarity = levelOf(fields[known], FAMILIARITY)
    if (familiarity !== undefined) answers.familiarity[id] = familiarity
    else if (fields[known]) errors[known] = `Say from 0 to 4 how well you know ${name}.`

    const willing = fieldName('willingness', id)
    const willingness = levelOf(fields[willing], WILLINGNESS)
    if (willingness !== undefined) answers.willingness[id] = willingness
    else if (fields[willing]) errors[willing] = `Choose one of the three for ${name}, or none.`

    const veto = fieldName('vetoes', id)
    const reason = cleanText(fields[veto] ?? '')
    if (reason.length > MOST.reason) errors[veto] = `Use at most ${MOST.reason} characters.`
    else if (reason) answers.vetoes[id] = reason
  }

  const comment = cleanText(fields.comment ?? '')
  if (comment.length > MOST.comment) errors.comment = `Use at most ${MOST.comment} characters.`

  const { name, problem } = parseName(fields, { needed: needsName })
  if (problem) errors.name = problem

  const strange = Object.keys(fields).find((field) => !isAsked(asked, field))
  if (strange !== undefined) errors.form = ROOM_CHANGED
  else if (Object.keys(errors).length === 0 && isBlank(answers, comment))
    errors.form = 'Answer at least one question, or just close this page.'

  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, ballot: { answers, comment, name } }
}

export function parseName(fields: Fields, { needed }: { needed: boolean }) {
  const name = cleanLine(fields.name ?? '')
  if (needed && !name) return { name, problem: 'Write the name your team knows you by.' }
  return { name, problem: name.length > MOST.name ? `Use at most ${MOST.name} characters.` : undefined }
}

/** The fields of a cast ballot, to fill the form with. */
export function fieldsOf({ answers, comment }: { answers: Answers; comment: string }): Fields {
  const fields: Record<string, string> = { comment }
  for (const part of ['importance', 'familiarity', 'willingness', 'vetoes'] as const)
    for (const [id, value] of Object.entries(answers[part])) fields[fieldName(part, id)] = String(value)
  return fields
}

function levelOf(value: string | undefined, levels: readonly string[]): number | undefined {
  if (value === undefined || !/^\d$/.test(value)) return undefined
  return Number(value) < levels.length ? Number(value) : undefined
}

const isBlank = ({ importance, familiarity, willingness, vetoes }: Answers, comment: string) =>
  [importance, familiarity, willingness, vetoes].every((part) => Object.keys(part).length === 0) && !comment

function isAsked({ options, criteria }: Asked, field: string): boolean {
  if (['comment', 'name', 'submission', 'as'].includes(field)) return true
  const [part, id] = field.split(/\.(.*)/s)
  if (part === 'importance') return criteria.some((criterion) => criterion.id === id)
  return (
    ['familiarity', 'willingness', 'vetoes'].includes(part ?? '') &&
    options.some((option) => option.id === id)
  )
}
