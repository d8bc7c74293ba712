import type { Logger } from 'pino'
import type { Db } from '../../db/connect.ts'
import { listPublicVersions } from '../../db/queries/watching.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { Hub } from '../hub.ts'
import { createCaps } from './caps.ts'
import { frames } from './frames.ts'
import { type RoomWatch, type Watcher, watchRoom } from './room-watch.ts'
import { openStream } from './stream.ts'

type Reader = {
  decisionId: string
  userId: string
  token: string
  address: string
  signal: AbortSignal
  /** Cuts a connection that takes nothing any more. */
  cut: () => void
}

/** All open streams of this process. */
export type Streams = {
  /** Undefined when there are too many, or the server stops. */
  open: (reader: Reader) => ReadableStream<Uint8Array> | undefined
  count: () => number
  /** Says goodbye on all of them. */
  close: () => void
}

export type StreamOptions = {
  /** How often a sealed room tells that something changed. */
  paceMs: number
  /** How often it is asked whether one may still watch, and something is sent so that proxies keep the line. */
  beatMs: number
  /** How often rooms are looked at of whose change no signal came. */
  pollMs: number
  /** How long a reader may take nothing. */
  blockedMs: number
  caps: ReturnType<typeof createCaps>
}

const usual = (): StreamOptions => ({
  paceMs: 1_000,
  beatMs: 15_000,
  pollMs: 3_000,
  blockedMs: 30_000,
  caps: createCaps(),
})

type Needs = { db: Db; hub: Hub; sessions: Sessions; log: Logger }

export function createStreams(
  { db, hub, sessions, log }: Needs,
  changes: Partial<StreamOptions> = {},
): Streams {
  const { paceMs, beatMs, pollMs, blockedMs, caps } = { ...usual(), ...changes }
  const rooms = new Map<string, RoomWatch>()
  const cuts = new Map<Watcher, () => void>()
  let timers: NodeJS.Timeout[] = []
  let closed = false

  const onError = (err: unknown) => log.warn({ err }, 'could not look at a watched room')

  const poll = async () => {
    for (const { id, version } of await listPublicVersions(db, [...rooms.keys()])) {
      const room = rooms.get(id)
      if (room?.isBehind(version)) room.look()
    }
  }
  const beat = async () => {
    const alive = await sessions.living([...cuts.keys()].map(({ token }) => token))
    for (const [watcher, cut] of cuts) {
      if (!alive.has(watcher.token)) watcher.stream.end(frames.gone())
      else if (watcher.stream.blockedFor() >= blockedMs) cut()
      else watcher.stream.beat()
    }
    for (const room of rooms.values()) room.look()
  }
  const every = (ms: number, work: () => Promise<void>) => setInterval(() => void work().catch(onError), ms)
  const start = () => {
    if (timers.length === 0) timers = [every(pollMs, poll), every(beatMs, beat)]
  }
  const stop = () => {
    for (const timer of timers) clearInterval(timer)
    timers = []
  }

  const roomOf = (decisionId: string) => {
    const known = rooms.get(decisionId)
    if (known) return known
    const room = watchRoom(db, decisionId, { paceMs, onError })
    const unsubscribe = hub.subscribe(decisionId, room.look)
    const watch = {
      ...room,
      close: () => {
        unsubscribe()
        room.close()
      },
    }
    rooms.set(decisionId, watch)
    return watch
  }

  return {
    open: ({ decisionId, userId, token, address, signal, cut }) => {
      const giveBack =
        closed || signal.aborted ? undefined : caps.take({ session: token, address, room: decisionId })
      if (!giveBack) return undefined
      const room = roomOf(decisionId)
      const leave = () => {
        giveBack()
        room.watchers.delete(watcher)
        cuts.delete(watcher)
        if (room.watchers.size === 0) {
          room.close()
          rooms.delete(decisionId)
        }
        if (rooms.size === 0) stop()
      }
      const watcher: Watcher = { userId, token, stream: openStream(() => leave()) }
      room.watchers.add(watcher)
      cuts.set(watcher, cut)
      signal.addEventListener('abort', () => watcher.stream.end())
      start()
      room.look()
      return watcher.stream.body
    },
    count: () => cuts.size,
    close: () => {
      closed = true
      for (const { stream } of cuts.keys()) stream.end(frames.bye())
      stop()
    },
  }
}
