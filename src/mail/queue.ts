import type { Db } from '../../db/connect.ts'
import { insertMail, type NewMail } from '../../db/queries/outbox.ts'
import { listSuppressions } from '../../db/queries/subscriptions.ts'
import { addressOf, sameAddress } from '../domain/address.ts'
import { newId, sha256 } from '../ids.ts'
import type { Secret } from '../secret.ts'

/** What stands for an address where the address itself need not be kept. */
export const keyOf = (secret: Secret, address: string) => secret.token('address', sameAddress(address))

export const unsubscribeToken = (secret: Secret, mailId: string) => secret.token('unsubscribe', mailId)

export type Wanted = Pick<NewMail, 'decisionId' | 'kind'> &
  Partial<Pick<NewMail, 'roundId' | 'subscriptionId' | 'expectedVoterId'>> & {
    address: string
    /** What may be mailed to one address once: the same round, person or day. */
    once: string
    at: Date
  }

export const dedupeKey = (
  secret: Secret,
  { kind, once, address }: Pick<Wanted, 'kind' | 'once' | 'address'>,
) => `${kind} ${once} ${keyOf(secret, address)}`

/** Puts one mail into the queue, unless it was there or its reader wants none. */
export async function enqueue(db: Db, secret: Secret, wanted: Wanted): Promise<boolean> {
  const { address, decisionId } = wanted
  if (addressOf(address) === undefined) return false
  const addressKey = keyOf(secret, address)
  if ((await listSuppressions(db, addressKey, decisionId)).length > 0) return false
  const id = newId()
  return insertMail(db, {
    id,
    decisionId,
    kind: wanted.kind,
    roundId: wanted.roundId ?? null,
    subscriptionId: wanted.subscriptionId ?? null,
    expectedVoterId: wanted.expectedVoterId ?? null,
    address,
    addressKey,
    tokenHash: sha256(unsubscribeToken(secret, id)),
    dedupeKey: dedupeKey(secret, wanted),
    at: wanted.at.toISOString(),
  })
}
