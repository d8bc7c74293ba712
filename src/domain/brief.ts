import type { ImportanceMethod } from '../advisor/types.ts'
import type { Template, TemplateCriterion } from '../templates/template.ts'
import type { FieldErrors } from './ballot.ts'
import type { RevealRule } from './room.ts'
import { cleanLine, cleanText, sameName } from './text.ts'
import { instantOf } from './time.ts'

const MOST_OPTIONS = 40
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
export type BriefFields = {
  question: string
  context: string
  options: readonly string[]
  ownOptions: string
  criteria: readonly string[]
  ownCriteria: string
  deadline: string
  timeZone: string
  name: string
  quorum: string
  expectedVoters: string
  hideNames: boolean
  veto: string
  importanceMethod: string
  directVote: boolean
  cellRatings: boolean
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

export const VETO_CHOICES = { third: 33, half: 50, never: null } as const

export const IMPORTANCE_METHODS = [
  'rating',
  'rank-sum',
  'rank-order-centroid',
  'points',
] as const satisfies readonly ImportanceMethod[]

/** Reads the form of a room; every problem is reported at its field. */
export function parseBrief(
  template: Template,
  fields: BriefFields,
  { now, teamIds, needsName }: { now: Date; teamIds: readonly string[]; needsName: boolean },
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
    ...listed(fields.ownOptions).map((name) => ({ key: null, name })),
  ]
  const optionProblem = problemOf(options, MOST_OPTIONS, MOST_BRIEF.option, 'options')
  if (optionProblem) errors.ownOptions = optionProblem
  else if (options.length < 2)
    errors.options = `A decision needs two options. ${template.options.length > 0 ? 'Tick one more, or add your own.' : 'Write one more.'}`

  const criteria = [
    ...template.criteria.filter(({ key }) => fields.criteria.includes(key)),
    ...listed(fields.ownCriteria).map((name) => ({ key: null, name, help: '', kind: 'profile' as const })),
  ]
  const criterionProblem = problemOf(criteria, MOST_CRITERIA, MOST_BRIEF.criterion, 'criteria')
  if (criterionProblem) errors.ownCriteria = criterionProblem
  else if (criteria.length === 0) errors.criteria = 'A decision needs a criterion. Tick one, or add your own.'

  const deadline = fields.deadline === '' ? null : instantOf(fields.deadline, fields.timeZone)
  if (deadline === undefined)
    errors.deadline = 'Write the end of voting as a date and a time, or leave it open.'
  else if (deadline !== null && deadline <= now) errors.deadline = 'Voting can’t end in the past.'

  const quorum = wholeNumber(fields.quorum || '2', 1, 1000)
  if (quorum === undefined) errors.quorum = 'Write a whole number from 1 to 1000.'
  const expectedVoters = fields.expectedVoters === '' ? null : wholeNumber(fields.expectedVoters, 2, 10_000)
  if (expectedVoters === undefined)
    errors.expectedVoters = 'Write a whole number from 2 to 10000, or leave it open.'
  else if (expectedVoters !== null && quorum !== undefined && quorum > expectedVoters)
    errors.quorum = 'A verdict can’t need more ballots than people vote.'

  if (!isVetoChoice(fields.veto)) errors.veto = 'Choose one of the three.'

  const wanted = fields.importanceMethod || 'rating'
  const importanceMethod = IMPORTANCE_METHODS.find((method) => method === wanted)
  if (!importanceMethod) errors.importanceMethod = 'Choose one of the four.'

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
      deadlineAt: deadline?.toISOString() ?? null,
      timeZone: fields.timeZone || 'UTC',
      quorum: quorum ?? 2,
      quorumPercent: null,
      expectedVoters: expectedVoters ?? null,
      namesShown: !fields.hideNames,
      anonymous: false,
      revealRule: 'manual',
      constraints: [],
      vetoPercent: isVetoChoice(fields.veto) ? VETO_CHOICES[fields.veto] : null,
      importanceMethod: importanceMethod ?? 'rating',
      directVote: fields.directVote,
      cellRatings: fields.cellRatings,
      willingnessAsked: true,
      startedFrom: null,
      team: fields.team ? { id: fields.team } : { name: teamName || `${facilitatorName}’s team` },
      facilitatorName,
    },
  }
}

const isVetoChoice = (value: string): value is keyof typeof VETO_CHOICES => Object.hasOwn(VETO_CHOICES, value)

const listed = (text: string) =>
  cleanText(text)
    .split(/[,\n]/)
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

function wholeNumber(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,6}$/.test(text.trim())) return undefined
  const value = Number(text)
  return value >= least && value <= most ? value : undefined
}
