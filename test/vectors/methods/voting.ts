import {
  bordaPoints,
  condorcetWinner,
  copeland,
  type Groups,
  minimax,
  pairwise,
  rankedPairs,
  schulze,
  strongestPaths,
} from '../../../src/advisor/condorcet.ts'
import { majorityRanks, medianGrade } from '../../../src/advisor/majority-judgment.ts'
import { star } from '../../../src/advisor/star.ts'
import type { Method } from './index.ts'

export const votingMethods: [string, Method][] = [
  ['score voting and STAR', scoreVoting],
  ['pairwise, Schulze, Copeland, ranked pairs, minimax, Borda', condorcet],
  ['Majority Judgment (lower median, then repeated removal of the median grade)', majorityJudgment],
]

type ScoreInput = { candidates: string[]; maxScore: number; ballots: Record<string, number | null>[] }

function scoreVoting({ candidates, maxScore, ballots }: ScoreInput) {
  const scores = ballots.map((ballot) => candidates.map((name) => ballot[name] ?? null))
  const found = star(scores, candidates.length, maxScore)
  const names = (indices: number[]) => indices.map((i) => candidates[i] ?? '')
  return {
    totals: byName(candidates, (i) => found.totals[i]),
    scoreWinners: names(found.scoreWinners),
    starWinner: found.winner === null ? null : (candidates[found.winner] ?? null),
    unbreakableTieAmong: found.tied && names(found.tied),
    parallelUniverseWinners: names(found.possibleWinners),
    preferenceCounts: table(candidates, found.preferences),
  }
}

type RankInput = { candidates: string[]; ballots: { ranks: Record<string, number>; count?: number }[] }

function condorcet({ candidates, ballots }: RankInput) {
  const ranked = ballots.map(({ ranks, count = 1 }) => ({
    ranks: candidates.map((name) => ranks[name] ?? null),
    count,
  }))
  const preferred = pairwise(ranked, candidates.length)
  const borda = bordaPoints(ranked, candidates.length)
  const winner = condorcetWinner(preferred)
  const names = (groups: Groups) => groups.map((group) => group.map((i) => candidates[i] ?? '').sort())
  return {
    pairwise: table(candidates, preferred),
    condorcetWinner: winner === null ? null : candidates[winner],
    schulzeWinning: names(schulze(preferred, 'winning')),
    schulzePathsWinning: table(candidates, strongestPaths(preferred, 'winning')),
    schulzeMargins: names(schulze(preferred, 'margins')),
    schulzePathsMargins: table(candidates, strongestPaths(preferred, 'margins')),
    copeland: names(copeland(preferred)),
    rankedPairsMargins: names(rankedPairs(preferred)),
    minimaxWinning: names(minimax(preferred, 'winning')),
    minimaxMargins: names(minimax(preferred, 'margins')),
    bordaPoints: byName(candidates, (i) => borda[i]),
  }
}

function majorityJudgment({ tallies }: { tallies: number[][] }) {
  return { ranks: majorityRanks(tallies), medianGrade: tallies.map(medianGrade) }
}

const byName = (names: string[], of: (i: number) => unknown): Record<string, unknown> =>
  Object.fromEntries(names.map((name, i) => [name, of(i)]))

const table = (names: string[], matrix: number[][]): Record<string, unknown> =>
  byName(names, (a) => {
    const others = names.flatMap((name, b) => (a === b ? [] : [[name, matrix[a]?.[b]] as const]))
    return Object.fromEntries(others)
  })
