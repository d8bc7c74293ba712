import { z } from 'zod'
import { defaultModel } from './advisor/model.ts'
import type { AdvisorBallot, AdvisorInput } from './advisor/types.ts'

type Problem = { path: (string | number)[]; message: string } | undefined

/** More would take minutes: a room has at most 40 of each. */
const MOST_NAMED = 200

const whole = (most: number) => z.number().int().min(0).max(most)
const table = (cell: z.ZodType<number>) => z.array(z.array(cell.nullable()))
const upToTen = z.number().min(0).max(10)

const model = z
  .strictObject({
    version: z.literal('advisor-1'),
    importanceMax: z.number().int().min(1).max(1000).default(defaultModel.importanceMax),
    familiarityMax: z.number().int().min(1).max(100).default(defaultModel.familiarityMax),
    familiarityCurve: z.array(z.number().min(0).max(1)).nullable().optional(),
    knowsAt: z.number().int().min(0).max(100).default(defaultModel.knowsAt),
    crew: z.number().int().min(1).max(1000).default(defaultModel.crew),
    breadthShare: z.number().min(0).max(1).default(defaultModel.breadthShare),
    fixedFamiliarityWeight: z.number().min(0).max(1).nullable().default(null),
    ratingPrior: z.number().min(0).max(1000).nullable().default(null),
    importanceMethod: z.enum(['rating', 'points', 'rank-sum', 'rank-order-centroid']).optional(),
  })
  .prefault({ version: 'advisor-1' })

const named = z.object({ id: z.string().min(1), name: z.string() })

/** The constraints but the veto, which is a setting of its own in a room. */
export const hardConstraint = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('min'), criterionId: z.string(), value: upToTen }),
  z.strictObject({ kind: z.literal('knowers'), people: z.number().int().min(0) }),
])

const constraint = z.discriminatedUnion('kind', [
  ...hardConstraint.options,
  z.strictObject({ kind: z.literal('veto'), share: z.number().min(0).max(1) }),
])

/** Strict, or a misspelt optional part would be left out in silence. */
const ballot = z.strictObject({
  importance: z.array(whole(1000).nullable()),
  familiarity: z.array(whole(100).nullable()),
  vetoes: z.array(z.boolean().nullable()).optional(),
  ratings: table(whole(10)).optional(),
  willingness: z.array(whole(2).nullable()).optional(),
  direct: z.array(whole(5).nullable()).optional(),
})

/** An advisor input as a file holds it. Whatever passes is valid for the advisor, which does not check again. */
export const advisorFile = z
  .strictObject({
    options: z.array(named).min(1).max(MOST_NAMED),
    criteria: z
      .array(named.extend({ kind: z.enum(['familiarity', 'profile']) }))
      .min(1)
      .max(MOST_NAMED),
    profile: table(upToTen),
    bands: table(upToTen).optional(),
    ballots: z.array(ballot),
    constraints: z.array(constraint).default([]),
    quorum: z.number().int().min(1).default(1),
    eligible: z.number().int().min(0).nullable().default(null),
    seed: z.number().int().min(0).optional(),
    model,
  })
  .superRefine((input, context) => {
    const problem = problemOf(input as AdvisorInput)
    if (problem) context.addIssue({ code: 'custom', path: problem.path, message: problem.message })
  })
  .transform((input) => input as AdvisorInput)

/** What the shapes can't say: lengths that belong together, and ids that must be there once. */
function problemOf(input: AdvisorInput): Problem {
  const { criteria, profile, bands, ballots, constraints } = input
  for (const part of ['options', 'criteria'] as const) {
    const at = twice(input[part].map(({ id }) => id))
    if (at >= 0) return { path: [part, at, 'id'], message: 'this id is there twice' }
  }
  if (criteria.filter(({ kind }) => kind === 'familiarity').length > 1)
    return { path: ['criteria'], message: 'only one criterion can be of kind familiarity' }
  const problem = problemOfModel(input) ?? problemOfTable(input, profile, 'profile')
  if (problem) return problem
  const ofBands = bands && problemOfTable(input, bands, 'bands')
  if (ofBands) return ofBands
  for (const [at, one] of ballots.entries()) {
    const wrong = problemOfBallot(input, one)
    if (wrong) return { path: ['ballots', at, ...wrong.path], message: wrong.message }
  }
  const unknown = constraints.findIndex(
    (rule) => rule.kind === 'min' && !criteria.some(({ id }) => id === rule.criterionId),
  )
  return unknown >= 0
    ? { path: ['constraints', unknown], message: 'names no criterion of this file' }
    : undefined
}

/** Where something stands for the second time; -1 if nothing does. */
export function twice(items: readonly string[]): number {
  const seen = new Set<string>()
  return items.findIndex((item) => seen.size === seen.add(item).size)
}

function problemOfModel({ model: scale }: AdvisorInput): Problem {
  if (scale.knowsAt > scale.familiarityMax)
    return { path: ['model', 'knowsAt'], message: `is above ${scale.familiarityMax}` }
  if (scale.importanceMethod === 'points' && scale.importanceMax !== 100)
    return { path: ['model', 'importanceMax'], message: 'must be 100 where the answers are points' }
  const curve = scale.familiarityCurve
  if (!curve) return undefined
  const path = ['model', 'familiarityCurve']
  if (curve.length !== scale.familiarityMax + 1)
    return { path, message: `needs ${scale.familiarityMax + 1} values, one for each level` }
  const rises = curve.every((value, level) => level === 0 || value >= (curve[level - 1] ?? 0))
  return rises && curve[0] === 0 && curve.at(-1) === 1
    ? undefined
    : { path, message: 'must rise from 0 to 1' }
}

function problemOfTable(
  { options, criteria }: AdvisorInput,
  rows: readonly (readonly unknown[])[],
  name: string,
): Problem {
  if (rows.length !== options.length) return { path: [name], message: 'needs a row for each option' }
  const row = rows.findIndex((cells) => cells.length !== criteria.length)
  return row >= 0 ? { path: [name, row], message: 'needs a cell for each criterion' } : undefined
}

function problemOfBallot(input: AdvisorInput, given: AdvisorBallot): Problem {
  const { options, criteria, model: scale } = input
  if (given.importance.length !== criteria.length)
    return { path: ['importance'], message: 'needs an answer or null for each criterion' }
  for (const part of ['familiarity', 'willingness', 'direct'] as const)
    if (given[part] && given[part].length !== options.length)
      return { path: [part], message: 'needs an answer or null for each option' }
  const importance = above(given.importance, scale.importanceMax)
  if (importance >= 0) return { path: ['importance', importance], message: `is above ${scale.importanceMax}` }
  const points = given.importance.reduce<number>((sum, answer) => sum + (answer ?? 0), 0)
  if (scale.importanceMethod === 'points' && points > scale.importanceMax)
    return { path: ['importance'], message: `adds up to ${points} points, more than ${scale.importanceMax}` }
  const familiarity = above(given.familiarity, scale.familiarityMax)
  if (familiarity >= 0)
    return { path: ['familiarity', familiarity], message: `is above ${scale.familiarityMax}` }
  if (given.vetoes && given.vetoes.length !== options.length)
    return { path: ['vetoes'], message: 'needs one for each option' }
  return given.ratings && problemOfTable(input, given.ratings, 'ratings')
}

const above = (answers: readonly (number | null)[], most: number) =>
  answers.findIndex((answer) => answer !== null && answer > most)
