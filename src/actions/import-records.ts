import type { Db } from '../../db/connect.ts'
import {
  deleteLink,
  endImport,
  findLastNumber,
  holdNumbers,
  insertLinks,
  insertRecords,
  keepFirstVersions,
  listKnownLinks,
  listKnownRecords,
  setSource,
} from '../../db/queries/imports.ts'
import { holdRecord, keepVersion, newRow, saveRecord } from '../../db/queries/records.ts'
import { listRecords } from '../../db/queries/team-records.ts'
import { type GivenFile, type Log, type Plan, planImport } from '../adr/reading/plan.ts'
import { dayOf } from '../domain/time.ts'
import { newId, sha256 } from '../ids.ts'
import { findExported } from './find-exported.ts'

export type ImportRecords = {
  teamId: string
  files: readonly GivenFile[]
  /** Files whose number is taken, or that have none, get the next ones. */
  renumber: boolean
  /** Whoever imports; null on the command line. */
  actorId: string | null
  /** In whose name the records are kept. */
  ownerId: string
  at: Date
}

/** What an import would do, and a mark by which it can be told whether it still would. */
export type Prepared = { plan: Plan; mark: string; basis: string }

export async function prepareImport(
  db: Db,
  wanted: Omit<ImportRecords, 'actorId' | 'ownerId'>,
): Promise<Prepared> {
  const { teamId, files, renumber, at } = wanted
  const base = await loadBase(db, teamId)
  const log: Log = { ...base, exported: await findExported(db, teamId, files, base.records) }
  const plan = planImport(files, log, { today: dayOf(at.toISOString(), 'UTC'), renumber })
  return { plan, basis: JSON.stringify(base), mark: sha256(JSON.stringify(plan)) }
}

async function loadBase(db: Db, teamId: string): Promise<Omit<Log, 'exported'>> {
  return {
    records: await listKnownRecords(db, teamId),
    links: await listKnownLinks(db, teamId),
    lastNumber: await findLastNumber(db, teamId),
  }
}

/** `report` is what is kept of an import that somebody looks at, instead of its files. */
type Staged = { id: string; report: (plan: Plan) => string }

/**
 * Writes all that the plan says, or nothing: `overtaken` when the log has changed since it was made, `done` when this
 * import was done before. Everything is read and put together before, so that the lock is held for the writing alone.
 */
export async function importRecords(
  db: Db,
  { plan, basis }: Prepared,
  { teamId, actorId, ownerId, at }: Omit<ImportRecords, 'files' | 'renumber'>,
  staged: Staged | null = null,
): Promise<'imported' | 'overtaken' | 'done'> {
  const now = at.toISOString()
  return db
    .transaction()
    .execute(async (trx) => {
      await holdNumbers(trx, teamId, 0)
      if (staged && !(await endImport(trx, staged.id, staged.report(plan), now))) return 'done'
      if (JSON.stringify(await loadBase(trx, teamId)) !== basis) throw new Overtaken()
      await holdNumbers(trx, teamId, plan.lastNumber)
      const ids = await writeNew(trx, plan, { teamId, ownerId, now })
      await writeLinks(trx, plan, { ids, ownerId, now })
      await writeOld(trx, plan, { actorId, now })
      const written = (await listRecords(trx, teamId)).filter(({ id }) => ids.fresh.has(id))
      await keepFirstVersions(trx, teamId, written, { action: 'imported', actorId, at: now })
      return 'imported' as const
    })
    .catch((error) => {
      if (error instanceof Overtaken) return 'overtaken'
      throw error
    })
}

/** Ends the transaction, so that an import that was taken is there to be tried again. */
class Overtaken extends Error {}

type Ids = { byNumber: Map<number, string>; fresh: Set<string> }

async function writeNew(
  trx: Db,
  { files }: Plan,
  { teamId, ownerId, now }: { teamId: string; ownerId: string; now: string },
): Promise<Ids> {
  const fresh = files.flatMap(({ write }) => (write && !write.replaces ? [{ ...write, id: newId() }] : []))
  const rows = fresh.map(({ id, record, source }) => {
    const own = { id, team_id: teamId, decision_id: null, created_by: ownerId, origin: 'imported' as const }
    return newRow({ ...own, source }, record, now)
  })
  await insertRecords(trx, rows, new Map(fresh.map(({ id, record }) => [id, record.tags ?? []])))
  const known = await listKnownRecords(trx, teamId)
  return {
    byNumber: new Map(known.map(({ number, id }) => [number, id])),
    fresh: new Set(fresh.map(({ id }) => id)),
  }
}

async function writeLinks(
  trx: Db,
  { links, unlinks }: Plan,
  { ids, ownerId, now }: { ids: Ids; ownerId: string; now: string },
) {
  for (const link of unlinks) await deleteLink(trx, link)
  const rows = links.map(({ from, to, verb }) => ({
    ...{ id: newId(), verb, created_by: ownerId, created_at: now },
    from_id: ids.byNumber.get(from) ?? '',
    to_id: ids.byNumber.get(to) ?? '',
  }))
  await insertLinks(trx, rows)
}

/** By number, as everybody does who changes several records at once. */
async function writeOld(
  trx: Db,
  { files, linked }: Plan,
  { actorId, now }: { actorId: string | null; now: string },
) {
  const changed = files.flatMap(({ write, number }) =>
    write?.replaces ? [{ number: number ?? 0, write }] : [],
  )
  const steps = [
    ...changed.map(({ number, write }) => ({ number, run: () => replace(trx, write, { actorId, now }) })),
    ...linked.map((link) => ({ number: link.number, run: () => linkOld(trx, link, { actorId, now }) })),
  ]
  for (const { run } of steps.toSorted((a, b) => a.number - b.number)) await run()
}

type By = { actorId: string | null; now: string }
type Write = NonNullable<Plan['files'][number]['write']>

async function replace(trx: Db, { replaces, record, source }: Write, { actorId, now }: By) {
  const { id = '', version = 0 } = replaces ?? {}
  if (!(await holdRecord(trx, id, { version }, now))) throw new Overtaken()
  await setSource(trx, id, source)
  await saveRecord(trx, id, record, { action: 'imported', actorId, at: now })
}

async function linkOld(trx: Db, { id, isSuperseded }: Plan['linked'][number], { actorId, now }: By) {
  const old = await holdRecord(trx, id, {}, now)
  if (!old) throw new Overtaken()
  const record = { ...old.record, status: 'superseded' as const, date: dayOf(now, 'UTC') }
  if (isSuperseded) await saveRecord(trx, id, record, { action: 'superseded', actorId, at: now })
  else await keepVersion(trx, id, { action: 'imported', actorId, at: now })
}
