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
