import type { Db } from '../connect.ts'

/** Each of these is the first statement of its transaction: it takes the lock and says whether the room was as needed. */

/** Holds a draft, so that it can be edited and nobody starts the vote meanwhile. */
export async function holdDraft(db: Db, decisionId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('decisions')
    .set((eb) => ({ changed_at: eb.ref('changed_at') }))
    .where('id', '=', decisionId)
    .where('started_at', 'is', null)
    .where('abandoned_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** A draft takes ballots from now on. */
export async function markStarted(db: Db, decisionId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('decisions')
    .set({ started_at: at })
    .where('id', '=', decisionId)
    .where('started_at', 'is', null)
    .where('abandoned_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Back to a draft, as long as nobody has voted in the first round. */
export async function markDraft(db: Db, decisionId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('decisions')
    .set({ started_at: null })
    .where('id', '=', decisionId)
    .where('started_at', 'is not', null)
    .where('decided_at', 'is', null)
    .where('abandoned_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('rounds')
            .select('rounds.id')
            .whereRef('rounds.decision_id', '=', 'decisions.id')
            .where((of) =>
              of.or([
                of('ballot_count', '>', 0),
                of('revealed_at', 'is not', null),
                of('rounds.number', '>', 1),
              ]),
            ),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Given up, whatever state it was in, but for good once it is decided. */
export async function markAbandoned(
  db: Db,
  decisionId: string,
  { at, by, reason }: { at: string; by: string; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('decisions')
    .set({ abandoned_at: at, abandoned_by: by, abandon_reason: reason })
    .where('id', '=', decisionId)
    .where('decided_at', 'is', null)
    .where('abandoned_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const setDeadline = (
  db: Db,
  decisionId: string,
  { deadlineAt, timeZone }: { deadlineAt: string | null; timeZone: string },
) =>
  db
    .updateTable('decisions')
    .set({ deadline_at: deadlineAt, time_zone: timeZone })
    .where('id', '=', decisionId)
    .execute()

/** The round a draft will begin with is as old as the start of the vote. */
export const openFirstRound = (db: Db, decisionId: string, { at, by }: { at: string; by: string }) =>
  db
    .updateTable('rounds')
    .set({ opened_at: at, opened_by: by })
    .where('decision_id', '=', decisionId)
    .where('number', '=', 1)
    .execute()

/** Holds a room that is neither decided nor abandoned. */
export async function holdUnended(db: Db, decisionId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('decisions')
    .set((eb) => ({ changed_at: eb.ref('changed_at') }))
    .where('id', '=', decisionId)
    .where('decided_at', 'is', null)
    .where('abandoned_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Who gave a decision up, and the last round that was revealed before, 0 for none. */
export async function findAbandonment(db: Db, room: { id: string; team: { id: string } }) {
  const row = await db
    .selectFrom('decisions')
    .leftJoin('users', 'users.id', 'decisions.abandoned_by')
    .leftJoin('members', (join) =>
      join.onRef('members.user_id', '=', 'users.id').on('members.team_id', '=', room.team.id),
    )
    .select(['users.name as user', 'members.name as member'])
    .select((eb) =>
      eb
        .selectFrom('rounds')
        .select((of) => of.fn.max('rounds.number').as('number'))
        .whereRef('rounds.decision_id', '=', 'decisions.id')
        .where('rounds.revealed_at', 'is not', null)
        .as('revealed'),
    )
    .where('decisions.id', '=', room.id)
    .executeTakeFirstOrThrow()
  return { by: row.member ?? row.user ?? 'Somebody', revealed: row.revealed ?? 0 }
}
