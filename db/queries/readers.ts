import type { Db } from '../connect.ts'
import type { OutboxRow } from '../schema.ts'

/** Who a mail is for, as things are when it is sent. */
export type Reader = { address: string | null; userId: string | null; name: string }

/** A member who still wants this kind of mail and is still in the team. */
export async function findSubscribedReader(
  db: Db,
  subscriptionId: string,
  kind: OutboxRow['kind'],
): Promise<Reader | undefined> {
  if (kind === 'invitation') return undefined
  return db
    .selectFrom('subscriptions')
    .innerJoin('decisions', 'decisions.id', 'subscriptions.decision_id')
    .innerJoin('members', (join) =>
      join
        .onRef('members.team_id', '=', 'decisions.team_id')
        .onRef('members.user_id', '=', 'subscriptions.user_id'),
    )
    .select(['subscriptions.address', 'subscriptions.user_id as userId', 'members.name'])
    .where('subscriptions.id', '=', subscriptionId)
    .where(`subscriptions.${kind}`, '=', 1)
    .executeTakeFirst()
}

export const findExpectedReader = (db: Db, expectedVoterId: string): Promise<Reader | undefined> =>
  db
    .selectFrom('expected_voters')
    .select(['email as address', 'user_id as userId', 'name'])
    .where('id', '=', expectedVoterId)
    .executeTakeFirst()
