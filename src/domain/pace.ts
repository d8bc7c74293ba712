import type { ImportanceMethod } from '../advisor/types.ts'
import type { Template } from '../templates/template.ts'

/** Minutes that a ballot may take at most; with `own` the facilitator sets what it asks. */
export const PACES = ['2', '5', '10', 'own'] as const
export type Pace = (typeof PACES)[number]

export type BallotRules = {
  importanceMethod: ImportanceMethod
  directVote: boolean
  cellRatings: boolean
  willingnessAsked: boolean
}

type Preset = { criteria: string[]; rules: BallotRules }

/** Which criteria of the template a ballot of that pace asks, and what else. */
export function presetOf(pace: Exclude<Pace, 'own'>, { criteria, short, isScored }: Template): Preset {
  const all = criteria.map(({ key }) => key)
  return {
    criteria: pace === '2' ? all.filter((key) => short.keys.includes(key)) : all,
    rules: {
      importanceMethod: 'rating',
      willingnessAsked: pace !== '2',
      directVote: pace === '10',
      cellRatings: pace === '10' || !isScored,
    },
  }
}

type Set = { criteria: readonly string[] } & BallotRules

/** The pace whose ballot a room has. */
export function paceOf(template: Template, { criteria, ...rules }: Set): Pace {
  const isSame = (preset: Preset) =>
    preset.criteria.length === criteria.length &&
    preset.criteria.every((key) => criteria.includes(key)) &&
    (Object.keys(preset.rules) as (keyof BallotRules)[]).every((rule) => preset.rules[rule] === rules[rule])
  // What is asked may be alike at two paces; five minutes are the usual ones.
  return (['5', '2', '10'] as const).find((pace) => isSame(presetOf(pace, template))) ?? 'own'
}

type Asked = {
  criteria: readonly { kind: 'familiarity' | 'profile' }[]
  options: readonly unknown[]
} & BallotRules

/** Questions of a ballot: about what matters, and about each option. What may be added in words is not counted. */
export function questionsOf({ criteria, options, ...rules }: Asked) {
  const rated = rules.cellRatings ? criteria.filter(({ kind }) => kind === 'profile').length : 0
  const each = 1 + Number(rules.willingnessAsked) + Number(rules.directVote) + rated
  return { criteria: criteria.length, each, all: criteria.length + each * options.length }
}

/** Seconds that an answer takes, by rule of thumb: a choice on a scale is quick, a place or a share is weighed. */
const SECONDS = {
  importance: { rating: 6, 'rank-sum': 9, 'rank-order-centroid': 9, points: 12 },
  familiarity: 4,
  willingness: 2,
  direct: 4,
  rating: 4,
} as const

/** Whole minutes that somebody needs who reads every question, and at least one. */
export function minutesFor({ criteria, options, ...rules }: Asked): number {
  const rated = criteria.filter(({ kind }) => kind === 'profile').length
  const each =
    SECONDS.familiarity +
    (rules.willingnessAsked ? SECONDS.willingness : 0) +
    (rules.directVote ? SECONDS.direct : 0) +
    (rules.cellRatings ? SECONDS.rating * rated : 0)
  const seconds = SECONDS.importance[rules.importanceMethod] * criteria.length + each * options.length
  return Math.max(1, Math.ceil(seconds / 60))
}
