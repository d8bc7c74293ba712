/**
 * Shapes of the advisor, model `advisor-1`. Options are indexed i, criteria j, ballots k; every array follows
 * the order of `AdvisorInput.options` and `AdvisorInput.criteria`. Scores and contributions are points of 100,
 * weights and shares lie in 0..1. `null` means "not answered" or "undefined", never zero.
 */

/** Additive multi-attribute value model (Keeney & Raiffa 1976; Edwards & Barron 1994). */
export type Model = {
  version: 'advisor-1'
  /** Highest importance answer, P. */
  importanceMax: number
  /** Highest familiarity answer, F. */
  familiarityMax: number
  /** Value of each familiarity level, from 0 for none to 1 for the highest; without it the levels are evenly spaced. */
  familiarityCurve?: readonly number[] | null
  /** Familiarity from which a person delivers alone. */
  knowsAt: number
  /** People needed to carry an option, T. */
  crew: number
  /** Share of breadth in readiness, alpha; the rest is depth. */
  breadthShare: number
  /** Weight of the familiarity criterion if the facilitator fixed it (lambda, 0..1), else null. */
  fixedFamiliarityWeight: number | null
  /** How many ratings the evidence counts for (kappa), null when members do not rate cells. */
  ratingPrior: number | null
  /** How the importance answers turn into weights; without it they are ratings. */
  importanceMethod?: ImportanceMethod
}

/**
 * What an importance answer is. `rating`: a level 0..importanceMax. `points`: a share of 100 points, importanceMax 100.
 * `rank-sum`, `rank-order-centroid`: a place counted from the bottom, 0 for the least important criterion up to
 * importanceMax for the most important one, turned into the weights of that name.
 */
export type ImportanceMethod = 'rating' | 'points' | 'rank-sum' | 'rank-order-centroid'

export type AdvisorOption = { id: string; name: string }

/** Exactly one criterion is of kind `familiarity` (its value is computed), or none is. */
export type AdvisorCriterion = { id: string; name: string; kind: 'familiarity' | 'profile' }

export type AdvisorBallot = {
  /** One answer 0..importanceMax per criterion; null is skipped or can't judge. */
  importance: readonly (number | null)[]
  /** One answer 0..familiarityMax per option; null is not stated. */
  familiarity: readonly (number | null)[]
  /** True where the member could not work with the option; null where the ballot did not ask about it. */
  vetoes?: readonly (boolean | null)[]
  /** Optional ratings 0..10 of profile cells, [option][criterion]. */
  ratings?: readonly (readonly (number | null)[])[]
  /** Optional wish 0..2 to work with each option; shown, never scored. */
  willingness?: readonly (number | null)[]
  /** Optional direct vote 0..5, one per option; a cross-check, never scored. */
  direct?: readonly (number | null)[]
}

/** Conjunctive screening; a constraint never touches a score. */
export type Constraint =
  | { kind: 'min'; criterionId: string; value: number }
  | { kind: 'knowers'; people: number }
  | { kind: 'veto'; share: number }

export type AdvisorInput = {
  options: readonly AdvisorOption[]
  criteria: readonly AdvisorCriterion[]
  /** Profile scores 0..10, [option][criterion]; null is unknown. The familiarity column is ignored. */
  profile: readonly (readonly (number | null)[])[]
  ballots: readonly AdvisorBallot[]
  constraints: readonly Constraint[]
  /** Ballots needed before a winner is named. */
  quorum: number
  /** People who may vote, if known; null for an open room. */
  eligible: number | null
  /** Plus or minus on each profile score, [option][criterion]; null or absent where none is known. */
  bands?: readonly (readonly (number | null)[])[]
  /** Whole number that fixes the random draws, so that everybody sees the same figures; 0 without it. */
  seed?: number
  model: Model
}

export type Exclusion =
  | { kind: 'min'; criterionId: string; value: number; found: number }
  | { kind: 'knowers'; people: number; found: number }
  | { kind: 'veto'; share: number; found: number }

export type CriterionResult = AdvisorCriterion & {
  /** Team weight W_j. */
  weight: number
  answered: number
  skipped: number
  /** Count of answers per importance level 0..importanceMax. */
  histogram: readonly number[]
  /** 100 * W_j * (max_i v_ij - min_i v_ij) over admissible options: what the criterion can decide here. */
  swing: number
}

export type OptionResult = AdvisorOption & {
  score: number
  /** Score if every unknown cell were 0, and if every one were 10. */
  lo: number
  hi: number
  /** Score without the familiarity criterion, 0..100; null when that criterion carries all weight. */
  fit: number | null
  /** R_i as points of 100; null when there is no familiarity criterion. */
  readiness: number | null
  breadth: number
  depth: number
  knowers: number
  /** People at familiarityMax, who could teach. */
  teachers: number
  /** Levels to learn until the crew is ready (training gap U_i). */
  trainingGap: number
  /** v_ij in 0..1. */
  values: readonly number[]
  unknown: readonly boolean[]
  /** c_ij, summing to the score. */
  contributions: readonly number[]
  vetoes: number
  /** Ballots that asked about it; absent where all did. */
  asked?: number
  excluded: Exclusion | null
  /** 1 is first, equal scores share a rank, null when excluded or when no priorities were given. */
  rank: number | null
}

export type Difference = { criterionId: string; points: number }

/** Weight t at which `rivalId` reaches the leader while the other criteria keep their proportions. */
export type Crossover = { criterionId: string; weight: number; rivalId: string; at: number }

/** Profile score at which the leader and its rival would be level, all else as it is. */
export type ProfileCrossover = {
  criterionId: string
  /** Whose score would have to change: the rival's upwards or the leader's downwards. */
  optionId: string
  /** Profile scores 0..10. */
  from: number
  to: number
}

/** Part of the uncertainty of the lead that comes from disagreement on one criterion; the parts sum to 1. */
export type Disagreement = { criterionId: string; share: number }

export type Stability = {
  criterionId: string
  weight: number
  low: number
  lowRivalId: string | null
  high: number
  highRivalId: string | null
}

/** Smallest total weight to move before the rival ties. */
export type Shift = {
  rivalId: string
  /** In 0..1; null when no weights make the rival tie. */
  amount: number | null
  /** The criterion that loses most weight in that change, and the one that gains. */
  fromId: string | null
  toId: string | null
}

export type Certainty = {
  /** The rival against which the lead is least sure; all below is about that one. Null when nobody follows. */
  rivalId: string | null
  /** Standard error of the lead in points; null below two weighted ballots. */
  standardError: number | null
  /** Degrees of freedom of that error; null below two weighted ballots. */
  degrees: number | null
  /** Chance that the lead over every single rival holds, given how the answers vary; null below two weighted ballots. */
  pLead: number | null
  /** Chance that it holds once everybody who may vote has; 1 when all have, null when the room is open. */
  pTeam: number | null
  /** Members who may still vote, null when the room is open. */
  outstanding: number | null
  /** True when the outstanding ballots cannot change the leader by their priorities. */
  clinched: boolean | null
}

export type VerdictLevel = 'clear' | 'likely' | 'too-close' | 'not-enough'

export type VerdictReason =
  | 'no-ballots'
  | 'below-quorum'
  | 'no-priorities'
  | 'low-coverage'
  | 'few-answers'
  | 'nothing-admissible'
  | 'one-option'
  | 'tie'
  | 'low-certainty'
  | 'small-shift'
  | 'few-ballots'
  | 'holds'

export type Verdict = { level: VerdictLevel; reason: VerdictReason }

/** What the advisor says about a set of ballots: plain JSON, the same on page, in the record and in the CLI. */
export type Result = {
  model: Model
  counted: {
    ballots: number
    weights: number
    abstained: number
    familiarity: number
    eligible: number | null
    quorum: number
  }
  criteria: readonly CriterionResult[]
  /** In the order of the input. */
  options: readonly OptionResult[]
  /** Ids in display order: admissible by rank, inside a tie more knowers, then name; excluded ones last. */
  order: readonly string[]
  leaderId: string | null
  rivalId: string | null
  /** Leader's score less the rival's. */
  gap: number | null
  /** Leader against rival, largest advantage first; sums to the gap. */
  differences: readonly Difference[]
  /** Where another option takes the lead when one weight changes, nearest first. */
  crossovers: readonly Crossover[]
  /** Smallest change first; empty without a rival or in a tie. */
  profileCrossovers: readonly ProfileCrossover[]
  stability: readonly Stability[]
  shift: Shift | null
  certainty: Certainty
  /** Largest share first, a share may be negative; empty when the answers do not vary or fewer than two count. */
  disagreement: readonly Disagreement[]
  /** Leader when what the team knows counts nothing; null without a familiarity criterion or a leader. */
  withoutFamiliarity: { leaderId: string; gap: number } | null
  /** Share of the weight that rests on known cells, over leader and rival. */
  coverage: number
  /** Share of the importance questions that the ballots answer; 0 without ballots. */
  answered: number
  verdict: Verdict
}
