import { sum } from './sum.ts'

/** Scores of options on criteria, [option][criterion]; more is better unless a criterion is turned round. */
type Matrix = readonly (readonly number[])[]
type Weights = readonly number[]

/**
 * Weighted product of values 0..1: a zero on any criterion with weight ends at zero, so a disaster cannot be bought
 * off as in a weighted sum.
 */
export const weightedProduct = (weights: Weights, values: readonly number[]): number =>
  values.reduce((product, value, j) => product * value ** (weights[j] ?? 0), 1)

/**
 * Closeness 0..1 to a fixed ideal of 1 and away from a fixed anti-ideal of 0 on every criterion. Fixed references
 * keep an added option from reversing the others (García-Cascales & Lamata 2012). One half when both are reached.
 */
export const fixedTopsis = (weights: Weights, values: Matrix): number[] =>
  closeness(
    values.map((row) => row.map((value, j) => value * (weights[j] ?? 0))),
    [...weights],
    weights.map(() => 0),
  )

/** TOPSIS against the best and worst of the options given (Hwang & Yoon 1981); `types` is -1 where less is better. */
export function topsis(
  weights: Weights,
  matrix: Matrix,
  types: readonly number[],
  normalisation: 'vector' | 'minmax',
): number[] {
  const scale = normalisation === 'vector' ? vectorScaled : rangeScaled
  const columns = weights.map((weight, j) =>
    scale(column(matrix, j)).map((value) => weight * ((types[j] ?? 1) < 0 ? 1 - value : value)),
  )
  const rows = matrix.map((_, i) => columns.map((values) => values[i] ?? 0))
  return closeness(
    rows,
    columns.map((values) => Math.max(...values)),
    columns.map((values) => Math.min(...values)),
  )
}

export type Vikor = { s: number[]; r: number[]; q: number[] }

/**
 * Compromise ranking within the options given, lower is better (Opricovic & Tzeng 2004): group regret S, largest
 * single regret R, and Q between them with `v` (0..1) on S. A term whose range is empty counts 0.
 */
export function vikor(weights: Weights, matrix: Matrix, types: readonly number[], v: number): Vikor {
  const regrets = weights.map((weight, j) =>
    rangeScaled(column(matrix, j).map((value) => -(types[j] ?? 1) * value)).map((regret) => weight * regret),
  )
  const s = matrix.map((_, i) => sum(regrets.map((values) => values[i] ?? 0)))
  const r = matrix.map((_, i) => Math.max(...regrets.map((values) => values[i] ?? 0)))
  const [byGroup, byWorst] = [rangeScaled(s), rangeScaled(r)]
  return { s, r, q: matrix.map((_, i) => v * (byGroup[i] ?? 0) + (1 - v) * (byWorst[i] ?? 0)) }
}

/** Preference 0..1 for a difference in favour of an option, in the units of the matrix. */
export type Preference = (difference: number) => number

/** None up to `q`, full above `p`, linear between. */
export const linearPreference =
  (q: number, p: number): Preference =>
  (difference) =>
    difference <= q ? 0 : difference > p ? 1 : (difference - q) / (p - q)

/** PROMETHEE II net flows -1..1 (Brans & Vincke 1985); 0 for a single option. */
export function netFlows(weights: Weights, matrix: Matrix, preference: Preference): number[] {
  const favour = (a: readonly number[], b: readonly number[]) =>
    sum(weights.map((weight, j) => weight * preference((a[j] ?? 0) - (b[j] ?? 0))))
  return matrix.map((row, i) => {
    const others = matrix.filter((_, h) => h !== i)
    const flow = sum(others.map((other) => favour(row, other) - favour(other, row)))
    return others.length === 0 ? 0 : flow / others.length
  })
}

function closeness(rows: Matrix, ideal: readonly number[], worst: readonly number[]): number[] {
  return rows.map((row) => {
    const [toIdeal, toWorst] = [distance(row, ideal), distance(row, worst)]
    return toIdeal + toWorst === 0 ? 0.5 : toWorst / (toIdeal + toWorst)
  })
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, j) => value - (b[j] ?? 0)))

const column = (matrix: Matrix, j: number): number[] => matrix.map((row) => row[j] ?? 0)

function vectorScaled(values: readonly number[]): number[] {
  const length = Math.hypot(...values)
  return values.map((value) => (length === 0 ? 0 : value / length))
}

function rangeScaled(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return values.map((value) => (high === low ? 0 : (value - low) / (high - low)))
}
