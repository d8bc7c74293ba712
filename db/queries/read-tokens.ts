import type { Db } from '../connect.ts'
import type { ReadTokenRow } from '../schema.ts'

export type OwnToken = Pick<ReadTokenRow, 'id' | 'label'> & {
  userId: string
  createdAt: string
  usedOn: string | null
  expiresAt: string | null
}

/** What opens the records: whose token it is and of which team, while it lives and its maker is in the team. */
export const findReadToken = (db: Db, tokenHash: string, at: string) =>
  living(db, at)
    .innerJoin('members', (join) =>
      join
        .onRef('members.team_id', '=', 'read_tokens.team_id')
        .onRef('members.user_id', '=', 'read_tokens.user_id'),
    )
    .select([
      'read_tokens.id',
      'read_tokens.team_id as teamId',
      'read_tokens.user_id as userId',
      'members.name',
      'read_tokens.used_on as usedOn',
    ])
    .where('read_tokens.token_hash', '=', tokenHash)
    .executeTakeFirst()

const living = (db: Db, at: string) =>
  db
    .selectFrom('read_tokens')
    .where('read_tokens.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('read_tokens.expires_at', 'is', null), eb('read_tokens.expires_at', '>', at)]))

/** Written once a day, however often it is used. */
export const markTokenUsed = (db: Db, id: string, day: string) =>
  db
    .updateTable('read_tokens')
    .set({ used_on: day })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('used_on', 'is', null), eb('used_on', '<', day)]))
    .execute()

/** The living tokens of members of a team, newest first. */
export const listReadTokens = (db: Db, teamId: string, at: string): Promise<OwnToken[]> =>
  living(db, at)
    .innerJoin('members', (join) =>
      join
        .onRef('members.team_id', '=', 'read_tokens.team_id')
        .onRef('members.user_id', '=', 'read_tokens.user_id'),
    )
    .select([
      'read_tokens.id',
      'read_tokens.label',
      'read_tokens.user_id as userId',
      'read_tokens.created_at as createdAt',
      'read_tokens.used_on as usedOn',
      'read_tokens.expires_at as expiresAt',
    ])
    .where('read_tokens.team_id', '=', teamId)
    .orderBy('read_tokens.created_at', 'desc')
    .orderBy('read_tokens.id')
    .execute()

export const findTokenRow = (db: Db, id: string): Promise<ReadTokenRow | undefined> =>
  db.selectFrom('read_tokens').selectAll().where('id', '=', id).executeTakeFirst()

/** False where there is one of that id: the form was sent twice. */
export async function insertReadToken(
  db: Db,
  row: Omit<ReadTokenRow, 'used_on' | 'revoked_at'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('read_tokens')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Ends one of the team; only one's own, if a user is named. False where there is none. */
export async function endReadToken(
  db: Db,
  { id, teamId, userId, at }: { id: string; teamId: string; userId?: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('read_tokens')
    .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(at)) }))
    .where('id', '=', id)
    .where('team_id', '=', teamId)
    .$if(userId !== undefined, (query) => query.where('user_id', '=', userId ?? ''))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
