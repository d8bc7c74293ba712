/** One line of the append-only history. Particulars never hold an answer, a token or a reason. */
export type Event = {
  seq: number
  actorId: string | null
  action:
    | 'decision_opened'
    | 'settings_changed'
    | 'option_added'
    | 'option_renamed'
    | 'option_removed'
    | 'option_restored'
    | 'options_ordered'
    | 'criterion_added'
    | 'criterion_renamed'
    | 'criterion_removed'
    | 'criterion_restored'
    | 'criteria_ordered'
    | 'suggestion_made'
    | 'suggestion_accepted'
    | 'suggestion_declined'
    | 'suggestion_withdrawn'
    | 'profile_changed'
    | 'voting_started'
    | 'draft_resumed'
    | 'member_joined'
    | 'member_renamed'
    | 'member_removed'
    | 'role_changed'
    | 'facilitator_changed'
    | 'decider_changed'
    | 'return_link_renewed'
    | 'invite_renewed'
    | 'invite_changed'
    | 'invite_closed'
    | 'voters_listed'
    | 'invitations_sent'
    | 'ballot_cast'
    | 'ballot_revised'
    | 'ballot_withdrawn'
    | 'deadline_extended'
    | 'round_revealed'
    | 'round_opened'
    | 'comment_added'
    | 'comment_edited'
    | 'comment_deleted'
    | 'proposal_made'
    | 'proposal_withdrawn'
    | 'stance_taken'
    | 'stance_changed'
    | 'objection_resolved'
    | 'objection_carried'
    | 'outcome_recorded'
    | 'outcome_accepted'
    | 'outcome_rejected'
    | 'record_edited'
    | 'record_deprecated'
    | 'record_superseded'
    | 'record_linked'
    | 'record_unlinked'
    | 'record_tagged'
    | 'review_recorded'
    | 'decision_abandoned'
  particulars: Record<string, string | number | null>
  at: string
}

/** Nobody but the voter may notice that a ballot was changed. */
export const isUnnoticed = (action: Event['action']) => action === 'ballot_revised'

/** What the hash of an event is taken over: the hash before it makes it cover all that came before. */
export const eventText = (before: string, { seq, actorId, action, particulars, at }: Event) =>
  JSON.stringify([before, seq, actorId, action, Object.entries(particulars).sort(byKey), at])

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)
