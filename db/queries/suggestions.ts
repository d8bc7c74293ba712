import type { Suggestion } from '../../src/domain/suggestion.ts'
import type { Db } from '../connect.ts'
import type { SuggestionRow } from '../schema.ts'

/** All suggestions of a room, the first one first. */
export async function listSuggestions(db: Db, decisionId: string): Promise<Suggestion[]> {
  const rows = await db
    .selectFrom('suggestions')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(toSuggestion)
}

export const insertSuggestion = (db: Db, row: SuggestionRow) =>
  db.insertInto('suggestions').values(row).execute()

/** Takes an open suggestion back; undefined when it is another room's, not the member's, or was answered. */
export const deleteSuggestion = (
  db: Db,
  { id, decisionId, userId }: { id: string; decisionId: string; userId: string },
) =>
  db
    .deleteFrom('suggestions')
    .where('id', '=', id)
    .where('decision_id', '=', decisionId)
    .where('user_id', '=', userId)
    .where('verdict', 'is', null)
    .returning(['kind', 'name'])
    .executeTakeFirst()

export const answerSuggestion = (
  db: Db,
  {
    id,
    verdict,
    note,
    by,
    at,
  }: {
    id: string
    verdict: 'accepted' | 'declined'
    note: string
    by: string
    at: string
  },
) =>
  db
    .updateTable('suggestions')
    .set({ verdict, note, reviewed_by: by, reviewed_at: at })
    .where('id', '=', id)
    .execute()

const toSuggestion = (row: SuggestionRow): Suggestion => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  why: row.why,
  userId: row.user_id,
  userName: row.user_name,
  at: row.at,
  verdict: row.verdict,
  note: row.note,
  reviewedAt: row.reviewed_at,
})
