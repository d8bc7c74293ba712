import { swing } from './difference.ts'
import { describeLead, noLead } from './lead.ts'
import { scoreOptions } from './options.ts'
import { compareScores, displayOrder, ranks } from './ranking.ts'
import { sum } from './sum.ts'
import { meanWeights, type Tally, tallyBallots } from './tally.ts'
import type { AdvisorInput, CriterionResult, OptionResult, Result } from './types.ts'
import { verdict } from './verdict.ts'
import { activeCriteria, equalWeights, fixedWeight, isRatedEach, mixFamiliarity } from './weights.ts'

/**
 * Ballots and profiles to an explained ranking, model `advisor-1`: an additive multi-attribute value model with the
 * mean of the members' normalised weights (Keeney & Raiffa 1976; Edwards & Barron 1994; Aczél, Ng & Wagner 1984).
 *
 * Pure: the same input gives the same result, whatever the order of the ballots. Assumes valid input: answers on the
 * model's scales, arrays in the order of options and criteria, ids that exist and are unique. Without any priorities
 * the weights are equal, nothing is ranked and nobody leads. Every number is finite.
 */
export const advise = (input: AdvisorInput): Result => adviseFrom(input, tallyBallots(input))

/** The same from a running tally; `input.ballots` is not read. */
export function adviseFrom(input: AdvisorInput, tally: Tally): Result {
  const { criteria, model } = input
  const mean = meanWeights(tally)
  const weights = mixFamiliarity(
    mean ?? equalWeights(activeCriteria(criteria, model)),
    criteria,
    fixedWeight(criteria, model),
  )
  const scored = scoreOptions(input, tally, weights)
  const admissible = scored.map((option) => option.excluded === null)
  const places = ranks(
    scored.map((option) => option.score),
    admissible,
  )
  const options = scored.map((option, i) => ({ ...option, rank: mean ? (places[i] ?? null) : null }))
  const order = displayOrder(options)
  const ranked = order.flatMap((id) => options.filter((option) => option.id === id && option.rank !== null))
  const [leader, ...rivals] = ranked
  const rival = rivals[0] ?? null
  const field = { input, tally, weights }
  const lead = leader ? describeLead(field, leader, rivals) : noLead(field)
  const counted = count(input, tally)
  const coverage = knownShare(input, tally, weights, leader ? ranked.slice(0, 2) : options)

  const described = describeCriteria(input, tally, weights, options)
  const answered = answeredShare(input, tally, described)

  return {
    model,
    counted,
    criteria: described,
    options,
    order,
    leaderId: leader?.id ?? null,
    rivalId: rival?.id ?? null,
    ...lead,
    withoutFamiliarity: leader ? withoutFamiliarity(leader, rivals) : null,
    coverage,
    answered,
    verdict: verdict({
      counted,
      options,
      shift: lead.shift,
      coverage,
      answered,
      lead: leader && rival ? compareScores(leader.score, rival.score) : 0,
      chance: lead.certainty.pLead,
    }),
  }
}

function count({ eligible, quorum }: AdvisorInput, tally: Tally): Result['counted'] {
  return {
    ballots: tally.ballots,
    weights: tally.weightedBallots,
    abstained: tally.ballots - tally.weightedBallots,
    familiarity: tally.familiarityBallots,
    eligible,
    quorum,
  }
}

function describeCriteria(
  { criteria }: AdvisorInput,
  tally: Tally,
  weights: readonly number[],
  options: readonly OptionResult[],
): CriterionResult[] {
  const admissible = options.filter((option) => option.excluded === null)
  return criteria.map((criterion, j) => {
    const weight = weights[j] ?? 0
    const histogram = [...(tally.importance[j] ?? [])]
    const answered = sum(histogram)
    const values = admissible.map((option) => option.values[j] ?? 0)
    return {
      ...criterion,
      weight,
      answered,
      skipped: tally.ballots - answered,
      histogram,
      swing: swing(weight, values),
    }
  })
}

// Where familiarity has a fixed weight its importance is not asked. Points and rankings are answered as a whole: what
// they leave blank comes last.
function answeredShare(
  { criteria, model }: AdvisorInput,
  tally: Tally,
  described: readonly CriterionResult[],
): number {
  if (!isRatedEach(model)) return tally.ballots === 0 ? 0 : tally.weightedBallots / tally.ballots
  const asked = described.filter((_, j) => activeCriteria(criteria, model)[j])
  const questions = sum(asked.map(({ answered, skipped }) => answered + skipped))
  return questions === 0 ? 0 : sum(asked.map(({ answered }) => answered)) / questions
}

// Nobody's familiarity is unknown like an empty cell: without an answer the readiness of 0 rests on nothing.
function knownShare(
  { criteria }: AdvisorInput,
  tally: Tally,
  weights: readonly number[],
  options: readonly OptionResult[],
): number {
  if (options.length === 0) return 0
  const isKnown = (option: OptionResult, j: number) =>
    criteria[j]?.kind === 'familiarity' ? tally.familiarityBallots > 0 : !option.unknown[j]
  const shares = options.map((option) => sum(weights.map((weight, j) => (isKnown(option, j) ? weight : 0))))
  return Math.min(1, sum(shares) / options.length)
}

// A leader that is still level without familiarity keeps its place.
function withoutFamiliarity(
  leader: OptionResult,
  rivals: readonly OptionResult[],
): Result['withoutFamiliarity'] {
  if (leader.readiness === null || leader.fit === null) return null
  const [first, second] = [leader, ...rivals].sort((a, b) => compareScores(b.fit ?? 0, a.fit ?? 0))
  return first ? { leaderId: first.id, gap: second ? (first.fit ?? 0) - (second.fit ?? 0) : 0 } : null
}
