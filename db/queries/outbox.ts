import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'
import type { OutboxRow, Tables } from '../schema.ts'

export type Mail = {
  id: string
  decisionId: string
  kind: OutboxRow['kind']
  roundId: string | null
  subscriptionId: string | null
  expectedVoterId: string | null
  address: string
  addressKey: string
  attempts: number
}

export type NewMail = Omit<Mail, 'attempts'> & { tokenHash: string; dedupeKey: string; at: string }

/** Puts a mail into the queue, or does nothing if it was there before. Says whether it is new. */
export async function insertMail(db: Db, mail: NewMail): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('outbox')
    .values({
      id: mail.id,
      decision_id: mail.decisionId,
      kind: mail.kind,
      round_id: mail.roundId,
      subscription_id: mail.subscriptionId,
      expected_voter_id: mail.expectedVoterId,
      address: mail.address,
      address_key: mail.addressKey,
      token_hash: mail.tokenHash,
      dedupe_key: mail.dedupeKey,
      attempts: 0,
      next_at: mail.at,
      created_at: mail.at,
      sent_at: null,
      failed_at: null,
      dropped_at: null,
      error: '',
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Tries a mail again that was not sent: one that was given up gets all its tries anew. Says whether there was one. */
export async function requeueMail(
  db: Db,
  { dedupeKey, address, at }: { dedupeKey: string; address: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ address, attempts: 0, next_at: at, failed_at: null, dropped_at: null, error: '' })
    .where('dedupe_key', '=', dedupeKey)
    .where('sent_at', 'is', null)
    .where((eb) => eb.or([eb('failed_at', 'is not', null), eb('dropped_at', 'is not', null)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

const isWaiting = (eb: ExpressionBuilder<Tables, 'outbox'>) =>
  eb.and([eb('sent_at', 'is', null), eb('failed_at', 'is', null), eb('dropped_at', 'is', null)])

const dueMail = prepared((db, at: string, most: number) =>
  db
    .selectFrom('outbox')
    .select(['id', 'next_at as nextAt'])
    .where('next_at', '<=', at)
    .where(isWaiting)
    .orderBy('next_at')
    .limit(most),
)

/** Mail whose time has come, oldest first. */
export const listDueMail = (db: Db, at: string, most: number) => dueMail(db, at, most)

/**
 * Takes a mail for one try and puts the next one off until then: of several processes one gets it, and if that one
 * stops in the middle, it is sent again rather than never.
 */
export async function claimMail(
  db: Db,
  { id, nextAt, until }: { id: string; nextAt: string; until: string },
): Promise<Mail | undefined> {
  const row = await db
    .updateTable('outbox')
    .set((eb) => ({ next_at: until, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('next_at', '=', nextAt)
    .where(isWaiting)
    .returningAll()
    .executeTakeFirst()
  return row && { ...toMail(row), address: row.address ?? '' }
}

const toMail = (row: OutboxRow) => ({
  id: row.id,
  decisionId: row.decision_id,
  kind: row.kind,
  roundId: row.round_id,
  subscriptionId: row.subscription_id,
  expectedVoterId: row.expected_voter_id,
  addressKey: row.address_key,
  attempts: row.attempts,
})

/** The address is forgotten with the end of each of these. */
export const markSent = (db: Db, id: string, at: string) =>
  db.updateTable('outbox').set({ sent_at: at, address: null, error: '' }).where('id', '=', id).execute()

export const markFailed = (db: Db, id: string, at: string, error: string) =>
  db.updateTable('outbox').set({ failed_at: at, address: null, error }).where('id', '=', id).execute()

export const markDropped = (db: Db, id: string, at: string) =>
  db.updateTable('outbox').set({ dropped_at: at, address: null }).where('id', '=', id).execute()

export const postponeMail = (db: Db, id: string, nextAt: string, error: string) =>
  db.updateTable('outbox').set({ next_at: nextAt, error }).where('id', '=', id).execute()

/** What waited for the mail server goes at once when it answers again. */
export const wakeMail = (db: Db, error: string, at: string) =>
  db
    .updateTable('outbox')
    .set({ next_at: at })
    .where('error', '=', error)
    .where('next_at', '>', at)
    .where(isWaiting)
    .execute()

/** Whose mail a link in it would end. */
export const findMailByToken = (db: Db, tokenHash: string) =>
  db
    .selectFrom('outbox')
    .innerJoin('decisions', 'decisions.id', 'outbox.decision_id')
    .select(['outbox.address_key as addressKey', 'outbox.decision_id as decisionId', 'decisions.question'])
    .where('outbox.token_hash', '=', tokenHash)
    .executeTakeFirst()

/** What became of the invitations of a room, by the person and the address they went to. */
export const listInvitations = (db: Db, decisionId: string) =>
  db
    .selectFrom('outbox')
    .select([
      'expected_voter_id as expectedVoterId',
      'address_key as addressKey',
      'sent_at as sentAt',
      'failed_at as failedAt',
      'dropped_at as droppedAt',
      'attempts',
      'error',
    ])
    .where('decision_id', '=', decisionId)
    .where('kind', '=', 'invitation')
    .execute()
