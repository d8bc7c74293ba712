import type { Db } from '../../db/connect.ts'
import { findWatched } from '../../db/queries/watching.ts'
import { frames } from './frames.ts'
import type { Stream } from './stream.ts'

export type Watcher = { stream: Stream; userId: string; token: string }

/** Several changes at once are one. */
const GAP_MS = 100

/** The streams of one room, which look at it together. */
export type RoomWatch = {
  watchers: Set<Watcher>
  /** Looks at the room soon, and tells those who don't know yet how it is now. */
  look: () => void
  /** Whether this is not the version that was looked at last. */
  isBehind: (version: number) => boolean
  close: () => void
}

/**
 * While a round is sealed its watchers are told at a fixed pace only, so that nobody can read from the moment what
 * somebody did; a reveal is told at once.
 */
export function watchRoom(
  db: Db,
  decisionId: string,
  { paceMs, onError }: { paceMs: number; onError: (error: unknown) => void },
): RoomWatch {
  const watchers = new Set<Watcher>()
  let seen: number | null = null
  let lookAt: NodeJS.Timeout | undefined
  let tickAt: NodeJS.Timeout | undefined
  let looking = false
  let again = false

  const look = () => {
    if (looking) again = true
    else lookAt ??= setTimeout(() => void lookNow(false), GAP_MS)
  }
  const lookAtTick = () => {
    tickAt ??= setTimeout(
      () => {
        tickAt = undefined
        void lookNow(true)
      },
      paceMs - (performance.now() % paceMs),
    )
  }
  const tellAll = async (isTick: boolean) => {
    const room = await findWatched(db, decisionId)
    seen = room?.version ?? null
    for (const { stream, userId } of watchers) {
      if (!room?.readers.has(userId)) stream.end(frames.gone())
      else if (stream.told() === room.version) continue
      else if (stream.told() === null || room.state !== 'voting' || isTick) stream.tell(room.version)
      else lookAtTick()
    }
  }
  const lookNow = async (isTick: boolean) => {
    clearTimeout(lookAt)
    lookAt = undefined
    if (looking) {
      again = true
      return
    }
    looking = true
    try {
      await tellAll(isTick)
    } catch (error) {
      onError(error)
    } finally {
      looking = false
      if (again) look()
      again = false
    }
  }
  return {
    watchers,
    look,
    isBehind: (version) => version !== seen,
    close: () => {
      clearTimeout(lookAt)
      clearTimeout(tickAt)
    },
  }
}
