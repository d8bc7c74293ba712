import type { Context } from 'hono'
import { listLinks } from '../../db/queries/adr-links.ts'
import { findNeighbours, listFileNames } from '../../db/queries/neighbours.ts'
import { findRecordOf, type StoredAdr } from '../../db/queries/records.ts'
import type { TeamView } from '../../db/queries/teams.ts'
import type { HrefOf } from '../../views/adrs/body.tsx'
import type { RecordLink } from '../../views/adrs/links.tsx'
import type { Neighbour } from '../../views/adrs/neighbours.tsx'
import { isWritten } from '../adr/record.ts'
import { fileNamesIn } from '../adr/sibling-files.ts'
import { pageOf } from '../domain/adr-links.ts'
import { canInTeam, mayChangeRecord } from '../domain/team-permissions.ts'
import type { AppEnv } from '../env.ts'

/** What a page about a record shows besides the record. */
export type RecordView = {
  links: RecordLink[]
  previous: Neighbour | null
  next: Neighbour | null
  hrefOf: HrefOf
  mayChange: boolean
  /** May open rooms in this team. */
  mayStart: boolean
}

export async function viewOf(c: Context<AppEnv>, team: TeamView, adr: StoredAdr): Promise<RecordView> {
  const { db } = c.var.deps
  const address = (other: { number: number; decisionId: string | null }) => pageOf(team.id, other)
  const found = await listLinks(db, adr.id)
  const { previous, next } = await findNeighbours(db, team.id, adr.record.number)
  const named = isWritten(adr.record) ? fileNamesIn(adr.record.body) : []
  const pages = new Map(
    [...(await listFileNames(db, team.id, named)), ...found].map((file) => [file.fileName, address(file)]),
  )
  return {
    links: found.map((link) => ({ ...link, href: address(link) })),
    previous: previous && { ...previous, href: address(previous) },
    next: next && { ...next, href: address(next) },
    hrefOf: (name) => pages.get(name) ?? null,
    mayChange: mayChangeRecord({ id: c.var.actor.id, role: team.role }, adr),
    mayStart: canInTeam(team.role, 'write record'),
  }
}

/** What has taken the place of the record of the room that is being read. */
export async function successorsIn(c: Context<AppEnv>): Promise<RecordLink[]> {
  const { deps, room } = c.var
  const adr = await findRecordOf(deps.db, room.id)
  if (adr?.record.status !== 'superseded') return []
  const links = await listLinks(deps.db, adr.id)
  return links
    .filter(({ verb, isInForce }) => verb === 'superseded by' && isInForce)
    .map((link) => ({ ...link, href: pageOf(room.team.id, link) }))
}

/** Lets the rooms of the records that are linked with this one know that something has changed. */
export async function tellLinked(c: Context<AppEnv>, adrId: string) {
  const { db, hub } = c.var.deps
  for (const { decisionId } of await listLinks(db, adrId)) if (decisionId !== null) hub.publish(decisionId)
}
