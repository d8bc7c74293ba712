import type { ExpressionBuilder } from 'kysely'
import type { RevealRule } from '../../src/domain/room.ts'
import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'
import type { RoundRow, Tables } from '../schema.ts'

export const insertRound = (db: Db, round: RoundRow) => db.insertInto('rounds').values(round).execute()

/**
 * Says whether the round takes ballots on these rules, and holds it so until the transaction ends. First statement
 * of every cast: the update takes the lock on both engines, so a ballot can't pass the reveal or a change of rules.
 */
export async function holdSealedRound(
  db: Db,
  { roundId, rulesVersion, at }: { roundId: string; rulesVersion: number; at: string },
): Promise<boolean> {
  return (await heldRounds(db, roundId, rulesVersion, at)).length > 0
}

const heldRounds = prepared((db, roundId: string, rulesVersion: number, at: string) =>
  db
    .updateTable('rounds')
    .set((eb) => ({ ballot_count: eb.ref('ballot_count') }))
    .where('id', '=', roundId)
    .where('rules_version', '=', rulesVersion)
    .where('revealed_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('decisions')
          .select('decisions.id')
          .whereRef('decisions.id', '=', 'rounds.decision_id')
          .where('started_at', 'is not', null)
          .where('decided_at', 'is', null)
          .where('abandoned_at', 'is', null)
          .where((of) => of.or([of('deadline_at', 'is', null), of('deadline_at', '>', at)])),
      ),
    )
    .returning('rounds.id'),
)

/** Holds a first round nobody has voted in yet, so that its rules may change; later ones are voted on by the same. */
export async function holdUntouchedRound(db: Db, roundId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('rounds')
    .set((eb) => ({ rules_version: eb('rules_version', '+', 1) }))
    .where('id', '=', roundId)
    .where('number', '=', 1)
    .where('revealed_at', 'is', null)
    .where('ballot_count', '=', 0)
    .where(isUnended)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * Holds the round of a decision that is under way. First statement of what changes the decision as well: PostgreSQL
 * shows a statement that waited the other tables as they were before, so what they say is read in the next one.
 */
export const holdRoundUnderWay = (db: Db, decisionId: string) =>
  db
    .updateTable('rounds')
    .set((eb) => ({ ballot_count: eb.ref('ballot_count') }))
    .where('decision_id', '=', decisionId)
    .where('revealed_at', 'is', null)
    .where(isUnderWay)
    .execute()

/** No ballot that waits for the lock on the round is let in any more. */
export const renewRules = (db: Db, decisionId: string) =>
  db
    .updateTable('rounds')
    .set((eb) => ({ rules_version: eb('rules_version', '+', 1) }))
    .where('decision_id', '=', decisionId)
    .where('revealed_at', 'is', null)
    .execute()

/** Holds a round that is sealed whatever its deadline, so that more can be asked and the deadline moved. */
export async function holdSealed(db: Db, roundId: string): Promise<boolean> {
  await db
    .updateTable('rounds')
    .set((eb) => ({ ballot_count: eb.ref('ballot_count') }))
    .where('id', '=', roundId)
    .where('revealed_at', 'is', null)
    .execute()
  const row = await db
    .selectFrom('rounds')
    .select('id')
    .where('id', '=', roundId)
    .where('revealed_at', 'is', null)
    .where(isUnderWay)
    .executeTakeFirst()
  return row !== undefined
}

const decisionOf = (eb: ExpressionBuilder<Tables, 'rounds'>) =>
  eb
    .selectFrom('decisions')
    .select('decisions.id')
    .whereRef('decisions.id', '=', 'rounds.decision_id')
    .where('decided_at', 'is', null)
    .where('abandoned_at', 'is', null)

/** Neither decided nor abandoned; a draft counts. */
const isUnended = (eb: ExpressionBuilder<Tables, 'rounds'>) => eb.exists(decisionOf(eb))

/** Voting on it has begun, and the decision is neither made nor abandoned. */
const isUnderWay = (eb: ExpressionBuilder<Tables, 'rounds'>) =>
  eb.exists(decisionOf(eb).where('started_at', 'is not', null))

export async function countOf(db: Db, roundId: string): Promise<number> {
  const row = await db
    .selectFrom('rounds')
    .select('ballot_count')
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow()
  return row.ballot_count
}

/** One ballot less, where one was taken back. */
export const uncountBallot = (db: Db, roundId: string) =>
  db
    .updateTable('rounds')
    .set((eb) => ({ ballot_count: eb('ballot_count', '-', 1) }))
    .where('id', '=', roundId)
    .execute()

export const countBallot = (db: Db, roundId: string) =>
  db
    .updateTable('rounds')
    .set((eb) => ({ ballot_count: eb('ballot_count', '+', 1) }))
    .where('id', '=', roundId)
    .execute()

/**
 * One-way: false when the round was revealed before, has fewer ballots than `least`, or was given more time than its
 * deadline, which is to reveal it, had.
 */
export async function markRevealed(
  db: Db,
  reveal: { roundId: string; at: string; by: string | null; how: RevealRule; least: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('rounds')
    .set({ revealed_at: reveal.at, revealed_by: reveal.by, revealed_how: reveal.how })
    .where('id', '=', reveal.roundId)
    .where('revealed_at', 'is', null)
    .where('ballot_count', '>=', reveal.least)
    .where(reveal.how === 'deadline' ? isOver(reveal.at) : isUnderWay)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Its deadline has passed. */
const isOver = (at: string) => (eb: ExpressionBuilder<Tables, 'rounds'>) =>
  eb.exists(decisionOf(eb).where('started_at', 'is not', null).where('deadline_at', '<=', at))

export const storeResult = (db: Db, roundId: string, result: string) =>
  db.updateTable('rounds').set({ result }).where('id', '=', roundId).execute()

/** The result as it was stored at the reveal. */
export async function findResult(db: Db, roundId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('rounds')
    .select('result')
    .where('id', '=', roundId)
    .where('revealed_at', 'is not', null)
    .executeTakeFirst()
  return row?.result ?? undefined
}

/** Whether the rules are still the ones somebody read. */
export async function hasRules(db: Db, roundId: string, rulesVersion: number): Promise<boolean> {
  const row = await db
    .selectFrom('rounds')
    .select('rules_version')
    .where('id', '=', roundId)
    .executeTakeFirst()
  return row?.rules_version === rulesVersion
}

/** A criterion that came late is asked in this round, also where only some are asked again. */
export async function addAsked(db: Db, roundId: string, criterionId: string) {
  const { asked } = await db
    .selectFrom('rounds')
    .select('asked')
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow()
  if (asked === null) return
  const ids = [...(JSON.parse(asked) as string[]), criterionId]
  await db
    .updateTable('rounds')
    .set({ asked: JSON.stringify(ids) })
    .where('id', '=', roundId)
    .execute()
}
