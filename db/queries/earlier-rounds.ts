import type { Event } from '../../src/domain/history.ts'
import type { Db } from '../connect.ts'
import type { CriterionRow, OptionRow, ProfileCellRow } from '../schema.ts'

const ROWS_PER_INSERT = 500

/** The revealed rounds of a decision, the first one first, with the result of each as it stands. */
export async function listRevealedRounds(db: Db, decisionId: string) {
  const rows = await db
    .selectFrom('rounds')
    .select([
      'id',
      'number',
      'opened_at as openedAt',
      'revealed_at as revealedAt',
      'asked',
      'note',
      'ballot_count as ballots',
      'result',
    ])
    .where('decision_id', '=', decisionId)
    .where('revealed_at', 'is not', null)
    .orderBy('number')
    .execute()
  return rows.flatMap(({ revealedAt, result, asked, ...row }) =>
    revealedAt === null || result === null
      ? []
      : [{ ...row, revealedAt, result, asked: asked === null ? null : (JSON.parse(asked) as string[]) }],
  )
}

/** The revealed rounds before one, the nearest first. */
export const listRoundsBefore = (db: Db, decisionId: string, number: number) =>
  db
    .selectFrom('rounds')
    .select(['id', 'number'])
    .where('decision_id', '=', decisionId)
    .where('number', '<', number)
    .where('revealed_at', 'is not', null)
    .orderBy('number', 'desc')
    .execute()

/** The number of the last round there is, sealed or not. */
export async function lastRoundNumber(db: Db, decisionId: string): Promise<number> {
  const { number } = await db
    .selectFrom('rounds')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow()
  return Number(number)
}

/** Numbers of the events that opened the rounds after the first one, by the number of the round. */
export const findOpeningSeqs = (db: Db, decisionId: string) => seqsByRound(db, decisionId, 'round_opened')

/** How often the profile was changed between the reveal of a round and the opening of the next one. */
export async function countChangesOfRound(db: Db, decisionId: string, round: number): Promise<number> {
  const reveals = await seqsByRound(db, decisionId, 'round_revealed')
  const openings = await findOpeningSeqs(db, decisionId)
  const from = reveals.get(round)
  if (from === undefined) return 0
  const to = openings.get(round + 1)
  const { count } = await db
    .selectFrom('cell_overrides')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('decision_id', '=', decisionId)
    .where('seq', '>', from)
    .$if(to !== undefined, (query) => query.where('seq', '<', to ?? 0))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function seqsByRound(db: Db, decisionId: string, action: Event['action']) {
  const rows = await db
    .selectFrom('events')
    .select(['seq', 'particulars'])
    .where('decision_id', '=', decisionId)
    .where('action', '=', action)
    .orderBy('seq')
    .execute()
  return new Map(
    rows.map(({ seq, particulars }) => [(JSON.parse(particulars) as { round: number }).round, seq]),
  )
}

/** What was accepted for the round of that number before it is opened. */
export async function listUpcoming(db: Db, decisionId: string, round: number) {
  const [options, criteria] = [
    await db
      .selectFrom('options')
      .select(['id', 'key', 'name'])
      .where('decision_id', '=', decisionId)
      .where('since_round', '=', round)
      .where('removed_at', 'is', null)
      .orderBy('position')
      .execute(),
    await db
      .selectFrom('criteria')
      .select(['id', 'key', 'name', 'kind'])
      .where('decision_id', '=', decisionId)
      .where('since_round', '=', round)
      .where('removed_at', 'is', null)
      .orderBy('position')
      .execute(),
  ]
  return { options, criteria }
}

/** Options that are not asked about after the round of that number. */
export const dropOptions = (db: Db, decisionId: string, ids: readonly string[], lastRound: number) =>
  db
    .updateTable('options')
    .set({ last_round: lastRound })
    .where('decision_id', '=', decisionId)
    .where('id', 'in', ids)
    .execute()

/** The places after the last option and the last criterion, removed ones counted. */
export async function nextPositions(db: Db, decisionId: string) {
  const after = async (table: 'options' | 'criteria') => {
    const { last } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.max('position').as('last'))
      .where('decision_id', '=', decisionId)
      .executeTakeFirstOrThrow()
    return last === null ? 0 : Number(last) + 1
  }
  return { options: await after('options'), criteria: await after('criteria') }
}

export async function insertAdded(
  db: Db,
  added: { options: OptionRow[]; criteria: CriterionRow[]; cells: ProfileCellRow[] },
) {
  if (added.options.length > 0) await db.insertInto('options').values(added.options).execute()
  if (added.criteria.length > 0) await db.insertInto('criteria').values(added.criteria).execute()
  for (let from = 0; from < added.cells.length; from += ROWS_PER_INSERT)
    await db
      .insertInto('profile_cells')
      .values(added.cells.slice(from, from + ROWS_PER_INSERT))
      .execute()
}
