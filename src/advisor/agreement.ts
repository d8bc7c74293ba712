import { sum } from './sum.ts'

/** Answers per level of one ordered question, lowest level first; levels are counted from 1. */
type Histogram = readonly number[]

export type Quartiles = [number, number, number]

const people = (histogram: Histogram): number => sum(histogram)

/** Mean level; null without answers. */
export function meanLevel(histogram: Histogram): number | null {
  const count = people(histogram)
  return count === 0 ? null : sum(histogram.map((answers, index) => answers * (index + 1))) / count
}

/** Sample standard deviation of the levels; null below two answers. */
export function levelDeviation(histogram: Histogram): number | null {
  const mean = meanLevel(histogram)
  const count = people(histogram)
  if (mean === null || count < 2) return null
  return Math.sqrt(sum(histogram.map((answers, index) => answers * (index + 1 - mean) ** 2)) / (count - 1))
}

/**
 * Consensus 0..1: 1 when all answer alike, 0 when half stand at either end (Tastle & Wierman 2007). Null without
 * answers or with a single level. One answer alone counts as 1.
 */
export function consensus(histogram: Histogram): number | null {
  const mean = meanLevel(histogram)
  const count = people(histogram)
  const width = histogram.length - 1
  if (mean === null || width < 1) return null
  const terms = histogram.map((answers, index) =>
    answers === 0 ? 0 : (answers / count) * Math.log2(1 - Math.abs(index + 1 - mean) / width),
  )
  return 1 + sum(terms)
}

/**
 * Agreement -1..1, below 0 where there are two camps (van der Eijk 2001): the histogram is peeled into layers of equal
 * answers, each judged by the pattern of the levels it covers. Null without answers or below three levels.
 */
export function agreement(histogram: Histogram): number | null {
  const count = people(histogram)
  if (count === 0 || histogram.length < 3) return null
  let left = [...histogram]
  let result = 0
  while (left.some((answers) => answers > 0)) {
    const covered = left.map((answers) => answers > 0)
    const height = Math.min(...left.filter((answers) => answers > 0))
    const mass = height * covered.filter(Boolean).length
    result += (mass / count) * layerAgreement(covered)
    left = left.map((answers) => (answers > 0 ? answers - height : 0))
  }
  return result
}

/** Dispersion 0..1 of the cumulated answers, 0 when all answer alike; null without answers or with one level. */
export function dispersion(histogram: Histogram): number | null {
  const count = people(histogram)
  if (count === 0 || histogram.length < 2) return null
  let cumulated = 0
  const distances = histogram.map((answers) => {
    cumulated += answers / count
    return Math.min(cumulated, 1 - cumulated)
  })
  return (2 * sum(distances)) / (histogram.length - 1)
}

/** Quartiles interpolated between answers, for display; null without answers. */
export function quartiles(histogram: Histogram): Quartiles | null {
  return atQuarters(histogram, (share, count) => {
    const position = (count - 1) * share
    const below = Math.floor(position)
    const low = levelAt(histogram, below + 1)
    const high = levelAt(histogram, Math.min(below + 2, count))
    return low + (position - below) * (high - low)
  })
}

/** Quartiles that are answers somebody gave; the middle one is the lower median. Null without answers. */
export function answeredQuartiles(histogram: Histogram): Quartiles | null {
  return atQuarters(histogram, (share, count) => levelAt(histogram, Math.max(1, Math.ceil(count * share))))
}

function atQuarters(histogram: Histogram, at: (share: number, count: number) => number): Quartiles | null {
  const count = people(histogram)
  return count === 0 ? null : [at(0.25, count), at(0.5, count), at(0.75, count)]
}

// Level of the k-th lowest answer.
function levelAt(histogram: Histogram, k: number): number {
  let seen = 0
  for (const [index, answers] of histogram.entries()) {
    seen += answers
    if (seen >= k) return index + 1
  }
  return histogram.length
}

function layerAgreement(covered: readonly boolean[]): number {
  const levels = covered.length
  const size = covered.filter(Boolean).length
  if (size === 1) return 1
  if (size === levels) return 0
  const { unimodal, bimodal } = triples(covered)
  const unimodality =
    ((levels - 2) * unimodal - (levels - 1) * bimodal) / ((levels - 2) * (unimodal + bimodal))
  return unimodality * (1 - (size - 1) / (levels - 1))
}

// Triples of levels that agree with one peak (110, 011) and with two (101).
function triples(covered: readonly boolean[]): { unimodal: number; bimodal: number } {
  let unimodal = 0
  let bimodal = 0
  for (let middle = 1; middle < covered.length - 1; middle += 1) {
    const before = covered.slice(0, middle)
    const after = covered.slice(middle + 1)
    const [onBefore, onAfter] = [before.filter(Boolean).length, after.filter(Boolean).length]
    if (covered[middle])
      unimodal += onBefore * (after.length - onAfter) + (before.length - onBefore) * onAfter
    else bimodal += onBefore * onAfter
  }
  return { unimodal, bimodal }
}
