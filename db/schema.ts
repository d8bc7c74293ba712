/**
 * Columns are text and integer only, on both engines: instants are ISO 8601 in UTC, JSON is text, ids are made
 * by us, and a state is an instant (when it came about) instead of a flag.
 */
export type Tables = {
  users: UserRow
  sessions: SessionRow
  return_links: ReturnLinkRow
  teams: TeamRow
  members: MemberRow
  decisions: DecisionRow
  options: OptionRow
  criteria: CriterionRow
  profile_cells: ProfileCellRow
  cell_overrides: CellOverrideRow
  invites: InviteRow
  rounds: RoundRow
  ballots: BallotRow
  suggestions: SuggestionRow
  expected_voters: ExpectedVoterRow
  anonymous_ballots: AnonymousBallotRow
  participations: ParticipationRow
  comments: CommentRow
  comment_versions: CommentVersionRow
  proposals: ProposalRow
  stances: StanceRow
  stance_versions: StanceVersionRow
  reviews: ReviewRow
  subscriptions: SubscriptionRow
  outbox: OutboxRow
  suppressions: SuppressionRow
  adrs: AdrRow
  events: EventRow
  migrations: MigrationRow
}

export type UserRow = { id: string; name: string; created_at: string }

export type SessionRow = { token_hash: string; user_id: string; expires_at: string; created_at: string }

export type ReturnLinkRow = {
  id: string
  user_id: string
  token_hash: string
  created_at: string
  revoked_at: string | null
  /** The team whose facilitator renewed it: it works once, and only for somebody who is in no other team. */
  renewed_for: string | null
}

export type TeamRow = {
  id: string
  name: string
  /** The team's last ADR number. */
  adr_number: number
  /** Set for the sample, which anybody may read. */
  public_at: string | null
  created_at: string
}

export type TeamRole = 'owner' | 'member' | 'observer'

export type MemberRow = {
  team_id: string
  user_id: string
  name: string
  role: TeamRole
  joined_at: string
  /** Who gave them their role; null where they took it when they joined. */
  role_set_by: string | null
}

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

export type InviteRow = {
  id: string
  decision_id: string
  token_hash: string
  created_by: string
  created_at: string
  revoked_at: string | null
  /** Null never expires. */
  expires_at: string | null
  /** How many people may join by it; null any number. */
  max_uses: number | null
  uses: number
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

export type BallotRow = {
  id: string
  round_id: string
  user_id: string
  /** The member's name when the ballot was cast. */
  name: string
  answers: string
  comment: string
  receipt: string
  revision: number
  submission_key: string | null
  cast_at: string
  revised_at: string | null
  /** When somebody came back by a link that went through other hands: what it says is shown to nobody until the reveal. */
  veiled_at: string | null
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

/** Somebody the facilitator expects to vote; `user_id` once they came. */
export type ExpectedVoterRow = {
  id: string
  decision_id: string
  name: string
  email: string | null
  /** Of the personal invite. */
  token_hash: string
  user_id: string | null
  position: number
  created_at: string
}

/** Nothing in it tells whose it is or when it came; only its voter has the key. */
export type AnonymousBallotRow = {
  id: string
  round_id: string
  answers: string
  comment: string
  receipt: string
  key_hash: string
}

/** That somebody voted in an anonymous round. */
export type ParticipationRow = { round_id: string; user_id: string }

export type CommentRow = {
  id: string
  decision_id: string
  round_id: string
  subject: 'option' | 'criterion' | 'room'
  subject_id: string | null
  user_id: string
  name: string
  /** As it is now, Markdown; empty once deleted. */
  text: string
  version: number
  submission_key: string | null
  at: string
  edited_at: string | null
  deleted_at: string | null
}

/** What a comment said before. */
export type CommentVersionRow = { comment_id: string; version: number; text: string; at: string }

/** An option put to the team for consent. At most one is open. */
export type ProposalRow = {
  id: string
  decision_id: string
  round_id: string
  option_id: string
  wording: string
  proposed_by: string
  proposed_name: string
  at: string
  closed_at: string | null
  closed_how: 'withdrawn' | 'replaced' | 'decided' | null
}

/** What a member says to a proposal. An objection is resolved, or carried into the consequences of the outcome. */
export type StanceRow = {
  id: string
  proposal_id: string
  user_id: string
  name: string
  kind: 'consent' | 'concern' | 'objection'
  reason: string
  /** What would have to change. */
  remedy: string
  version: number
  at: string
  revised_at: string | null
  settled: 'resolved' | 'carried' | null
  settled_note: string
  settled_by: string | null
  settled_name: string
  settled_at: string | null
}

/** What a member said before, and what had become of it. */
export type StanceVersionRow = {
  stance_id: string
  version: number
  kind: StanceRow['kind']
  reason: string
  remedy: string
  at: string
  settled: StanceRow['settled']
  settled_note: string
  settled_name: string
}

/** What came true of what was expected. */
export type ReviewRow = {
  id: string
  decision_id: string
  user_id: string
  name: string
  verdict: 'came true' | 'partly' | 'did not'
  findings: string
  next: 'keep' | 'look again' | 'reconsider'
  next_on: string | null
  at: string
}

/** What a member asked to be mailed about a decision, and where to. */
export type SubscriptionRow = {
  id: string
  decision_id: string
  user_id: string
  address: string
  reminder: number
  result: number
  review: number
  /** When it was asked for as it is now: nothing that came about before is mailed. */
  asked_at: string
}

/** One message to one person. What it says is written when it is sent, from the room as it is then. */
export type OutboxRow = {
  id: string
  decision_id: string
  kind: 'invitation' | 'reminder' | 'result' | 'review'
  /** The round that a reminder or a result is about. */
  round_id: string | null
  /** Who asked for it: the member, or the facilitator for somebody expected. */
  subscription_id: string | null
  expected_voter_id: string | null
  /** Null once nothing more is sent there. */
  address: string | null
  /** Keyed hash of the address. */
  address_key: string
  /** Of the link that ends such mail. */
  token_hash: string
  /** The same mail is queued once, whoever queues it. */
  dedupe_key: string
  attempts: number
  /** When it is tried next; a process that takes it moves this on before it sends. */
  next_at: string
  created_at: string
  sent_at: string | null
  /** Given up. */
  failed_at: string | null
  /** No longer wanted when its turn came. */
  dropped_at: string | null
  /** What the mail server said, without the address. */
  error: string
}

/** An address that wants no mail: about a decision, whose id is the scope, or at all, which is `all`. */
export type SuppressionRow = { address_key: string; scope: string; at: string }

export type AdrRow = {
  id: string
  team_id: string
  number: number
  decision_id: string | null
  title: string
  status: string
  decided_on: string
  record: string
  created_by: string
  created_at: string
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

export type MigrationRow = { name: string; checksum: string; applied_at: string }
