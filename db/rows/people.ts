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
