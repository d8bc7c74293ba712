import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { advise } from './advisor/advise.ts'
import { explain } from './advisor/explain.ts'
import { defaultModel } from './advisor/model.ts'
import type { AdvisorInput } from './advisor/types.ts'

/** The file is not one we can compute: one line says why. */
export class InputError extends Error {}

const whole = (most: number) => z.number().int().min(0).max(most)

const model = z
  .strictObject({
    version: z.literal('advisor-1'),
    importanceMax: z.number().int().min(1).max(100).default(defaultModel.importanceMax),
    familiarityMax: z.number().int().min(1).max(100).default(defaultModel.familiarityMax),
    knowsAt: z.number().int().min(0).max(100).default(defaultModel.knowsAt),
    crew: z.number().int().min(1).max(1000).default(defaultModel.crew),
    breadthShare: z.number().min(0).max(1).default(defaultModel.breadthShare),
    fixedFamiliarityWeight: z.number().min(0).max(1).nullable().default(null),
    ratingPrior: z.number().min(0).nullable().default(null),
  })
  .default(defaultModel)

const named = z.object({ id: z.string().min(1), name: z.string() })

const constraint = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('min'), criterionId: z.string(), value: z.number().min(0).max(10) }),
  z.strictObject({ kind: z.literal('knowers'), people: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('veto'), share: z.number().min(0).max(1) }),
])

const advisorFile = z
  .object({
    options: z.array(named).max(1000),
    criteria: z.array(named.extend({ kind: z.enum(['familiarity', 'profile']) })).max(1000),
    profile: z.array(z.array(z.number().min(0).max(10).nullable())),
    ballots: z.array(
      z.object({
        importance: z.array(whole(100).nullable()),
        familiarity: z.array(whole(100).nullable()),
        vetoes: z.array(z.boolean()).optional(),
        ratings: z.array(z.array(z.number().min(0).max(10).nullable())).optional(),
      }),
    ),
    constraints: z.array(constraint).default([]),
    quorum: z.number().int().min(1).default(1),
    eligible: z.number().int().min(0).nullable().default(null),
    model,
  })
  .superRefine((input, context) => {
    const problem = problemOf(input as AdvisorInput)
    if (problem) context.addIssue({ code: 'custom', path: problem.path, message: problem.message })
  })

const roomFile = z.object({ format: z.literal('stackmoot-room-1'), input: advisorFile })

/** The result of a room export or an advisor input, as JSON with two spaces. */
export function scoreFile(path: string | undefined): string {
  if (!path) throw new InputError('Name a file: stackmoot score FILE')
  const input = parseInput(readJson(path), path)
  const result = advise(input)
  return JSON.stringify({ ...result, explanation: explain(result) }, null, 2)
}

function readJson(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new InputError(
      `${path} can’t be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`,
    )
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new InputError(`${path} is not JSON.`)
  }
}

function parseInput(json: unknown, path: string): AdvisorInput {
  const isRoom = typeof json === 'object' && json !== null && 'format' in json
  const parsed = isRoom ? roomFile.safeParse(json) : advisorFile.safeParse(json)
  if (parsed.success) return ('input' in parsed.data ? parsed.data.input : parsed.data) as AdvisorInput
  const [issue] = parsed.error.issues
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : ''
  const said = `${path} is neither a room export nor an advisor input${where}: ${issue?.message ?? ''}`
  // A hostile file must not steer the terminal.
  throw new InputError(said.replace(/\p{Cc}+/gu, ' '))
}

/** What the shapes can't say: lengths that belong together, and ids that must be there once. */
function problemOf(input: AdvisorInput): { path: (string | number)[]; message: string } | undefined {
  const { options, criteria, profile, ballots, constraints } = input
  const twice = (items: readonly { id: string }[]) =>
    items.findIndex(({ id }, at) => items.findIndex((other) => other.id === id) !== at)
  for (const part of ['options', 'criteria'] as const) {
    const at = twice(input[part])
    if (at >= 0) return { path: [part, at, 'id'], message: 'this id is there twice' }
  }
  if (criteria.filter(({ kind }) => kind === 'familiarity').length > 1)
    return { path: ['criteria'], message: 'only one criterion can be of kind familiarity' }
  if (profile.length !== options.length) return { path: ['profile'], message: 'needs a row for each option' }
  const row = profile.findIndex((cells) => cells.length !== criteria.length)
  if (row >= 0) return { path: ['profile', row], message: 'needs a cell for each criterion' }
  for (const [at, ballot] of ballots.entries()) {
    const wrong = problemOfBallot(input, ballot)
    if (wrong) return { path: ['ballots', at, ...wrong.path], message: wrong.message }
  }
  const unknown = constraints.findIndex(
    (rule) => rule.kind === 'min' && !criteria.some(({ id }) => id === rule.criterionId),
  )
  return unknown >= 0
    ? { path: ['constraints', unknown], message: 'names no criterion of this file' }
    : undefined
}

function problemOfBallot(
  { options, criteria, model: scale }: AdvisorInput,
  ballot: AdvisorInput['ballots'][number],
) {
  if (ballot.importance.length !== criteria.length)
    return { path: ['importance'], message: 'needs an answer or null for each criterion' }
  if (ballot.familiarity.length !== options.length)
    return { path: ['familiarity'], message: 'needs an answer or null for each option' }
  const high = (answers: readonly (number | null)[], most: number) =>
    answers.findIndex((answer) => answer !== null && answer > most)
  const importance = high(ballot.importance, scale.importanceMax)
  if (importance >= 0) return { path: ['importance', importance], message: `is above ${scale.importanceMax}` }
  const familiarity = high(ballot.familiarity, scale.familiarityMax)
  if (familiarity >= 0)
    return { path: ['familiarity', familiarity], message: `is above ${scale.familiarityMax}` }
  if (ballot.vetoes && ballot.vetoes.length !== options.length)
    return { path: ['vetoes'], message: 'needs one for each option' }
  if (
    ballot.ratings &&
    (ballot.ratings.length !== options.length || ballot.ratings.some((row) => row.length !== criteria.length))
  )
    return { path: ['ratings'], message: 'needs a cell for each option and criterion' }
  return undefined
}
