import type { ImportanceMethod } from '../advisor/types.ts'
import type { Answers, FieldErrors, Fields } from './ballot.ts'
import type { Criterion } from './room.ts'
import { levelIn } from './text.ts'

export const IMPORTANCE = ['irrelevant', 'nice to have', 'some', 'important', 'very', 'decisive'] as const
export const POINTS = 100

/** Where the message stands that is about all points together. */
export const POINTS_FIELD = 'points'

const PARTS = {
  rating: 'importance',
  points: 'points',
  'rank-sum': 'place',
  'rank-order-centroid': 'place',
} as const satisfies Record<ImportanceMethod, string>

/** Named by what is asked, so that no answer is read on another scale than the one it was given on. */
export const importanceField = (method: ImportanceMethod, criterionId: string) =>
  `${PARTS[method]}.${criterionId}`

/** Reads what matters to one person, on the scale of the method; what is blank stays out. */
export function parseImportance(
  criteria: readonly Criterion[],
  method: ImportanceMethod,
  fields: Fields,
): { importance: Answers['importance']; errors: FieldErrors } {
  const importance: Answers['importance'] = {}
  const errors: FieldErrors = {}
  const { levelOf, problemOf } = scaleOf(method, criteria.length)
  for (const { id, name } of criteria) {
    const field = importanceField(method, id)
    const value = fields[field] ?? ''
    if (value === '') continue
    const level = levelOf(value)
    if (level === undefined) errors[field] = problemOf(name)
    else importance[id] = level
  }
  const given = Object.values(importance).map(Number)
  if (method === 'points' && given.length > 0 && Object.keys(errors).length === 0) {
    const left = POINTS - given.reduce((sum, points) => sum + points, 0)
    if (left !== 0) errors[POINTS_FIELD] = sumProblem(left)
  }
  return { importance, errors }
}

type Scale = {
  levelOf: (value: string) => number | 'cant-judge' | undefined
  problemOf: (name: string) => string
}

function scaleOf(method: ImportanceMethod, criteria: number): Scale {
  if (method === 'rating')
    return {
      levelOf: (value) => (value === 'cant-judge' ? value : levelIn(value, 0, IMPORTANCE.length - 1)),
      problemOf: (name) => `Rate ${name} from 0 to 5, or say that you can’t judge.`,
    }
  if (method === 'points')
    return {
      levelOf: (value) => levelIn(value.trim().replace(/^0+(?=\d)/, ''), 0, POINTS),
      problemOf: (name) => `Give ${name} a whole number of points from 0 to ${POINTS}.`,
    }
  return {
    levelOf: (value) => levelIn(value, 1, criteria),
    problemOf: (name) => `Choose a place from 1 to ${criteria} for ${name}, or leave it blank.`,
  }
}

const sumProblem = (left: number) =>
  `Your points add up to ${POINTS - left}. ${left > 0 ? `Share out ${left} more.` : `Take ${-left} back.`}`
