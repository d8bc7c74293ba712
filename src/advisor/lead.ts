import { chanceToLead, finiteError, isClinched, leadSpread, standardError, worstLead } from './certainty.ts'
import { crossovers, profileCrossovers, stability } from './crossover.ts'
import { differences } from './difference.ts'
import { compareScores } from './ranking.ts'
import { smallestShift } from './shift.ts'
import { dot } from './sum.ts'
import { type Tally, weightCovariance } from './tally.ts'
import type { AdvisorInput, Certainty, Disagreement, OptionResult, Result, Shift } from './types.ts'
import { fixedWeight } from './weights.ts'

type Lead = Pick<
  Result,
  | 'gap'
  | 'differences'
  | 'crossovers'
  | 'profileCrossovers'
  | 'stability'
  | 'shift'
  | 'certainty'
  | 'disagreement'
>

type Field = { input: AdvisorInput; tally: Tally; weights: readonly number[] }

/** What there is to say about the lead when nobody leads, or nobody follows. */
export function noLead({ input, tally }: Field): Lead {
  return {
    gap: null,
    differences: [],
    crossovers: [],
    profileCrossovers: [],
    stability: [],
    shift: null,
    certainty: {
      rivalId: null,
      standardError: null,
      degrees: null,
      pLead: null,
      pTeam: null,
      outstanding: outstanding(input, tally),
      clinched: null,
    },
    disagreement: [],
  }
}

/** The leader against its rivals, nearest rival first. */
export function describeLead(field: Field, leader: OptionResult, rivals: readonly OptionResult[]): Lead {
  const { input, weights } = field
  const rival = rivals[0]
  if (!rival) return noLead(field)
  const gap = leader.score - rival.score
  const isTie = compareScores(leader.score, rival.score) === 0
  const profile = input.criteria.flatMap(({ id, kind }, index) =>
    kind === 'profile' ? [{ index, criterionId: id }] : [],
  )
  const ids = input.criteria.map((criterion) => criterion.id)
  const intervals = stability(ids, weights, leader, rivals)
  return {
    gap,
    differences: differences(input.criteria, leader.contributions, rival.contributions),
    crossovers: isTie ? [] : crossovers(intervals),
    profileCrossovers: isTie ? [] : profileCrossovers(profile, weights, gap, leader, rival),
    stability: intervals,
    shift: nearestShift(field, leader, rivals),
    ...doubt(field, leader, rivals),
  }
}

function nearestShift(
  { input, weights }: Field,
  leader: OptionResult,
  rivals: readonly OptionResult[],
): Shift | null {
  const shifts = rivals.map((rival): Shift => {
    const shift = smallestShift(weights, advantage(leader, rival))
    return {
      rivalId: rival.id,
      amount: shift?.amount ?? null,
      fromId: criterionId(input, shift?.from ?? null),
      toId: criterionId(input, shift?.to ?? null),
    }
  })
  return shifts.reduce((nearest, shift) =>
    (shift.amount ?? Infinity) < (nearest.amount ?? Infinity) ? shift : nearest,
  )
}

function doubt(
  { input, tally, weights }: Field,
  leader: OptionResult,
  rivals: readonly OptionResult[],
): { certainty: Certainty; disagreement: Disagreement[] } {
  const fixed = fixedWeight(input.criteria, input.model)
  const isFamiliarity = input.criteria.map((criterion) => criterion.kind === 'familiarity')
  const left = outstanding(input, tally)
  const staysAhead = (other: OptionResult) => {
    const lead = advantage(leader, other)
    const worst = worstLead(lead, isFamiliarity, fixed)
    return isClinched(dot(weights, lead), tally.weightedBallots, left ?? 0, worst)
  }
  const { rivalId, error, degrees, chance, pTeam, shares } = mostDoubtful(input, tally, leader, rivals)
  return {
    certainty: {
      rivalId,
      standardError: error,
      degrees,
      pLead: chance,
      pTeam,
      outstanding: left,
      clinched: left === null ? null : rivals.every(staysAhead),
    },
    disagreement: shares
      .map((share, j) => ({ criterionId: input.criteria[j]?.id ?? '', share }))
      .sort((a, b) => b.share - a.share),
  }
}

type Doubt = {
  rivalId: string | null
  error: number | null
  degrees: number | null
  chance: number | null
  pTeam: number | null
  shares: number[]
}

const NO_DOUBT: Doubt = { rivalId: null, error: null, degrees: null, chance: null, pTeam: null, shares: [] }

// A rival farther behind may be the likelier one to pass: the lead is as sure as it is against that one.
function mostDoubtful(
  input: AdvisorInput,
  tally: Tally,
  leader: OptionResult,
  rivals: readonly OptionResult[],
): Doubt {
  const covariance = weightCovariance(tally)
  const left = outstanding(input, tally)
  if (!covariance) return { ...NO_DOUBT, rivalId: rivals[0]?.id ?? null }
  const degrees = tally.weightedBallots - 1
  const free = 1 - (fixedWeight(input.criteria, input.model) ?? 0)
  const doubts = rivals.map((rival) => {
    // A fixed familiarity weight leaves the members only the rest to disagree about.
    const { variance, shares } = leadSpread(
      covariance,
      advantage(leader, rival).map((value) => free * value),
    )
    const error = standardError(variance, tally.weightedBallots)
    const gap = compareScores(leader.score, rival.score) === 0 ? 0 : leader.score - rival.score
    return {
      rivalId: rival.id,
      error,
      degrees,
      chance: chanceToLead(gap, error, degrees),
      pTeam: left === null ? null : chanceToLead(gap, teamError(error, left, tally), degrees),
      shares: shares ?? [],
    }
  })
  return doubts.reduce((most, other) => (other.chance < most.chance - 1e-12 ? other : most))
}

// The team are the ballots that weigh and those still to come.
const teamError = (error: number, left: number, { weightedBallots }: Tally): number =>
  finiteError(error, weightedBallots, weightedBallots + left)

const advantage = (leader: OptionResult, rival: OptionResult): number[] =>
  leader.values.map((value, j) => value - (rival.values[j] ?? 0))

const outstanding = ({ eligible }: AdvisorInput, { ballots }: Tally): number | null =>
  eligible === null ? null : Math.max(0, eligible - ballots)

const criterionId = ({ criteria }: AdvisorInput, j: number | null): string | null =>
  j === null ? null : (criteria[j]?.id ?? null)
