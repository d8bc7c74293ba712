import type { Db } from '../connect.ts'

const columns = ['number', 'title', 'status', 'decision_id as decisionId'] as const

/** The records before and after one in its team's log. */
export async function findNeighbours(db: Db, teamId: string, number: number) {
  const side = (is: '<' | '>', order: 'asc' | 'desc') =>
    db
      .selectFrom('adrs')
      .select(columns)
      .where('team_id', '=', teamId)
      .where('number', is, number)
      .orderBy('number', order)
      .limit(1)
      .executeTakeFirst()
  return { previous: (await side('<', 'desc')) ?? null, next: (await side('>', 'asc')) ?? null }
}

/** Those of the files that are records of the team. */
export async function listFileNames(db: Db, teamId: string, names: readonly string[]) {
  if (names.length === 0) return []
  const rows = await db
    .selectFrom('adrs')
    .select(['number', 'file_name as fileName', 'decision_id as decisionId'])
    .where('team_id', '=', teamId)
    .where('file_name', 'in', names)
    .execute()
  return rows.map(({ fileName, ...row }) => ({ ...row, fileName: fileName ?? '' }))
}
