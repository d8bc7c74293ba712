import type { Db } from '../connect.ts'

/** Every link between records of a team, and the records that have one. */
export async function listGraph(db: Db, teamId: string) {
  const edges = await db
    .selectFrom('adr_links')
    .innerJoin('adrs as here', 'here.id', 'adr_links.from_id')
    .innerJoin('adrs as there', 'there.id', 'adr_links.to_id')
    .select(['here.number as from', 'there.number as to', 'adr_links.verb'])
    .where('here.team_id', '=', teamId)
    .orderBy('here.number', 'desc')
    .orderBy('there.number', 'desc')
    .orderBy('adr_links.verb')
    .execute()
  const nodes = await db
    .selectFrom('adrs')
    .select(['number', 'title', 'status', 'decision_id as decisionId'])
    .where('team_id', '=', teamId)
    .where((eb) =>
      eb.or([
        eb('id', 'in', eb.selectFrom('adr_links').select('from_id')),
        eb('id', 'in', eb.selectFrom('adr_links').select('to_id')),
      ]),
    )
    .orderBy('number', 'desc')
    .execute()
  const { count } = await db
    .selectFrom('adrs')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('team_id', '=', teamId)
    .executeTakeFirstOrThrow()
  return { edges, nodes, unlinked: Number(count) - nodes.length }
}
