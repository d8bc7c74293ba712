import type { Db } from '../../db/connect.ts'
import { EVERYTHING, suppress, unsuppress } from '../../db/queries/subscriptions.ts'

/** What somebody says who follows the link in a mail: no more about this decision, none at all, or mail after all. */
export type MailChoice = 'decision' | 'everything' | 'again'

export async function endMail(
  db: Db,
  {
    addressKey,
    decisionId,
    choice,
    at,
  }: { addressKey: string; decisionId: string; choice: MailChoice; at: Date },
) {
  if (choice === 'again') await unsuppress(db, addressKey, [decisionId, EVERYTHING])
  else await suppress(db, addressKey, choice === 'decision' ? decisionId : EVERYTHING, at.toISOString())
}
