import type { DirectVote } from './complement-types.ts'
import { bordaPoints, type RankedBallot, schulze } from './condorcet.ts'
import { kendallTauB } from './correlation.ts'
import { majorityRanks, medianGrade } from './majority-judgment.ts'
import { star } from './star.ts'
import type { AdvisorBallot, OptionResult } from './types.ts'

/** Highest score of the direct vote, and the score from which it counts as approval. */
export const DIRECT_MAX = 5
export const APPROVES = 4

/**
 * The direct vote, a cross-check that never changes a score: scores 0..DIRECT_MAX by STAR, and by other counts of the
 * same scores (Majority Judgment, Balinski & Laraki 2010; Schulze 2011; Borda; approval). A missing score counts 0,
 * but in the mean of an option. `leaderId` is the option that leads alone by the advisor, else null. Null when nobody
 * voted.
 */
export function directVote(
  ballots: readonly Pick<AdvisorBallot, 'direct'>[],
  options: readonly Pick<OptionResult, 'id' | 'score'>[],
  leaderId: string | null,
): DirectVote | null {
  const votes = ballots.flatMap(({ direct }) => (direct?.some((score) => score !== null) ? [direct] : []))
  if (votes.length === 0 || options.length === 0) return null
  const ids = (indices: readonly number[]) => indices.map((i) => options[i]?.id ?? '')
  const scores = options.map((_, i) => votes.map((vote) => vote[i] ?? null))
  const given = scores.map((column) => column.filter((score) => score !== null))
  const counted = star(votes, options.length, DIRECT_MAX)
  const [only, ...others] = counted.possibleWinners
  // A tie for the run-off does not matter when every way of breaking it ends with the same option.
  const winner = counted.winner ?? (others.length === 0 ? (only ?? null) : null)
  const winnerId = winner === null ? null : (options[winner]?.id ?? null)
  const tallies = scores.map(tallyOf)
  const ranked = votes.map((vote) => rankedBallot(vote, options.length))
  return {
    ballots: votes.length,
    totals: counted.totals,
    means: given.map((column) => (column.length === 0 ? null : total(column) / column.length)),
    scored: given.map((column) => column.length),
    pairwise: counted.preferences,
    star: {
      winnerId,
      tiedIds: winnerId === null ? ids(counted.tied ?? []) : [],
      finalistIds: ids(counted.finalists ?? []),
    },
    majorityJudgment: { ranks: majorityRanks(tallies), medians: tallies.map(medianGrade) },
    schulze: schulze(counted.preferences, 'winning').map(ids),
    borda: bordaPoints(ranked, options.length),
    approvals: given.map((column) => column.filter((score) => score >= APPROVES).length),
    tau: kendallTauB(
      counted.totals,
      options.map(({ score }) => score),
    ),
    agrees: winnerId === null || leaderId === null ? null : winnerId === leaderId,
  }
}

function tallyOf(scores: readonly (number | null)[]): number[] {
  const tally = new Array<number>(DIRECT_MAX + 1).fill(0)
  for (const score of scores) tally[score ?? 0] = (tally[score ?? 0] ?? 0) + 1
  return tally
}

function rankedBallot(vote: readonly (number | null)[], options: number): RankedBallot {
  const scores = Array.from({ length: options }, (_, i) => vote[i] ?? 0)
  return { ranks: scores.map((score) => 1 + scores.filter((other) => other > score).length), count: 1 }
}

const total = (scores: readonly number[]): number => scores.reduce((sum, score) => sum + score, 0)
