import { holdLog, takeAdrNumber } from '../../db/queries/adrs.ts'
import { findRecord, insertRecord, keepVersion, type StoredAdr } from '../../db/queries/records.ts'
import { bringLinksIntoForce, insertLinks } from '../../src/actions/supersede.ts'
import type { WrittenRecord } from '../../src/adr/record.ts'
import type { NewLink } from '../../src/domain/adr-links.ts'
import { dayOf } from '../../src/domain/time.ts'
import { newId } from '../../src/ids.ts'
import type { World } from './world.ts'

type Given = Partial<
  Pick<WrittenRecord, 'title' | 'status' | 'date' | 'body' | 'form' | 'tags' | 'decisionMakers' | 'decider'>
> & {
  links?: NewLink[]
}

/** A record without a room, as somebody would write it. */
export async function writeRecord(
  world: World,
  teamId: string,
  { links = [], ...given }: Given = {},
): Promise<StoredAdr> {
  const at = world.now().toISOString()
  const actorId = await world.userId('bo')
  const id = newId()
  const number = await world.db.transaction().execute(async (trx) => {
    await holdLog(trx, teamId)
    const record: WrittenRecord = {
      kind: 'written',
      form: 'madr',
      number: await takeAdrNumber(trx, teamId),
      title: 'Keep the queue in PostgreSQL',
      status: 'accepted',
      date: dayOf(at, 'UTC'),
      decisionMakers: ['Bo'],
      consulted: [],
      informed: [],
      decider: 'Bo',
      links: [],
      body: '## Context and Problem Statement\n\nOrders come in bursts.\n',
      ...given,
    }
    const row = { id, team_id: teamId, decision_id: null, created_by: actorId, origin: 'written' as const }
    await insertRecord(trx, row, record, at)
    await insertLinks(trx, id, links, { actorId, at })
    if (record.status === 'accepted')
      await bringLinksIntoForce(trx, { id, number: record.number, actorId, at, date: record.date })
    await keepVersion(trx, id, { action: 'written', actorId, at })
    return record.number
  })
  return recordOf(world, teamId, number)
}

export async function recordOf(world: World, teamId: string, number: number): Promise<StoredAdr> {
  const stored = await findRecord(world.db, teamId, number)
  if (!stored) throw new Error(`There is no record ${number}.`)
  return stored
}

/** Every version of it, the first one first. */
export const versionsOf = (world: World, id: string) =>
  world.db
    .selectFrom('adr_versions')
    .select(['version', 'action', 'note', 'record', 'actor_id as actorId'])
    .where('adr_id', '=', id)
    .orderBy('version')
    .execute()
