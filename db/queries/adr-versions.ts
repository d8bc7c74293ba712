import type { AnyRecord } from '../../src/adr/record.ts'
import type { Db } from '../connect.ts'
import type { AdrVersionRow } from '../schema.ts'

/** A version of a record, without its text. */
export type VersionLine = Pick<AdrVersionRow, 'version' | 'action' | 'note' | 'at'> & {
  /** By the name the team knows them by; null for what happened by itself. */
  by: string | null
}

const selectVersions = (db: Db, adrId: string) =>
  db
    .selectFrom('adr_versions')
    .innerJoin('adrs', 'adrs.id', 'adr_versions.adr_id')
    .leftJoin('users', 'users.id', 'adr_versions.actor_id')
    .leftJoin('members', (join) =>
      join
        .onRef('members.team_id', '=', 'adrs.team_id')
        .onRef('members.user_id', '=', 'adr_versions.actor_id'),
    )
    .select((eb) => [
      'adr_versions.version',
      'adr_versions.action',
      'adr_versions.note',
      'adr_versions.at',
      eb.fn.coalesce('members.name', 'users.name').as('by'),
    ])
    .where('adr_versions.adr_id', '=', adrId)

/** The newest first, from before a version on. */
export const listVersions = (db: Db, adrId: string, before: number, most: number): Promise<VersionLine[]> =>
  selectVersions(db, adrId)
    .where('adr_versions.version', '<', before)
    .orderBy('adr_versions.version', 'desc')
    .limit(most)
    .execute()

/** One version with the record as it was then. */
export async function findVersion(
  db: Db,
  adrId: string,
  version: number,
): Promise<(VersionLine & { record: AnyRecord }) | undefined> {
  const row = await selectVersions(db, adrId)
    .select('adr_versions.record')
    .where('adr_versions.version', '=', version)
    .executeTakeFirst()
  return row && { ...row, record: JSON.parse(row.record) as AnyRecord }
}

/** Who saved a version last, among those after the one a form was made from. */
export const findLastEditor = async (db: Db, adrId: string): Promise<string | null> =>
  (await selectVersions(db, adrId).orderBy('adr_versions.version', 'desc').limit(1).executeTakeFirst())?.by ??
  null

/** The tags a team uses, for suggestions. */
export const listTeamTags = async (db: Db, teamId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('adr_tags')
    .innerJoin('adrs', 'adrs.id', 'adr_tags.adr_id')
    .select('adr_tags.tag')
    .distinct()
    .where('adrs.team_id', '=', teamId)
    .orderBy('adr_tags.tag')
    .limit(200)
    .execute()
  return rows.map(({ tag }) => tag)
}
