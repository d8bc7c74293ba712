import { type Event, eventText, isUnnoticed } from '../../src/domain/history.ts'
import { sha256 } from '../../src/ids.ts'
import { withIds } from '../../src/with-ids.ts'
import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'
import { idsIn } from './imported-rooms.ts'

const nextEvents = prepared((db, decisionId: string, at: string, noticed: number) =>
  db
    .updateTable('decisions')
    .set((eb) => ({
      version: eb('version', '+', 1),
      public_version: eb('public_version', '+', noticed),
      changed_at: at,
    }))
    .where('id', '=', decisionId)
    .returning(['version', 'history_hash', 'imported_ids']),
)

const keepHash = prepared((db, decisionId: string, hash: string) =>
  db.updateTable('decisions').set({ history_hash: hash }).where('id', '=', decisionId),
)

/**
 * Appends a line to the room's history. The decision's row carries the last number and hash, so the update
 * that takes the next ones also puts concurrent events in order.
 */
export async function recordEvent(
  db: Db,
  decisionId: string,
  event: Omit<Event, 'seq'>,
  { isNoticed = !isUnnoticed(event.action) } = {},
): Promise<number> {
  const [last] = await nextEvents(db, decisionId, event.at, isNoticed ? 1 : 0)
  if (!last) throw new Error('There is no such decision.')
  const { version: seq, history_hash: before, imported_ids: ids } = last
  // An imported room is exported under the ids it had, and its hashes are over those.
  const told = ids === null ? event : withIds(event, idsIn(ids))
  const hash = sha256(eventText(before, { ...told, seq }))
  await keepHash(db, decisionId, hash)
  await db
    .insertInto('events')
    .values({
      decision_id: decisionId,
      seq,
      actor_id: event.actorId,
      action: event.action,
      particulars: JSON.stringify(event.particulars),
      at: event.at,
      hash,
    })
    .execute()
  return seq
}

/** The hash of the last event, which covers all before it. */
export async function findHistoryHash(db: Db, decisionId: string): Promise<string> {
  const row = await db
    .selectFrom('decisions')
    .select('history_hash')
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  return row.history_hash
}

export const listEvents = (db: Db, decisionId: string) =>
  db
    .selectFrom('events')
    .select(['seq', 'actor_id as actorId', 'action', 'particulars', 'at', 'hash'])
    .where('decision_id', '=', decisionId)
    .orderBy('seq')
    .execute()

/**
 * Who did what in a room, by the name the team knows them by; of somebody who is not in it any more, their own. Whom
 * something was done to is in the team, or has left it, as well.
 */
export async function listNamesIn(db: Db, decisionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('decisions')
    .innerJoin('members', 'members.team_id', 'decisions.team_id')
    .select(['members.user_id as id', 'members.name'])
    .where('decisions.id', '=', decisionId)
    .union(
      db
        .selectFrom('events')
        .innerJoin('decisions', 'decisions.id', 'events.decision_id')
        .innerJoin('users', 'users.id', 'events.actor_id')
        .leftJoin('members', (join) =>
          join
            .onRef('members.team_id', '=', 'decisions.team_id')
            .onRef('members.user_id', '=', 'events.actor_id'),
        )
        .select(['users.id', 'users.name'])
        .where('events.decision_id', '=', decisionId)
        .where('members.user_id', 'is', null),
    )
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
