import { advise } from '../../../src/advisor/advise.ts'
import { exclusions } from '../../../src/advisor/constraints.ts'
import { defaultModel } from '../../../src/advisor/model.ts'
import { firstChoices, personalMajorities, personalScores } from '../../../src/advisor/personal.ts'
import { ranks } from '../../../src/advisor/ranking.ts'
import { tallyBallots } from '../../../src/advisor/tally.ts'
import type { AdvisorBallot, AdvisorInput, Constraint, Exclusion } from '../../../src/advisor/types.ts'
import { activeCriteria, fixedWeight, memberWeights, mixFamiliarity } from '../../../src/advisor/weights.ts'
import { NotUnderstood } from '../compare.ts'
import type { Method } from './index.ts'

type VectorConstraint = { type: string; criterion?: string; value?: number; people?: number; share?: number }

type VectorInput = {
  options: string[]
  criteria: string[]
  profile: (number | null)[][]
  ballots: {
    importance: (number | null)[]
    familiarity: (number | null)[]
    /** Indices of the options. */
    vetoes?: number[]
    ratings?: (number | null)[][]
  }[]
  model: {
    importanceMax?: number
    familiarityMax: number
    knowsAt: number
    crew: number
    breadthShare: number
    familiarityCriterion: string | null
    familiarityCurve?: number[] | null
    fixedFamiliarityWeight: number | null
    ratingPrior: number | null
    vetoQuorum?: number | null
  }
  constraints?: VectorConstraint[]
}

export const advisorMethods: [string, Method][] = [['advisor score v1, complete pipeline', score]]

function score(vector: VectorInput): Record<string, unknown> {
  const input = toInput(vector)
  const result = advise(input)
  const { options } = result
  const failed = failures(input)
  const admissible = options.map((option) => option.excluded === null)
  const personal = personalScores(
    personalWeights(input),
    options.map((option) => option.values),
  )
  return {
    weights: result.criteria.map((criterion) => criterion.weight),
    countedForWeights: result.counted.weights,
    abstainedWeights: result.counted.abstained,
    countedForFamiliarity: result.counted.familiarity,
    breadth: options.map((option) => option.breadth),
    depth: options.map((option) => option.depth),
    readiness: options.map((option) => (option.readiness ?? 0) / 100),
    knowers: options.map((option) => option.knowers),
    teachers: options.map((option) => option.teachers),
    trainingGap: options.map((option) => option.trainingGap),
    values: options.map((option) => option.values),
    unknown: options.map((option) => option.unknown),
    contributions: options.map((option) => option.contributions),
    scores: options.map((option) => option.score),
    scoreLow: options.map((option) => option.lo),
    scoreHigh: options.map((option) => option.hi),
    fit: options.map((option) => option.fit),
    excluded: failed.map((reasons) => reasons.map(reasonCode)),
    // A preview without priorities has an order too, although the result announces no ranks.
    ranks: ranks(
      options.map((option) => option.score),
      admissible,
    ),
    personalScores: personal,
    firstChoiceCounts: firstChoices(personal, admissible),
    personalMajority: personalMajorities(personal, options.length),
    status: result.counted.weights === 0 ? 'no-priorities' : 'ok',
  }
}

function toInput({ options, criteria, profile, ballots, model, constraints }: VectorInput): AdvisorInput {
  return {
    options: options.map((name) => ({ id: name, name })),
    criteria: criteria.map((name) => ({
      id: name,
      name,
      kind: name === model.familiarityCriterion ? 'familiarity' : 'profile',
    })),
    profile,
    ballots: ballots.map((ballot) => toBallot(ballot, options.length)),
    constraints: [
      ...(constraints ?? []).map(toConstraint),
      ...(model.vetoQuorum == null ? [] : [{ kind: 'veto' as const, share: model.vetoQuorum }]),
    ],
    quorum: 1,
    eligible: null,
    model: {
      ...defaultModel,
      importanceMax: model.importanceMax ?? defaultModel.importanceMax,
      familiarityMax: model.familiarityMax,
      knowsAt: model.knowsAt,
      crew: model.crew,
      breadthShare: model.breadthShare,
      familiarityCurve: model.familiarityCurve ?? null,
      fixedFamiliarityWeight: model.fixedFamiliarityWeight,
      ratingPrior: model.ratingPrior,
    },
  }
}

function toBallot(ballot: VectorInput['ballots'][number], options: number): AdvisorBallot {
  const vetoes = Array.from({ length: options }, (_, i) => ballot.vetoes?.includes(i) ?? false)
  const { importance, familiarity, ratings } = ballot
  return { importance, familiarity, vetoes, ...(ratings ? { ratings } : {}) }
}

function toConstraint({ type, criterion, value, people, share }: VectorConstraint): Constraint {
  if (type === 'min' && criterion !== undefined && value !== undefined)
    return { kind: 'min', criterionId: criterion, value }
  const wanted = people ?? share ?? value
  if (type === 'knowers' && wanted !== undefined) return { kind: 'knowers', people: wanted }
  if (type === 'veto' && wanted !== undefined) return { kind: 'veto', share: wanted }
  throw new NotUnderstood(`constraint ${type} is not understood`)
}

function failures(input: AdvisorInput): Exclusion[][] {
  const tally = tallyBallots(input)
  return advise(input).options.map((option, index) =>
    exclusions(input.constraints, input.criteria, tally, {
      index,
      knowers: option.knowers,
      values: [...option.values],
      unknown: [...option.unknown],
    }),
  )
}

const reasonCode = (reason: Exclusion): string =>
  reason.kind === 'min' ? `min:${reason.criterionId}` : reason.kind

function personalWeights({ ballots, criteria, model }: AdvisorInput): (number[] | null)[] {
  const active = activeCriteria(criteria, model)
  return ballots.map((ballot) => {
    const weights = memberWeights(ballot.importance, active)
    return weights && mixFamiliarity(weights, criteria, fixedWeight(criteria, model))
  })
}
