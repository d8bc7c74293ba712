import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../connect.ts'
import { NoNumberLeft } from '../errors.ts'
import type { Tables } from '../schema.ts'

/** The last number there is: file names and other tools know four digits. */
const LAST_NUMBER = 9999

/** Takes the team's next number; two outcomes at once get two. */
export async function takeAdrNumber(db: Db, teamId: string): Promise<number> {
  const row = await db
    .updateTable('teams')
    .set((eb) => ({ adr_number: eb('adr_number', '+', 1) }))
    .where('id', '=', teamId)
    .where('adr_number', '<', LAST_NUMBER)
    .returning('adr_number')
    .executeTakeFirst()
  if (!row) throw new NoNumberLeft()
  return row.adr_number
}

/** The number the team's next ADR is likely to get, for the label of a button. */
export async function nextAdrNumber(db: Db, teamId: string): Promise<number> {
  const row = await db
    .selectFrom('teams')
    .select('adr_number')
    .where('id', '=', teamId)
    .executeTakeFirstOrThrow()
  if (row.adr_number >= LAST_NUMBER) throw new NoNumberLeft()
  return row.adr_number + 1
}

/**
 * Whoever changes more than one record of a team takes its log first, then the records: so nobody waits for somebody
 * who waits for them, and no two links close a circle.
 */
export const holdLog = (db: Db, teamId: string) =>
  db
    .updateTable('teams')
    .set((eb) => ({ adr_number: eb.ref('adr_number') }))
    .where('id', '=', teamId)
    .execute()

/** The decision's rounds are all revealed, and it has no outcome yet. */
export const awaitsOutcome = (eb: ExpressionBuilder<Tables, 'decisions'>) =>
  eb.and([
    eb('started_at', 'is not', null),
    eb('decided_at', 'is', null),
    eb('abandoned_at', 'is', null),
    eb.not(
      eb.exists(
        eb
          .selectFrom('rounds')
          .select('rounds.id')
          .whereRef('rounds.decision_id', '=', 'decisions.id')
          .where('rounds.revealed_at', 'is', null),
      ),
    ),
  ])

/** Marks the decision decided if it is revealed and open, and says whether it was. */
export async function markDecided(db: Db, decisionId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('decisions')
    .set({ decided_at: at, changed_at: at })
    .where('id', '=', decisionId)
    .where(awaitsOutcome)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
