/** One line of the append-only history. Particulars never hold an answer, a token or a reason. */
export type Event = {
  seq: number
  actorId: string | null
  action:
    | 'decision_opened'
    | 'settings_changed'
    | 'profile_changed'
    | 'member_joined'
    | 'ballot_cast'
    | 'ballot_revised'
    | 'round_revealed'
    | 'outcome_recorded'
  particulars: Record<string, string | number | null>
  at: string
}

/** What the hash of an event is taken over: the hash before it makes it cover all that came before. */
export const eventText = (before: string, { seq, actorId, action, particulars, at }: Event) =>
  JSON.stringify([before, seq, actorId, action, Object.entries(particulars).sort(byKey), at])

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)
