import type { Context } from 'hono'
import { listEvents, listNamesIn } from '../../db/queries/events.ts'
import type { Room } from '../domain/room.ts'
import type { AppEnv } from '../env.ts'
import { toldAt } from './exported-rounds.ts'

/** What happened up to an event, and who is meant by the ids in it. */
export async function exportedHistory(c: Context<AppEnv>, room: Room, end: number) {
  const { db } = c.var.deps
  const instant = toldAt(room)
  const all = (await listEvents(db, room.id)).filter(({ seq }) => seq <= end)
  // Beside the lines of those who joined they would tell who voted when.
  const told = room.anonymous ? all.filter(({ action }) => !action.startsWith('ballot_')) : all
  // The hash of an event covers who did it and when, so with names hidden it would tell.
  const events = told.map(({ particulars, actorId, hash, at, ...event }) => ({
    ...event,
    ...(room.namesShown ? { actorId, hash } : { actorId: null, hash: null }),
    at: instant(at),
    particulars: JSON.parse(particulars) as Record<string, string | number | null>,
  }))
  const people = room.namesShown ? peopleIn(events, await listNamesIn(db, room.id)) : []
  return { people, history: { hash: all.at(-1)?.hash ?? '', events } }
}

type Told = { actorId: string | null; particulars: Record<string, string | number | null> }

/** In the order in which the events name them. */
function peopleIn(events: readonly Told[], names: ReadonlyMap<string, string>) {
  const named = events.flatMap(({ actorId, particulars }) => [actorId, ...Object.values(particulars)])
  return [...new Set(named)].flatMap((id) => {
    const name = typeof id === 'string' ? names.get(id) : undefined
    return typeof id === 'string' && name !== undefined ? [{ id, name }] : []
  })
}
