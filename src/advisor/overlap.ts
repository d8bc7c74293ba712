import { arithmeticWeights, mean } from './aggregation.ts'
import { sum } from './sum.ts'

export type Overlap = {
  /** Mean entropy of the members' weights, entropy of the team's, and their difference; natural logarithm. */
  alpha: number
  gamma: number
  beta: number
  /** Number of distinct sets of priorities the team amounts to, 1 when all agree. */
  distinct: number
  /** 0 disjoint, 1 identical; null for one member or one criterion. */
  overlap: number | null
  /** The same on a scale that reaches 0 only with as many members as criteria; null for one criterion. */
  homogeneity: number | null
}

/** How far the members' priorities overlap, [member][criterion], rows summing to 1 (Goepel 2013). */
export function overlap(members: readonly (readonly number[])[]): Overlap | null {
  if (members.length === 0) return null
  const team = arithmeticWeights(members)
  const alpha = mean(members.map(entropy))
  const gamma = entropy(team)
  const beta = gamma - alpha
  const distinct = Math.exp(beta)
  return {
    alpha,
    gamma,
    beta,
    distinct,
    overlap: rescaled(distinct, Math.min(members.length, team.length)),
    homogeneity: rescaled(distinct, team.length),
  }
}

/** Shannon entropy, natural logarithm; a zero weight adds nothing. */
export const entropy = (weights: readonly number[]): number =>
  -sum(weights.map((weight) => (weight === 0 ? 0 : weight * Math.log(weight))))

const rescaled = (distinct: number, most: number): number | null =>
  most < 2 ? null : Math.min(1, (1 / distinct - 1 / most) / (1 - 1 / most))
