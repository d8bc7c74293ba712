import { advise } from './advise.ts'
import { chanceToLead, finiteError, leadSpread, standardError } from './certainty.ts'
import type { FullResult } from './complement-types.ts'
import { complements } from './complements.ts'
import { compareScores } from './ranking.ts'
import { tallyBallots, weightCovariance } from './tally.ts'
import type { AdvisorInput, Certainty, Result } from './types.ts'
import { CLEAR_BALLOTS, verdict } from './verdict.ts'
import { fixedWeight } from './weights.ts'

type Said = 'standardError' | 'pLead' | 'outstanding' | 'clinched'

/** A result as it was stored before there were complements. */
export type EarlierResult = Omit<Result, 'answered' | 'certainty'> & { certainty: Pick<Certainty, Said> }

/**
 * What `advise` said of the same input before there were complements. Scores and ranking are the same. Then the lead
 * was judged against the second option alone, its standard error (points of 100) taken as known (normal distribution),
 * and a verdict asked for no share of answers and no number of ballots.
 */
export function adviseEarlier(input: AdvisorInput): EarlierResult {
  const { answered: _answered, certainty, ...result } = advise(input)
  const { error, shares } = doubtOfSecond(input, result)
  const pLead = error === null ? null : chanceToLead(leadOf(result), error)
  const { weights } = result.counted
  return {
    ...result,
    certainty: {
      standardError: error,
      pLead,
      outstanding: certainty.outstanding,
      clinched: certainty.clinched,
    },
    disagreement: shares
      .map((share, j) => ({ criterionId: input.criteria[j]?.id ?? '', share }))
      .sort((a, b) => b.share - a.share),
    verdict: verdict({
      ...result,
      counted: { ...result.counted, weights: weights && Math.max(weights, CLEAR_BALLOTS) },
      answered: 1,
      lead: Math.sign(leadOf(result)),
      chance: pLead,
    }),
  }
}

/** An earlier result with what it lacks, computed from the same input: what it says stands. */
export function completed(input: AdvisorInput, earlier: EarlierResult): FullResult {
  const { standardError: error, outstanding } = earlier.certainty
  const { weights } = earlier.counted
  const result: Result = {
    ...earlier,
    answered: advise(input).answered,
    certainty: {
      ...earlier.certainty,
      rivalId: earlier.rivalId,
      degrees: null,
      pTeam:
        error === null || outstanding === null
          ? null
          : chanceToLead(leadOf(earlier), finiteError(error, weights, weights + outstanding)),
    },
  }
  return { ...result, complements: complements(input, result) }
}

type Ranked = Pick<Result, 'options' | 'leaderId' | 'rivalId'>

const firstTwo = ({ options, leaderId, rivalId }: Ranked) =>
  [leaderId, rivalId].map((id) => options.find((option) => option.id === id))

function doubtOfSecond(input: AdvisorInput, result: Ranked): { error: number | null; shares: number[] } {
  const tally = tallyBallots(input)
  const covariance = weightCovariance(tally)
  const [leader, rival] = firstTwo(result)
  if (!covariance || !leader || !rival) return { error: null, shares: [] }
  const free = 1 - (fixedWeight(input.criteria, input.model) ?? 0)
  const advantage = leader.values.map((value, j) => free * (value - (rival.values[j] ?? 0)))
  const { variance, shares } = leadSpread(covariance, advantage)
  return { error: standardError(variance, tally.weightedBallots), shares: shares ?? [] }
}

/** In points; what differs by rounding alone is level. */
function leadOf(result: Ranked): number {
  const [leader, rival] = firstTwo(result)
  return leader && rival && compareScores(leader.score, rival.score) > 0 ? leader.score - rival.score : 0
}
