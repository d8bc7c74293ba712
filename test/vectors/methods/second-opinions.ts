import { firstRanks } from '../../../src/advisor/first-rank.ts'
import { seededRandom } from '../../../src/advisor/random.ts'
import {
  linearPreference,
  netFlows,
  type Preference,
  topsis,
  vikor,
  weightedProduct,
} from '../../../src/advisor/second-opinions.ts'
import { acceptability, anyWeights, type Draw, weightsOfTeam } from '../../../src/advisor/smaa.ts'
import { NotUnderstood } from '../compare.ts'
import type { Method } from './index.ts'

type Decision = { matrix: number[][]; weights: number[]; types: number[] }

export const secondOpinionMethods: [string, Method][] = [
  ['weighted product (geometric) on an absolute scale', product],
  ['TOPSIS', closeness],
  ['VIKOR', compromise],
  ['PROMETHEE II net flows', flows],
  ['SMAA-2 rank acceptability, central weights, pairwise winning indices', smaa],
]

const SAMPLES = 100_000

function product(input: { profile: number[][]; weights: number[]; scaleMax: number }) {
  const values = input.profile.map((row) => row.map((value) => value / input.scaleMax))
  return { score01: values.map((row) => weightedProduct(input.weights, row)) }
}

function closeness(input: Decision & { normalisation: 'vector' | 'minmax' }) {
  return { closeness: topsis(input.weights, input.matrix, input.types, input.normalisation) }
}

function compromise({ weights, matrix, types, v }: Decision & { v: number }) {
  const { s, r, q } = vikor(weights, matrix, types, v)
  return { S: s, R: r, Q: q }
}

type Flows = Decision & { preferenceFunction: string; q?: number; p?: number; s?: number }

function flows(input: Flows) {
  return { netFlow: netFlows(input.weights, input.matrix, preference(input)) }
}

function preference({ preferenceFunction, q = 0, p = 0, s = 1 }: Flows): Preference {
  switch (preferenceFunction) {
    case 'usual':
      return (d) => Number(d > 0)
    case 'ushape':
      return (d) => Number(d > q)
    case 'vshape':
      return (d) => Math.max(0, Math.min(d / p, 1))
    case 'level':
      return (d) => (d > p ? 1 : d > q ? 0.5 : 0)
    case 'vshape_2':
      return linearPreference(q, p)
    case 'gaussian':
      return (d) => (d > 0 ? 1 - Math.exp((-d * d) / (2 * s * s)) : 0)
    default:
      throw new NotUnderstood(`preference function ${preferenceFunction} is not understood`)
  }
}

type Smaa = { values: number[][]; weightDistribution: string; memberWeights?: number[][] }

function smaa(input: Smaa) {
  const { values } = input
  const { ranks, pairwise, central } = acceptability(values, draw(input), SAMPLES)
  const sampled = { rankAcceptability: ranks, pairwiseWinning: pairwise }
  const criteria = values[0]?.length ?? 0
  const never = new Array<null>(criteria).fill(null)
  if (input.memberWeights || criteria > 5) {
    return { ...sampled, centralWeights: central.map((weights) => weights ?? never) }
  }
  const exact = firstRanks(values)
  return {
    ...sampled,
    centralWeights: exact.map((option) => option.central ?? never),
    exactFirstRank: exact.map((option) => option.share),
    exactCentralWeights: exact.map((option) => option.central),
  }
}

function draw({ weightDistribution, memberWeights }: Smaa): Draw {
  const random = seededRandom(1)
  if (memberWeights) return weightsOfTeam(memberWeights, random)
  if (weightDistribution === 'uniform on the simplex') return anyWeights(random)
  throw new NotUnderstood(`weights ${weightDistribution} are not understood`)
}
