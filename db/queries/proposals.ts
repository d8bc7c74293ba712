import type { Proposal } from '../../src/domain/consent.ts'
import type { Db } from '../connect.ts'
import type { ProposalRow } from '../schema.ts'
import { listStances } from './stances.ts'

export const insertProposal = (db: Db, row: ProposalRow) => db.insertInto('proposals').values(row).execute()

/** The one that waits for answers, as a row. */
export const findOpenProposal = (db: Db, decisionId: string) =>
  db
    .selectFrom('proposals')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

/** Closes what is put to consent, if something is; says whether it was. */
export async function closeProposal(
  db: Db,
  decisionId: string,
  { at, how }: { at: string; how: NonNullable<ProposalRow['closed_how']> },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proposals')
    .set({ closed_at: at, closed_how: how })
    .where('decision_id', '=', decisionId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** All that was put to consent in a room, the newest first. */
export async function listProposals(
  db: Db,
  { id, team }: { id: string; team: { id: string } },
): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposals')
    .innerJoin('options', 'options.id', 'proposals.option_id')
    .selectAll('proposals')
    .select('options.name as option_name')
    .where('proposals.decision_id', '=', id)
    .orderBy((eb) => eb.case().when('proposals.closed_at', 'is', null).then(0).else(1).end())
    .orderBy('proposals.at', 'desc')
    .orderBy('proposals.id')
    .execute()
  if (rows.length === 0) return []
  const voters = rows.some(({ closed_at }) => closed_at === null) ? await listVoters(db, team.id) : []
  const stances = await listStances(
    db,
    rows.map((row) => row.id),
  )
  return (
    rows
      .map((row): Proposal => {
        const given = stances.get(row.id) ?? []
        const isSilent = ({ userId }: { userId: string }) => given.every((stance) => stance.userId !== userId)
        return {
          id: row.id,
          optionId: row.option_id,
          optionName: row.option_name,
          wording: row.wording,
          by: row.proposed_name,
          at: row.at,
          closedAt: row.closed_at,
          closedHow: row.closed_how,
          stances: given,
          waiting: row.closed_at === null ? voters.filter(isSilent).map(({ name }) => name) : [],
        }
      })
      // Two within one instant: the open one is the newer one.
      .sort((a, b) => Number(b.closedAt === null) - Number(a.closedAt === null))
  )
}

/** The members of a team but its observers, by name. */
async function listVoters(db: Db, teamId: string) {
  const rows = await db
    .selectFrom('members')
    .select(['user_id as userId', 'name'])
    .where('team_id', '=', teamId)
    .where('role', '!=', 'observer')
    .execute()
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
