import { type DueRoom, findDueRoom, listDueRooms, nextDeadline } from '../../db/queries/due.ts'
import { sweepImports } from '../../db/queries/imports.ts'
import { revealIfDue } from '../actions/reveal-due.ts'
import type { Deps } from '../env.ts'
import type { Mailer } from '../mail/mailer.ts'
import { deliverMail } from './deliver-mail.ts'
import { indexRecords } from './index-records.ts'
import { pushDue } from './push-records.ts'
import { queueMail } from './queue-mail.ts'

const TICK_MS = 5_000
const SWEEP_MS = 60 * 60 * 1000
/** How long an import may be looked at. */
const KEPT_MS = 24 * 60 * 60 * 1000

export type Schedule = {
  /** Does all that is due now. */
  run: () => Promise<void>
  start: () => void
  /** Waits for what has begun. */
  stop: () => Promise<void>
}

/**
 * Work that nobody presses a button for. What is due is asked of the database each time, so nothing is lost over a
 * restart, a clock that was put right, or a server that was down; and every job is a guarded action, so that several
 * processes may do it side by side.
 */
export function createSchedule(deps: Deps): Schedule {
  let stopped = false
  let unwatch = () => {}
  const timers = new Map<string, NodeJS.Timeout>()
  const begun = new Set<Promise<void>>()
  const everyTick = async () => TICK_MS
  const jobs: readonly Job[] = [
    { name: 'reveal', run: () => revealDue(deps), pause: () => pauseUntilNext(deps) },
    { name: 'mail', run: () => (deps.mailer ? mailDue(deps, deps.mailer) : nothing()), pause: everyTick },
    { name: 'push', run: () => pushDue(deps), pause: everyTick },
    { name: 'index', ...indexing(deps) },
    { name: 'sweep', run: () => deps.sessions.sweepExpired(), pause: async () => SWEEP_MS },
    { name: 'imports', run: () => sweepOldImports(deps), pause: async () => SWEEP_MS },
  ]

  /** A job that fails gets its turn again. */
  const attempt = async (name: string, run: () => Promise<unknown>) => {
    try {
      await run()
    } catch (err) {
      deps.log.error({ err, job: name }, 'a job failed')
    }
  }
  const begin = (work: Promise<void>) => {
    begun.add(work)
    void work.finally(() => begun.delete(work))
  }
  /** Each job by itself: a slow mail server must not keep a deadline waiting. */
  const repeat = async (job: Job) => {
    await attempt(job.name, job.run)
    const pause = await job.pause().catch(() => TICK_MS)
    if (!stopped) timers.set(job.name, setTimeout(() => begin(repeat(job)), pause).unref())
  }

  return {
    run: async () => {
      for (const job of jobs) await attempt(job.name, job.run)
    },
    start: () => {
      unwatch = deps.hub.watch((id) => begin(attempt('reveal', () => revealRoom(deps, id))))
      for (const job of jobs) begin(repeat(job))
    },
    stop: async () => {
      stopped = true
      unwatch()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(begun)
    },
  }
}

type Job = { name: string; run: () => Promise<unknown>; pause: () => Promise<number> }

/** Files that somebody uploaded and left lying. */
const sweepOldImports = ({ db, now }: Deps) =>
  sweepImports(db, new Date(now().getTime() - KEPT_MS).toISOString())

const nothing = async () => {}

/** A part at a time, so that a stop does not wait for all. */
function indexing(deps: Deps): Pick<Job, 'run' | 'pause'> {
  let after: string | null = null
  return {
    run: async () => {
      after = await indexRecords(deps, after ?? '')
    },
    pause: async () => (after === null ? SWEEP_MS : 0),
  }
}

async function mailDue(deps: Deps, mailer: Mailer) {
  await queueMail(deps)
  await deliverMail(deps, mailer)
}

/** A room whose result can't be computed keeps no other from being revealed. */
async function revealDue(deps: Deps) {
  for (const room of await listDueRooms(deps.db, deps.now().toISOString()))
    await reveal(deps, room).catch((err) => deps.log.error({ err, job: 'reveal' }, 'a job failed'))
}

/** After a change in a room: its last ballot may have been cast. */
async function revealRoom(deps: Deps, id: string) {
  const room = await findDueRoom(deps.db, id)
  if (room) await reveal(deps, room)
}

async function reveal(deps: Deps, room: DueRoom) {
  if (await revealIfDue(deps.db, room, deps.now())) deps.hub.publish(room.id)
}

/** Until the next deadline, if it comes before the next look. */
async function pauseUntilNext(deps: Deps): Promise<number> {
  const now = deps.now()
  const next = await nextDeadline(deps.db, now.toISOString())
  return next === undefined ? TICK_MS : Math.min(TICK_MS, Date.parse(next) - now.getTime() + 1)
}
