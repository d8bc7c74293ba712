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
