import type { Result } from './types.ts'

/**
 * Shapes of the complements: what is said beside the score. Options and criteria follow the order of the input unless
 * an id is given; members are indices of `AdvisorInput.ballots`. `null` means "undefined here", never zero.
 */

/** How one importance question was answered. */
export type QuestionAgreement = {
  criterionId: string
  answers: number
  /** 0 half at either end, 1 all alike (Tastle & Wierman 2007). */
  consensus: number | null
  /** -1..1, below 0 where there are two camps (van der Eijk 2001). */
  agreement: number | null
  /** Levels as they were answered: lower quartile, lower median, upper quartile. */
  quartiles: readonly [number, number, number] | null
  label: AgreementLabel | null
}

export type AgreementLabel = 'aligned' | 'mixed' | 'split' | 'two camps'

/** Agreement on the priorities as a whole. */
export type Priorities = {
  /** Kendall's W 0..1 over the weights of the ballots that weigh, and how many these are. */
  concordance: { w: number; ballots: number } | null
  /** 0 disjoint, 1 identical (Goepel 2013). */
  overlap: number | null
}

/** Draws of weights from one prior. Every list has one entry per admissible option, in display order. */
export type Acceptance = {
  optionId: string
  /** Share of the draws in which the option is first. */
  first: number
  /** Share of the draws in which it has each rank. */
  ranks: readonly number[]
  /** Mean weights of the draws in which it is first, by criterion. */
  central: readonly number[] | null
}

export type PriorName = 'any' | 'ordered' | 'team'

/** SMAA-2 under three named priors; a prior is null where it is undefined. */
export type Robustness = { samples: number } & Record<PriorName, readonly Acceptance[] | null>

export type Tipping = {
  /** Members without whom another option would lead, of those who weigh; null above 2000 or below two. */
  withoutOne: { members: number; of: number } | null
  /** Fewest ballots whose priorities must change before a rival is level; ballots null when none can do it. */
  margin: { rivalId: string; ballots: number | null } | null
}

/** What the members' own priorities say. */
export type Personal = {
  /** Members whose own first choice the option is, ties split. */
  firstChoices: readonly number[]
  /** Lowest personal score of each option, points of 100. */
  leastMisery: readonly number[]
  /** Largest distance of an option from a member's own first choice, points of 100. */
  regret: readonly number[]
  /** Options with the highest lowest score, and with the smallest largest regret. */
  leastMiseryIds: readonly string[]
  leastRegretIds: readonly string[]
}

/** Who could teach whom: an expert and somebody who would love to learn and can't deliver yet. */
export type MentorPair = { optionId: string; mentor: number; learner: number }

/** Over all options, those that a must-have rules out as well. */
export type DirectVote = {
  ballots: number
  /** Sum and mean of the scores given, and how many gave one. */
  totals: readonly number[]
  means: readonly (number | null)[]
  scored: readonly number[]
  /** Members who score one option above another, [one][other]. */
  pairwise: readonly (readonly number[])[]
  star: { winnerId: string | null; tiedIds: readonly string[]; finalistIds: readonly string[] }
  majorityJudgment: { ranks: readonly number[]; medians: readonly (number | null)[] }
  /** Groups of ids that are level, first group leading. */
  schulze: readonly (readonly string[])[]
  borda: readonly number[]
  /** Members who give 4 or more. */
  approvals: readonly number[]
  /** Kendall's tau-b of the totals and the advisor's scores; null where one side does not vary. */
  tau: number | null
  /** Whether STAR and the advisor put the same option first; null where one of them has no single first. */
  agrees: boolean | null
}

export type OpinionMethod =
  | 'equal'
  | 'median'
  | 'geometric'
  | 'rank-sum'
  | 'weighted-product'
  | 'topsis'
  | 'vikor'
  | 'promethee'

export type Opinion = {
  method: OpinionMethod
  /** Competition ranks; null for an excluded option. Null as a whole where the method is undefined. */
  places: readonly (number | null)[] | null
  /** Whether the method puts the leader first, alone or level. */
  agrees: boolean | null
  /** Rank correlation with the advisor's order; null where one side does not vary. */
  tau: number | null
}

export type Opinions = {
  methods: readonly Opinion[]
  /** Methods that put the leader first, of those that are defined. */
  agreeing: number
  of: number
  /** Kendall's W across the advisor and the defined methods. */
  w: number | null
}

/** `optionId` is nowhere better than `byId` and somewhere worse. */
export type Dominance = { optionId: string; byId: string }

/** Two groups of members whose priorities differ and lead to different options. */
export type Camps = {
  sides: readonly [CampSide, CampSide]
  /** Criteria on which the mean weights lie furthest apart, largest first; difference is first less second side. */
  apart: readonly { criterionId: string; difference: number }[]
}
export type CampSide = { members: number; leaderId: string }

/** A cell worth finding out: the leader if it turned out at its lowest and at its highest. */
export type Information = {
  optionId: string
  criterionId: string
  kind: 'unknown' | 'band'
  /** Profile scores 0..10 that were tried. */
  low: number
  high: number
  /** Null where the leader stays. */
  leaderIfLow: string | null
  leaderIfHigh: string | null
}

/** Two criteria whose profile scores go together over the options, so that they may count one thing twice. */
export type CriteriaOverlap = { a: string; b: string; r: number }

export type AgendaTopic = {
  criterionId: string
  minutes: number
  /** Share of what makes the lead uncertain; the shares of all topics together are at most 1. */
  share: number
  label: AgreementLabel | null
  /** Who answered lowest and who highest, and what; null where all answered alike. */
  low: AgendaEnd | null
  high: AgendaEnd | null
}
export type AgendaEnd = { level: number; members: readonly number[] }

export type Agenda = {
  /** The rival against which the lead is least sure. */
  rivalId: string | null
  topics: readonly AgendaTopic[]
  /** Minutes to close in. */
  close: number
  /** Split, but without influence on leader against rival. */
  skip: readonly string[]
}

export type Complements = {
  agreement: readonly QuestionAgreement[]
  priorities: Priorities
  robustness: Robustness
  tipping: Tipping
  personal: Personal | null
  mentors: readonly MentorPair[]
  directVote: DirectVote | null
  opinions: Opinions | null
  dominance: readonly Dominance[]
  /** Options no other one beats in both fit and readiness; empty without a familiarity criterion. */
  front: readonly string[]
  camps: Camps | null
  information: readonly Information[]
  overlaps: readonly CriteriaOverlap[]
  agenda: Agenda | null
}

export type FullResult = Result & { complements: Complements }
