import { geometricWeights, medianWeights } from './aggregation.ts'
import type { Opinion, OpinionMethod, Opinions } from './complement-types.ts'
import { concordance } from './concordance.ts'
import { kendallTauB } from './correlation.ts'
import { ranks } from './ranking.ts'
import { fixedTopsis, linearPreference, netFlows, vikor, weightedProduct } from './second-opinions.ts'
import { dot } from './sum.ts'
import type { AdvisorInput, OptionResult } from './types.ts'
import { activeCriteria, equalWeights, fixedWeight, mixFamiliarity, rankSumOf } from './weights.ts'

/** Points of a profile scale up to which a difference is none, and above which it is full (PROMETHEE II). */
const [INDIFFERENCE, PREFERENCE] = [1, 3]
/** Weight of group regret in VIKOR; the rest is the largest single regret. */
const GROUP = 0.5

type Field = {
  input: AdvisorInput
  options: readonly OptionResult[]
  leaderId: string | null
  /** Team weights over all criteria. */
  weights: readonly number[]
  /** Weights of every member who weighs, over the active criteria; null when there are too many to go through. */
  members: readonly (readonly number[])[] | null
}

/**
 * The same ballots and profile under other methods: equal, median, geometric and rank-sum weights, weighted product,
 * TOPSIS with a fixed ideal (García-Cascales & Lamata 2012), VIKOR (Opricovic & Tzeng 2004) and PROMETHEE II (Brans &
 * Vincke 1985), over the admissible options. A method is undefined, null, where its weights are. Null below two
 * admissible options or without a leader.
 */
export function opinions({ input, options, leaderId, weights, members }: Field): Opinions | null {
  const admissible = options.map(({ excluded }) => excluded === null)
  const rows = options.filter(({ excluded }) => excluded === null)
  const leader = options.findIndex(({ id }) => id === leaderId)
  if (rows.length < 2 || leader === -1) return null
  const own = rows.map(({ score }) => rounded(score))
  const scored = methodScores({ input, weights, members, values: rows.map(({ values }) => values) })
  const methods = scored.map(([method, scores]): Opinion => {
    if (!scores) return { method, places: null, agrees: null, tau: null }
    const left = [...scores]
    const places = ranks(
      admissible.map((isIn) => (isIn ? (left.shift() ?? 0) : 0)),
      admissible,
    )
    return { method, places, agrees: places[leader] === 1, tau: kendallTauB(scores.map(rounded), own) }
  })
  const defined = scored.flatMap(([, scores]) => (scores ? [scores] : []))
  return {
    methods,
    agreeing: methods.filter(({ agrees }) => agrees).length,
    of: defined.length,
    w: concordance([own, ...defined.map((scores) => scores.map(rounded))])?.w ?? null,
  }
}

type Given = Omit<Field, 'options' | 'leaderId'> & { values: readonly (readonly number[])[] }

// Higher is better, in points of 100.
function methodScores({ input, weights, members, values }: Given): [OpinionMethod, number[] | null][] {
  const { criteria, model } = input
  const fixed = fixedWeight(criteria, model)
  const active = activeCriteria(criteria, model)
  const summed = (free: readonly number[] | null) => {
    if (!free) return null
    const team = mixFamiliarity(free, criteria, fixed)
    return values.map((row) => 100 * dot(team, row))
  }
  const grid = values.map((row) => row.map((value) => 10 * value))
  const q = vikor(
    weights,
    grid,
    weights.map(() => 1),
    GROUP,
  ).q
  return [
    ['equal', summed(equalWeights(active))],
    ['median', summed(members && medianWeights(members))],
    ['geometric', summed(members && geometricOver(members, active))],
    ['rank-sum', summed(onActive(weights, active, rankSumOf))],
    ['weighted-product', values.map((row) => 100 * weightedProduct(weights, row))],
    ['topsis', fixedTopsis(weights, values).map((closeness) => 100 * closeness)],
    ['vikor', q.map((regret) => -100 * regret)],
    [
      'promethee',
      netFlows(weights, grid, linearPreference(INDIFFERENCE, PREFERENCE)).map((flow) => 100 * flow),
    ],
  ]
}

// The familiarity criterion of a fixed weight has none from the members, which would veto it.
const geometricOver = (
  members: readonly (readonly number[])[],
  active: readonly boolean[],
): number[] | null => {
  const rows = members.map((row) => row.filter((_, j) => active[j]))
  return spreadOver(geometricWeights(rows), active)
}

const onActive = (
  weights: readonly number[],
  active: readonly boolean[],
  of: (weights: readonly number[]) => number[],
): number[] => spreadOver(of(weights.filter((_, j) => active[j])), active) ?? []

function spreadOver(weights: readonly number[] | null, active: readonly boolean[]): number[] | null {
  if (!weights) return null
  const left = [...weights]
  return active.map((isActive) => (isActive ? (left.shift() ?? 0) : 0))
}

const rounded = (score: number): number => Math.round(score * 1e9)
