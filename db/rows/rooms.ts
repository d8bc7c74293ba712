export type DecisionRow = {
  id: string
  team_id: string
  question: string
  context: string
  template: string
  /** Short code that joins the room while it is open. */
  code: string
  facilitator_id: string
  decider_id: string
  deadline_at: string | null
  /** IANA name, in which people read the deadline. */
  time_zone: string
  quorum: number
  /** How many people are expected to vote, if the facilitator said so. */
  expected_voters: number | null
  /** 1 shows names after the reveal, 0 hides them. */
  names_shown: number
  /** Share of ballots, in per cent, at which "could not work with it" rules an option out; null never. */
  veto_percent: number | null
  /** How a ballot says what matters. */
  importance_method: 'rating' | 'points' | 'rank-sum' | 'rank-order-centroid'
  /** 1 asks how happy one would be with each option, beside the advisor. */
  direct_vote: number
  /** 1 lets members rate options on criteria. */
  cell_ratings: number
  /** Goes up by one with every event. */
  version: number
  /** Hash of the last event, which covers all before it. */
  history_hash: string
  submission_key: string | null
  created_at: string
  changed_at: string
  decided_at: string | null
  abandoned_at: string | null
  /** When the first round was opened; null is a draft. */
  started_at: string | null
  abandoned_by: string | null
  abandon_reason: string
  /** What opens the ballots: the facilitator, the deadline, or the last of those expected (or else the deadline). */
  reveal_rule: 'manual' | 'deadline' | 'complete'
  /** 1 stores ballots so that nothing links them to their voters; names are hidden then too. */
  anonymous: number
  /** The quorum as a share of the people expected, in per cent; null where `quorum` counts ballots. */
  quorum_percent: number | null
  /** Hard constraints but the veto, JSON. */
  constraints: string
  willingness_asked: number
  /** The decision this one was started from. */
  started_from: string | null
  /** The record without a room that it was started from. */
  started_from_record: string | null
  /** When and out of which file (its SHA-256) it was imported; null for a room that was opened here. */
  imported_at: string | null
  imported: string | null
  /** Name of who imported it, the id it had where it came from, and the ids of its parts there by those here, JSON. */
  imported_by: string | null
  imported_id: string | null
  imported_ids: string | null
  /** The day on which the team looks again, YYYY-MM-DD. */
  review_on: string | null
  /** Like `version`, but stays with what nobody else may notice: a ballot that was changed. */
  public_version: number
}

export type OptionRow = {
  id: string
  decision_id: string
  /** Key in the template, null for the team's own. */
  key: string | null
  name: string
  position: number
} & Asked

/**
 * From which round to which an option or a criterion is asked about; `removed_at` in a draft, where its position is below
 * zero; `late_at` when it came into a round that was under way.
 */
type Asked = {
  since_round: number
  last_round: number | null
  removed_at: string | null
  late_at: string | null
}

export type CriterionRow = {
  id: string
  decision_id: string
  key: string | null
  name: string
  help: string
  kind: 'familiarity' | 'profile'
  position: number
} & Asked

export type ProfileCellRow = {
  option_id: string
  criterion_id: string
  decision_id: string
  /** Tenths of a point, 0 to 100; null is unknown. */
  score: number | null
  /** Plus or minus, in tenths. */
  band: number | null
  status: 'measured' | 'partly judged' | 'judged' | 'unknown'
  evidence: string
  as_of: string | null
}

/**
 * A score that the team set against the template's; append-only, the highest `seq` of a cell holds. The option and
 * the criterion may be gone when the room was changed since.
 */
export type CellOverrideRow = {
  decision_id: string
  /** Number of the event that tells of it. */
  seq: number
  option_id: string
  criterion_id: string
  /** `restored` goes back to the template's score. */
  kind: 'set' | 'restored'
  /** Tenths of a point, 0 to 100; null is unknown. */
  score: number | null
  reason: string
  user_id: string
  /** The member's name when they set it. */
  name: string
  at: string
}

export type RoundRow = {
  id: string
  decision_id: string
  number: number
  opened_at: string
  opened_by: string
  /** Goes up when the rules are changed before the first ballot. */
  rules_version: number
  ballot_count: number
  revealed_at: string | null
  revealed_by: string | null
  /** The result as it stands, JSON. */
  result: string | null
  /** The result at the reveal, kept when the profile was changed after it; null while they are the same. */
  revealed_result: string | null
  /** Criteria that are asked again, JSON; null asks everything. */
  asked: string | null
  /** What the facilitator wrote about the round. */
  note: string
  revealed_how: 'manual' | 'deadline' | 'complete'
}

/** An option or a criterion that a member would add; the facilitator accepts or declines. */
export type SuggestionRow = {
  id: string
  decision_id: string
  kind: 'option' | 'criterion'
  name: string
  why: string
  user_id: string
  user_name: string
  at: string
  verdict: 'accepted' | 'declined' | null
  note: string
  reviewed_by: string | null
  reviewed_at: string | null
}

export type EventRow = {
  decision_id: string
  seq: number
  actor_id: string | null
  action: string
  particulars: string
  at: string
  hash: string
}
