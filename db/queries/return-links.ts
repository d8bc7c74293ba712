import type { Db } from '../connect.ts'

/** A link that went through other hands works for so long. */
const RENEWED_FOR_MS = 7 * 24 * 60 * 60 * 1000

const alive = (db: Db, tokenHash: string, at: Date) =>
  db
    .selectFrom('return_links')
    .innerJoin('users', 'users.id', 'return_links.user_id')
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('renewed_for', 'is', null),
        eb.and([
          eb('return_links.created_at', '>', new Date(at.getTime() - RENEWED_FOR_MS).toISOString()),
          // Whoever renewed it is facilitator in one team, and opens no door to another.
          eb.exists(
            eb
              .selectFrom('members')
              .select('members.user_id')
              .whereRef('members.user_id', '=', 'return_links.user_id')
              .whereRef('members.team_id', '=', 'return_links.renewed_for'),
          ),
          eb.not(
            eb.exists(
              eb
                .selectFrom('members')
                .select('members.user_id')
                .whereRef('members.user_id', '=', 'return_links.user_id')
                .whereRef('members.team_id', '!=', 'return_links.renewed_for'),
            ),
          ),
        ]),
      ]),
    )

/**
 * Whose link it is, if it still works. `isShared`: a link of theirs went through other hands once, and whoever had it
 * may have copied the one that came after it.
 */
export async function findReturnLink(db: Db, tokenHash: string, at: Date) {
  const row = await alive(db, tokenHash, at)
    .select(['users.id as userId', 'users.name', 'return_links.renewed_for'])
    .select((eb) =>
      eb
        .selectFrom('return_links as other')
        .select((of) => of.fn.countAll().as('count'))
        .whereRef('other.user_id', '=', 'users.id')
        .where('other.renewed_for', 'is not', null)
        .as('renewals'),
    )
    .executeTakeFirst()
  return (
    row && {
      userId: row.userId,
      name: row.name,
      isRenewed: row.renewed_for !== null,
      isShared: Number(row.renewals) > 0,
    }
  )
}

/** A renewed link works once: false when it was used before. */
export async function useUpReturnLink(db: Db, tokenHash: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('return_links')
    .set({ revoked_at: at })
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const revokeReturnLinks = (db: Db, userId: string, at: string) =>
  db
    .updateTable('return_links')
    .set({ revoked_at: at })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute()

/** What somebody has answered so far is shown to nobody who comes as them, until they answer anew. */
export const veilBallots = (db: Db, userId: string, at: string) =>
  db
    .updateTable('ballots')
    .set({ veiled_at: at })
    .where('user_id', '=', userId)
    .where('veiled_at', 'is', null)
    .execute()
