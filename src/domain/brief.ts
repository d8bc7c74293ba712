import type { ImportanceMethod } from '../advisor/types.ts'
import type { Template, TemplateCriterion } from '../templates/template.ts'
import type { FieldErrors } from './ballot.ts'
import { parseRules, type RuleFields } from './brief-rules.ts'
import { PACES, presetOf } from './pace.ts'
import type { RevealRule } from './room.ts'
import { cleanLine, cleanText, sameName } from './text.ts'

export const MOST_OPTIONS = 40
const MOST_CRITERIA = 40
export const MOST_BRIEF = {
  question: 300,
  context: 10_000,
  name: 80,
  team: 80,
  option: 120,
  criterion: 120,
} as const

/** A form as it was typed: one value, or several where a name repeats. */
export type BriefFields = RuleFields & {
  question: string
  context: string
  options: readonly string[]
  ownOptions: string
  criteria: readonly string[]
  ownCriteria: string
  /** What a ballot may take; what it asks is read from the fields beside it only where that is the facilitator's own. */
  pace: string
  importanceMethod: string
  directVote: boolean
  cellRatings: boolean
  willingness: boolean
  name: string
  team: string
  teamName: string
}

/** What a facilitator sets before anybody votes. */
export type Brief = {
  question: string
  context: string
  template: string
  options: { key: string | null; name: string }[]
  criteria: { key: string | null; name: string; help: string; kind: TemplateCriterion['kind'] }[]
  deadlineAt: string | null
  timeZone: string
  quorum: number
  /** Share of the people expected that a verdict needs, in per cent; null counts `quorum` ballots. */
  quorumPercent: number | null
  expectedVoters: number | null
  namesShown: boolean
  anonymous: boolean
  revealRule: RevealRule
  /** A `min` names its criterion by its place in `criteria`. */
  constraints: readonly (
    | { kind: 'min'; criterion: number; value: number }
    | { kind: 'knowers'; people: number }
  )[]
  vetoPercent: number | null
  importanceMethod: ImportanceMethod
  directVote: boolean
  cellRatings: boolean
  willingnessAsked: boolean
  /** The decision it was started from. */
  startedFrom: string | null
  /** A team of the facilitator's by id, or a new one by name. */
  team: { id: string } | { name: string }
  facilitatorName: string
}

export const IMPORTANCE_METHODS = [
  'rating',
  'rank-sum',
  'rank-order-centroid',
  'points',
] as const satisfies readonly ImportanceMethod[]

type Facts = {
  now: Date
  teamIds: readonly string[]
  needsName: boolean
  /** How many people are listed by name as voters. */
  listed?: number
  /** Names the room has already. */
  known?: readonly string[]
}

/** Reads the form of a room; every problem is reported at its field. */
export function parseBrief(
  template: Template,
  fields: BriefFields,
  { now, teamIds, needsName, listed = 0, known = [] }: Facts,
): { ok: true; brief: Brief } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const text = (field: 'question' | 'name' | 'teamName', most: number) => {
    const value = cleanLine(fields[field])
    if (value.length > most) errors[field] = `Use at most ${most} characters.`
    return value
  }

  const question = text('question', MOST_BRIEF.question)
  if (!question) errors.question = 'Write the question you want to settle.'

  const context = cleanText(fields.context)
  if (context.length > MOST_BRIEF.context) errors.context = `Use at most ${MOST_BRIEF.context} characters.`

  const options = [
    ...template.options
      .filter(({ key }) => fields.options.includes(key))
      .map(({ key, name }) => ({ key, name })),
    ...namesIn(fields.ownOptions, known).map((name) => ({ key: null, name })),
  ]
  const optionProblem = problemOf(options, MOST_OPTIONS, MOST_BRIEF.option, 'options')
  if (optionProblem) errors.ownOptions = optionProblem
  else if (options.length < 2)
    errors.options = `A decision needs two options. ${template.options.length > 0 ? 'Tick one more, or add your own.' : 'Write one more.'}`

  const asked = askedIn(template, fields, errors)
  const criteria = [
    ...template.criteria.filter(({ key }) => asked.criteria.includes(key)),
    ...namesIn(fields.ownCriteria, known).map((name) => ({
      key: null,
      name,
      help: '',
      kind: 'profile' as const,
    })),
  ]
  const criterionProblem = problemOf(criteria, MOST_CRITERIA, MOST_BRIEF.criterion, 'criteria')
  if (criterionProblem) errors.ownCriteria = criterionProblem
  else if (criteria.length === 0) errors.criteria = 'A decision needs a criterion. Tick one, or add your own.'

  const rules = parseRules(fields, { now, criteria, listed }, errors)

  const facilitatorName = text('name', MOST_BRIEF.name)
  if (needsName && !facilitatorName) errors.name = 'Write the name your team knows you by.'

  const teamName = text('teamName', MOST_BRIEF.team)
  if (fields.team && !teamIds.includes(fields.team)) errors.team = 'Choose one of your teams, or a new one.'

  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    brief: {
      question,
      context,
      template: template.key,
      options,
      criteria,
      ...rules,
      ...asked.rules,
      startedFrom: null,
      team: fields.team ? { id: fields.team } : { name: teamName || `${facilitatorName}’s team` },
      facilitatorName,
    },
  }
}

/** What the ballot asks: by its pace, or as the facilitator set it. */
function askedIn(template: Template, fields: BriefFields, errors: FieldErrors) {
  const pace = PACES.find((one) => one === (fields.pace || 'own'))
  if (!pace) errors.pace = 'Choose one of the four.'
  if (pace && pace !== 'own') return presetOf(pace, template)

  const wanted = fields.importanceMethod || 'rating'
  const importanceMethod = IMPORTANCE_METHODS.find((method) => method === wanted)
  if (!importanceMethod) errors.importanceMethod = 'Choose one of the four.'
  const { directVote, cellRatings, willingness } = fields
  return {
    criteria: fields.criteria,
    rules: {
      importanceMethod: importanceMethod ?? 'rating',
      directVote,
      cellRatings,
      willingnessAsked: willingness,
    },
  }
}

/** What somebody wrote in a row or in lines; a name with a comma that the room knows already is one on a line of its own. */
export const namesIn = (text: string, known: readonly string[] = []) =>
  cleanText(text)
    .split('\n')
    .flatMap((line) => (known.includes(cleanLine(line)) ? [line] : line.split(',')))
    .map(cleanLine)
    .filter((name) => name !== '')

function problemOf(
  named: readonly { name: string }[],
  most: number,
  longest: number,
  what: 'options' | 'criteria',
): string | undefined {
  if (named.length > most) return `Use at most ${most} ${what}.`
  const long = named.find(({ name }) => name.length > longest)
  if (long) return `“${long.name.slice(0, 30)}…” is too long. Use at most ${longest} characters.`
  const seen = new Set<string>()
  for (const { name } of named) {
    if (seen.has(sameName(name))) return `${name} is there twice.`
    seen.add(sameName(name))
  }
  return undefined
}
