import {
  agreement,
  answeredQuartiles,
  consensus,
  dispersion,
  levelDeviation,
  meanLevel,
  quartiles,
} from '../../../src/advisor/agreement.ts'
import { concordance, meanSpearman } from '../../../src/advisor/concordance.ts'
import { kendallTauB, rankSimilarity, spearman, weightedSpearman } from '../../../src/advisor/correlation.ts'
import { overlap } from '../../../src/advisor/overlap.ts'
import { rankOrderCentroid, rankReciprocal, rankSum } from '../../../src/advisor/surrogates.ts'
import type { Method } from './index.ts'

export const agreementMethods: [string, Method][] = [
  ['agreement on one ordered rating question from its histogram', ordinal],
  ["Kendall's coefficient of concordance, tie corrected", kendall],
  ['Shannon alpha/beta/gamma overlap of weight vectors', entropies],
  ['Spearman, Kendall tau-b, weighted Spearman, WS', correlations],
  ['rank-order surrogate weights', surrogates],
]

function ordinal({ histogram }: { histogram: number[] }) {
  const quarters = quartiles(histogram)
  return {
    vanDerEijkA: agreement(histogram),
    tastleWiermanCns: consensus(histogram),
    leikD: dispersion(histogram),
    quartilesType7: quarters,
    iqrType7: quarters && quarters[2] - quarters[0],
    quartilesType1: answeredQuartiles(histogram),
    mean: meanLevel(histogram),
    sampleSd: levelDeviation(histogram),
  }
}

function kendall({ ratings }: { ratings: number[][] }) {
  const found = concordance(ratings)
  return {
    W: found?.w ?? null,
    chi2: found?.chiSquare ?? null,
    p: found?.p ?? null,
    df: found?.degrees ?? null,
    meanPairwiseSpearman: meanSpearman(ratings),
  }
}

function entropies({ weights }: { weights: number[][] }) {
  const found = overlap(weights)
  return {
    hAlpha: found?.alpha ?? null,
    hGamma: found?.gamma ?? null,
    hBeta: found?.beta ?? null,
    dBeta: found?.distinct ?? null,
    relativeHomogeneity: found?.homogeneity ?? null,
    overlapMinKN: found?.overlap ?? null,
  }
}

function correlations({ x, y }: { x: number[]; y: number[] }) {
  return {
    spearman: spearman(x, y),
    kendallTauB: kendallTauB(x, y),
    weightedSpearman: weightedSpearman(x, y),
    wsRankSimilarity: rankSimilarity(x, y),
  }
}

function surrogates({ n }: { n: number }) {
  return {
    roc: rankOrderCentroid(n),
    rankSum: rankSum(n),
    rankReciprocal: rankReciprocal(n),
  }
}
