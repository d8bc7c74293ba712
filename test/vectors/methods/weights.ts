import {
  arithmeticWeights,
  geometricWeights,
  mean,
  medianWeights,
  sampleDeviation,
  trimmedWeights,
  weightDeviations,
} from '../../../src/advisor/aggregation.ts'
import { chanceToLead } from '../../../src/advisor/certainty.ts'
import { crossoverWeight, stability } from '../../../src/advisor/crossover.ts'
import { marginOfVictory } from '../../../src/advisor/margin.ts'
import { firstOf, leadersWithoutMember, personalScores } from '../../../src/advisor/personal.ts'
import { compareScores } from '../../../src/advisor/ranking.ts'
import { scoreOption } from '../../../src/advisor/score.ts'
import { smallestShift } from '../../../src/advisor/shift.ts'
import { dot } from '../../../src/advisor/sum.ts'
import { memberWeights } from '../../../src/advisor/weights.ts'
import type { Method } from './index.ts'

type Weighted = { values: number[][]; weights: number[] }
type Members = { values: number[][]; memberWeights: number[][] }

export const weightMethods: [string, Method][] = [
  ['weighted sum on an absolute 0..10 scale', weightedSum],
  ['member importances to weights, and group aggregation', aggregation],
  ['one-at-a-time weight crossovers for the weighted sum', crossover],
  ['smallest total weight that has to move before a rival ties the leader', shift],
  ['how sure is the lead, given this group', leadUncertainty],
  ['fewest ballots that would have to change (importance answers only) for a rival to at least tie', margin],
]

function weightedSum(input: { profile: number[][]; weights: number[]; scaleMax: number }) {
  const options = input.profile.map((row) =>
    scoreOption(input.weights, {
      values: row.map((value) => value / input.scaleMax),
      unknown: row.map(() => false),
    }),
  )
  const scores = options.map((option) => option.score)
  return {
    score01: scores.map((score) => score / 100),
    score100: scores,
    contribution100: options.map((option) => option.contributions),
    order: [...scores.keys()].sort((a, b) => compareScores(scores[b] ?? 0, scores[a] ?? 0) || a - b),
  }
}

function aggregation({ importance }: { importance: (number | null)[][] }) {
  const members = importance.flatMap((answers) => {
    const weights = memberWeights(
      answers,
      answers.map(() => true),
    )
    return weights ? [weights] : []
  })
  return {
    memberWeights: members,
    arithmetic: arithmeticWeights(members),
    geometric: geometricWeights(members),
    medianRenormalised: medianWeights(members),
    trimmed20Renormalised: trimmedWeights(members, 0.2),
    shareSd: weightDeviations(members),
  }
}

function crossover({ values, weights }: Weighted) {
  const { leader, rivals } = field(values, weights)
  const contender = (i: number) => ({ id: String(i), values: values[i] ?? [] })
  const intervals = stability(weights.map(String), weights, contender(leader), rivals.map(contender))
  const index = (id: string | null) => (id === null ? null : Number(id))
  return {
    scores: values.map((option) => dot(weights, option)),
    leader,
    crossovers: weights.flatMap((weight, j) =>
      rivals.map((rival) => {
        const lead = advantage(values, leader, rival)
        const crossing = crossoverWeight(weight, lead[j] ?? 0, dot(weights, lead))
        return { criterion: j, rival, crossover: crossing }
      }),
    ),
    stability: intervals.map(({ weight, low, lowRivalId, high, highRivalId }, criterion) => ({
      criterion,
      weight,
      low,
      lowRival: index(lowRivalId),
      high,
      highRival: index(highRivalId),
    })),
  }
}

function shift({ values, weights }: Weighted) {
  const { leader, rivals } = field(values, weights)
  const minShift = rivals.map((rival) => ({
    rival,
    minShift: smallestShift(weights, advantage(values, leader, rival))?.amount ?? null,
  }))
  return { leader, minShift, smallest: least(minShift.map((entry) => entry.minShift)) }
}

function leadUncertainty({ values, memberWeights: members }: Members) {
  const personal = personalScores(members, values).flatMap((row) => (row ? [row] : []))
  const team = values.map((_, i) => mean(personal.map((row) => row[i] ?? 0)))
  const leader = firstOf(team)
  const rest = team.map((score, i) => (i === leader ? -1 : score))
  const runnerUp = firstOf(rest)
  const leads = personal.map((row) => (row[leader] ?? 0) - (row[runnerUp] ?? 0))
  const lead = (team[leader] ?? 0) - (team[runnerUp] ?? 0)
  const count = leads.length
  const deviation = count < 2 ? null : sampleDeviation(leads)
  const leadSE = deviation === null ? null : deviation / Math.sqrt(count)
  return {
    teamScores: team,
    personalScores: personal,
    leader,
    runnerUp,
    lead,
    leadSE,
    zScore: leadSE === null || leadSE === 0 ? null : lead / leadSE,
    pLeadNormal: leadSE === null ? null : chanceToLead(lead, leadSE),
    leaderWithoutMember: leadersWithoutMember(personal),
    bayesBootstrapSE: deviation === null ? null : deviation * Math.sqrt((count - 1) / count / (count + 1)),
  }
}

function margin({ values, memberWeights: members }: Members) {
  const { leader, rivals } = field(values, arithmeticWeights(members))
  const byRival = rivals.map((rival) => {
    const lead = advantage(values, leader, rival)
    const leads = members.map((weights) => dot(weights, lead))
    return { rival, ballots: marginOfVictory(leads, Math.min(...lead)) }
  })
  return { leader, byRival, marginOfVictory: least(byRival.map((entry) => entry.ballots)) }
}

function field(values: number[][], weights: number[]): { leader: number; rivals: number[] } {
  const leader = firstOf(values.map((option) => 100 * dot(weights, option)))
  return { leader, rivals: [...values.keys()].filter((i) => i !== leader) }
}

const advantage = (values: number[][], leader: number, rival: number): number[] =>
  (values[leader] ?? []).map((value, j) => value - (values[rival]?.[j] ?? 0))

function least(amounts: (number | null)[]): number | null {
  const possible = amounts.filter((amount) => amount !== null)
  return possible.length === 0 ? null : Math.min(...possible)
}
