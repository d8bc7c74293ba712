import { arithmeticWeights, geometricWeights, mean, medianWeights } from '../../../src/advisor/aggregation.ts'
import { personalScores } from '../../../src/advisor/personal.ts'
import { topsis } from '../../../src/advisor/second-opinions.ts'
import { dot } from '../../../src/advisor/sum.ts'
import { NotUnderstood } from '../compare.ts'
import type { Method } from './index.ts'

export const pitfallMethods: [string, Method][] = [
  ['published and constructed demonstrations of what the advisor score must not do', pitfall],
]

type Input = {
  matrix?: number[][]
  weights?: number[]
  values?: number[][]
  memberWeights?: number[][]
  localRatios?: number[][]
}

function pitfall({ matrix, weights = [], values, memberWeights, localRatios }: Input) {
  if (matrix) return reversals(matrix, weights)
  if (values && memberWeights) return aggregations(values, memberWeights)
  if (localRatios) return copies(localRatios, weights)
  throw new NotUnderstood('this demonstration is not understood')
}

/** The last option is the one that is added. */
function reversals(matrix: number[][], weights: number[]) {
  const before = matrix.slice(0, -1)
  const close = (rows: number[][]) =>
    topsis(
      weights,
      rows,
      weights.map(() => 1),
      'vector',
    )
  const absolute = matrix.map((row) => dot(weights, row) / 10)
  return {
    closenessWithout4th: close(before),
    closenessWith4th: close(matrix),
    scoresWithout4th: byRange(before, weights),
    scoresWith4th: byRange(matrix, weights),
    wsmScoresBoth: absolute,
    wsmAbsolute: absolute,
  }
}

function byRange(matrix: number[][], weights: number[]): number[] {
  const columns = weights.map((_, j) => matrix.map((row) => row[j] ?? 0))
  const scaled = (value: number, j: number) => {
    const [low, high] = [Math.min(...(columns[j] ?? [])), Math.max(...(columns[j] ?? []))]
    return high === low ? 0 : (value - low) / (high - low)
  }
  return matrix.map((row) => dot(weights, row.map(scaled)))
}

function aggregations(values: number[][], members: number[][]) {
  const team = (weights: number[] | null) =>
    weights && (personalScores([weights], values)[0] ?? []).map((points) => points / 100)
  return {
    personalScores: personalScores(members, values).map((row) => row?.map((points) => points / 100)),
    arithmeticTeamScores: team(arithmeticWeights(members)),
    geometricTeamScores: team(geometricWeights(members)),
    medianTeamScores: team(medianWeights(members)),
  }
}

/** A copy of the second option is added, and each criterion shared out anew. */
function copies(ratios: number[][], weights: number[]) {
  const shared = (rows: number[][]) => {
    const totals = weights.map((_, j) => mean(rows.map((row) => row[j] ?? 0)) * rows.length)
    return rows.map((row) =>
      dot(
        weights,
        row.map((value, j) => value / (totals[j] ?? 1)),
      ),
    )
  }
  return { before: shared(ratios), after: shared([...ratios, ratios[1] ?? []]) }
}
