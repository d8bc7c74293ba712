import type { Wishes } from '../../src/domain/mail.ts'
import type { Db } from '../connect.ts'

export type Subscription = Wishes & { address: string }

export async function findSubscription(
  db: Db,
  decisionId: string,
  userId: string,
): Promise<Subscription | undefined> {
  const row = await db
    .selectFrom('subscriptions')
    .select(['address', 'reminder', 'result', 'review'])
    .where('decision_id', '=', decisionId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return (
    row && {
      address: row.address,
      reminder: row.reminder === 1,
      result: row.result === 1,
      review: row.review === 1,
    }
  )
}

/** What a member wants takes the place of what they wanted before. */
export async function putSubscription(
  db: Db,
  { id, decisionId, userId, wanted, at }: Asked & { wanted: Subscription },
) {
  const asked = {
    address: wanted.address,
    reminder: Number(wanted.reminder),
    result: Number(wanted.result),
    review: Number(wanted.review),
    asked_at: at,
  }
  await db
    .insertInto('subscriptions')
    .values({ id, decision_id: decisionId, user_id: userId, ...asked })
    .onConflict((conflict) => conflict.columns(['decision_id', 'user_id']).doUpdateSet(asked))
    .execute()
}

type Asked = { id: string; decisionId: string; userId: string; at: string }

export const deleteSubscription = (db: Db, decisionId: string, userId: string) =>
  db.deleteFrom('subscriptions').where('decision_id', '=', decisionId).where('user_id', '=', userId).execute()

/** Scope of an address that wants no mail about anything. */
export const EVERYTHING = 'all'

export const suppress = (db: Db, addressKey: string, scope: string, at: string) =>
  db
    .insertInto('suppressions')
    .values({ address_key: addressKey, scope, at })
    .onConflict((conflict) => conflict.columns(['address_key', 'scope']).doNothing())
    .execute()

export const unsuppress = (db: Db, addressKey: string, scopes: readonly string[]) =>
  db
    .deleteFrom('suppressions')
    .where('address_key', '=', addressKey)
    .where('scope', 'in', [...scopes])
    .execute()

/** Those of these addresses that want no mail about this decision. */
export async function listSuppressed(
  db: Db,
  addressKeys: readonly string[],
  decisionId: string,
): Promise<Set<string>> {
  if (addressKeys.length === 0) return new Set()
  const rows = await db
    .selectFrom('suppressions')
    .select('address_key as addressKey')
    .where('address_key', 'in', [...addressKeys])
    .where('scope', 'in', [decisionId, EVERYTHING])
    .execute()
  return new Set(rows.map(({ addressKey }) => addressKey))
}

/** What an address wants no mail about: this decision, everything, or neither. */
export async function listSuppressions(db: Db, addressKey: string, decisionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('suppressions')
    .select('scope')
    .where('address_key', '=', addressKey)
    .where('scope', 'in', [decisionId, EVERYTHING])
    .execute()
  return rows.map(({ scope }) => scope)
}
