import type { ExpressionBuilder } from 'kysely'
import type { Room } from '../../src/domain/room.ts'
import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'
import type { Tables } from '../schema.ts'
import { findRoomFor } from './decisions.ts'

/** Sealed rounds of decisions that are neither made nor given up. */
const sealed = (db: Db) =>
  db
    .selectFrom('decisions')
    .innerJoin('rounds', 'rounds.decision_id', 'decisions.id')
    .where('rounds.revealed_at', 'is', null)
    .where('decisions.started_at', 'is not', null)
    .where('decisions.decided_at', 'is', null)
    .where('decisions.abandoned_at', 'is', null)

/** Rooms whose deadline has come and which it reveals, if they have enough ballots. */
const overdue = prepared((db, at: string) =>
  sealed(db)
    .select(['decisions.id', 'decisions.facilitator_id as facilitatorId'])
    .where('decisions.reveal_rule', '!=', 'manual')
    .where('decisions.deadline_at', '<=', at)
    .where('rounds.ballot_count', '>', 0),
)

/** Rooms that wait for the last of those expected. */
const complete = prepared((db, least: number) =>
  sealed(db)
    .select(['decisions.id', 'decisions.facilitator_id as facilitatorId'])
    .where('decisions.reveal_rule', '=', 'complete')
    .where('rounds.ballot_count', '>', least)
    .where((eb) =>
      eb.or([eb('decisions.expected_voters', '<=', eb.ref('rounds.ballot_count')), isListed(eb)]),
    ),
)

const isListed = (eb: ExpressionBuilder<Tables, 'decisions'>) =>
  eb.exists(
    eb
      .selectFrom('expected_voters')
      .select('expected_voters.id')
      .whereRef('expected_voters.decision_id', '=', 'decisions.id'),
  )

export type DueRoom = { id: string; facilitatorId: string }

/** Rooms that may have to be revealed now; whether one is, its own rules say. */
export async function listDueRooms(db: Db, at: string): Promise<DueRoom[]> {
  return [...(await overdue(db, at)), ...(await complete(db, 1))]
}

export const findDueRoom = (db: Db, id: string): Promise<DueRoom | undefined> =>
  sealed(db)
    .select(['decisions.id', 'decisions.facilitator_id as facilitatorId'])
    .where('decisions.id', '=', id)
    .where('decisions.reveal_rule', '!=', 'manual')
    .where('rounds.ballot_count', '>', 0)
    .executeTakeFirst()

/** When the next deadline that reveals anything comes. */
export async function nextDeadline(db: Db, after: string): Promise<string | undefined> {
  const row = await sealed(db)
    .select('decisions.deadline_at')
    .where('decisions.reveal_rule', '!=', 'manual')
    .where('decisions.deadline_at', '>', after)
    .orderBy('decisions.deadline_at')
    .limit(1)
    .executeTakeFirst()
  return row?.deadline_at ?? undefined
}

/** The room as its facilitator sees it: work that nobody asked for a moment ago has no reader of its own. */
export async function findRoomForJob(db: Db, id: string): Promise<Room | undefined> {
  const row = await db
    .selectFrom('decisions')
    .select('facilitator_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row && findRoomFor(db, row.facilitator_id, id)
}

export async function countListed(db: Db, decisionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('expected_voters')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow()
  return Number(count)
}
