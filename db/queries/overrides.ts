import type { Override } from '../../src/domain/profile.ts'
import type { Db } from '../connect.ts'
import type { CellOverrideRow } from '../schema.ts'
import { awaitsOutcome } from './adrs.ts'
import { holdUnended } from './life-cycle.ts'

/** All changes a team made to its profile, the first one first. */
export async function listOverrides(db: Db, decisionId: string): Promise<Override[]> {
  const rows = await db
    .selectFrom('cell_overrides')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    optionId: row.option_id,
    criterionId: row.criterion_id,
    kind: row.kind,
    score: row.score === null ? null : row.score / 10,
    reason: row.reason,
    by: row.name,
    at: row.at,
  }))
}

/** The last change of a cell, whatever it did. */
export const findLastOverride = (db: Db, decisionId: string, optionId: string, criterionId: string) =>
  db
    .selectFrom('cell_overrides')
    .select(['seq', 'kind', 'score', 'reason', 'user_id as userId'])
    .where('decision_id', '=', decisionId)
    .where('option_id', '=', optionId)
    .where('criterion_id', '=', criterionId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

export const insertOverride = (db: Db, row: CellOverrideRow) =>
  db.insertInto('cell_overrides').values(row).execute()

/**
 * Holds a round nobody has voted in yet without a change of its rules: what is asked stays the same, so a half-filled
 * ballot does too. The update takes the lock, so the change of a score can't pass the first ballot.
 */
export async function holdUnvotedRound(db: Db, roundId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('rounds')
    .set((eb) => ({ ballot_count: eb.ref('ballot_count') }))
    .where('id', '=', roundId)
    .where('revealed_at', 'is', null)
    .where('ballot_count', '=', 0)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('decisions')
          .select('decisions.id')
          .whereRef('decisions.id', '=', 'rounds.decision_id')
          .where('decided_at', 'is', null)
          .where('abandoned_at', 'is', null),
      ),
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * Holds a decision whose round is revealed and that has no outcome yet; the outcome takes the same lock. Only once it is
 * held are its rounds looked at, since another may have been opened meanwhile.
 */
export async function holdRevealedDecision(db: Db, decisionId: string): Promise<boolean> {
  if (!(await holdUnended(db, decisionId))) return false
  const row = await db
    .selectFrom('decisions')
    .select('id')
    .where('id', '=', decisionId)
    .where(awaitsOutcome)
    .executeTakeFirst()
  return row !== undefined
}

/** The result as it stands, and the one of the reveal where that is another. */
export async function findResults(db: Db, roundId: string) {
  const row = await db
    .selectFrom('rounds')
    .select(['result', 'revealed_result as atReveal'])
    .where('id', '=', roundId)
    .where('revealed_at', 'is not', null)
    .executeTakeFirst()
  return row?.result ? { result: row.result, atReveal: row.atReveal } : undefined
}

export const replaceResult = (
  db: Db,
  { roundId, result, atReveal }: { roundId: string; result: string; atReveal: string | null },
) => db.updateTable('rounds').set({ result, revealed_result: atReveal }).where('id', '=', roundId).execute()

/** Number of the event that opened the ballots, 0 before it. */
export async function findRevealSeq(db: Db, decisionId: string): Promise<number> {
  const { seq } = await db
    .selectFrom('events')
    .select((eb) => eb.fn.coalesce(eb.fn.max('seq'), eb.lit(0)).as('seq'))
    .where('decision_id', '=', decisionId)
    .where('action', '=', 'round_revealed')
    .executeTakeFirstOrThrow()
  return Number(seq)
}

/** How often the profile was changed since the ballots were opened. */
export async function countChangesSinceReveal(db: Db, decisionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('cell_overrides')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('decision_id', '=', decisionId)
    .where('seq', '>', await findRevealSeq(db, decisionId))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whether a score was changed after the event of that number. */
export async function isProfileChangedSince(db: Db, decisionId: string, seq: number): Promise<boolean> {
  const row = await db
    .selectFrom('cell_overrides')
    .select('seq')
    .where('decision_id', '=', decisionId)
    .where('seq', '>', seq)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
