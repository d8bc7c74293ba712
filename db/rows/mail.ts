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
