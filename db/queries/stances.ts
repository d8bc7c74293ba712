import type { Said, Settled, Stance } from '../../src/domain/consent.ts'
import type { Event } from '../../src/domain/history.ts'
import type { Db } from '../connect.ts'
import type { StanceRow } from '../schema.ts'

/** What was said to proposals, by proposal and then by name. */
export async function listStances(
  db: Db,
  proposalIds: readonly string[],
): Promise<ReadonlyMap<string, Stance[]>> {
  const rows = await db.selectFrom('stances').selectAll().where('proposal_id', 'in', proposalIds).execute()
  const earlier = await db
    .selectFrom('stance_versions')
    .innerJoin('stances', 'stances.id', 'stance_versions.stance_id')
    .selectAll('stance_versions')
    .where('stances.proposal_id', 'in', proposalIds)
    .orderBy('stance_versions.version')
    .execute()
  const byProposal = new Map<string, Stance[]>()
  for (const row of rows.sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
    const before = earlier.filter(({ stance_id }) => stance_id === row.id).map((version) => said(version))
    byProposal.set(row.proposal_id, [
      ...(byProposal.get(row.proposal_id) ?? []),
      { ...toStance(row), before },
    ])
  }
  return byProposal
}

export const findStance = (db: Db, proposalId: string, userId: string) =>
  db
    .selectFrom('stances')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .where('user_id', '=', userId)
    .executeTakeFirst()

export const findStanceById = (db: Db, proposalId: string, id: string) =>
  db
    .selectFrom('stances')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .where('id', '=', id)
    .executeTakeFirst()

export const insertStance = (
  db: Db,
  stance: Pick<StanceRow, 'id' | 'proposal_id' | 'user_id' | 'name' | 'kind' | 'reason' | 'remedy' | 'at'>,
) =>
  db
    .insertInto('stances')
    .values({
      ...stance,
      version: 1,
      revised_at: null,
      settled: null,
      settled_note: '',
      settled_by: null,
      settled_name: '',
      settled_at: null,
    })
    .execute()

/** Takes the place of what they said, which is kept. It is open again, whatever had become of it. */
export async function reviseStance(
  db: Db,
  before: StanceRow,
  now: Pick<StanceRow, 'kind' | 'reason' | 'remedy'> & { at: string },
) {
  await db
    .insertInto('stance_versions')
    .values({
      stance_id: before.id,
      version: before.version,
      kind: before.kind,
      reason: before.reason,
      remedy: before.remedy,
      at: before.revised_at ?? before.at,
      settled: before.settled,
      settled_note: before.settled_note,
      settled_name: before.settled_name,
    })
    .execute()
  await db
    .updateTable('stances')
    .set({
      kind: now.kind,
      reason: now.reason,
      remedy: now.remedy,
      version: before.version + 1,
      revised_at: now.at,
      settled: null,
      settled_note: '',
      settled_by: null,
      settled_name: '',
      settled_at: null,
    })
    .where('id', '=', before.id)
    .execute()
}

export const settleStance = (
  db: Db,
  id: string,
  { how, note, by, userId, at }: Settled & { userId: string; at: string },
) =>
  db
    .updateTable('stances')
    .set({ settled: how, settled_note: note, settled_by: userId, settled_name: by, settled_at: at })
    .where('id', '=', id)
    .execute()

const OF_CONSENT = [
  'proposal_made',
  'proposal_withdrawn',
  'stance_taken',
  'stance_changed',
  'objection_resolved',
  'objection_carried',
] as const satisfies readonly Event['action'][]

/** What happened to consent after an event, and who did it; names of those who left are empty. */
export async function listConsentEvents(db: Db, decisionId: string, after: number) {
  const rows = await db
    .selectFrom('events')
    .innerJoin('decisions', 'decisions.id', 'events.decision_id')
    .leftJoin('members', (join) =>
      join
        .onRef('members.team_id', '=', 'decisions.team_id')
        .onRef('members.user_id', '=', 'events.actor_id'),
    )
    .select(['events.seq', 'events.action', 'members.name'])
    .where('events.decision_id', '=', decisionId)
    .where('events.seq', '>', after)
    .where('events.action', 'in', OF_CONSENT)
    .orderBy('events.seq')
    .execute()
  return rows.map(({ seq, action, name }) => ({
    seq,
    action: action as (typeof OF_CONSENT)[number],
    name: name ?? '',
  }))
}

/** Whether anybody proposed, answered or settled something after the event of that number. */
export async function isStanceChangedSince(db: Db, decisionId: string, seq: number): Promise<boolean> {
  return (await lastConsentSeq(db, decisionId)) > seq
}

/** Number of the last event about consent, 0 before the first. */
export async function lastConsentSeq(db: Db, decisionId: string): Promise<number> {
  const { seq } = await db
    .selectFrom('events')
    .select((eb) => eb.fn.coalesce(eb.fn.max('seq'), eb.lit(0)).as('seq'))
    .where('decision_id', '=', decisionId)
    .where('action', 'in', OF_CONSENT)
    .executeTakeFirstOrThrow()
  return Number(seq)
}

type SaidRow = Pick<
  StanceRow,
  'kind' | 'reason' | 'remedy' | 'at' | 'settled' | 'settled_note' | 'settled_name'
>

const said = (row: SaidRow): Said => ({
  kind: row.kind,
  reason: row.reason,
  remedy: row.remedy,
  at: row.at,
  settled: row.settled && { how: row.settled, note: row.settled_note, by: row.settled_name },
})

const toStance = (row: StanceRow): Omit<Stance, 'before'> => ({
  ...said(row),
  id: row.id,
  userId: row.user_id,
  name: row.name,
  version: row.version,
  revisedAt: row.revised_at,
})
