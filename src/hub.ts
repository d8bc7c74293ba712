/** Tells whoever watches a room that something in it changed; never what. */
export type Hub = {
  publish: (decisionId: string) => void
  /** Answers with the way to stop listening. */
  subscribe: (decisionId: string, listener: () => void) => () => void
  /** The same for every room. */
  watch: (listener: (decisionId: string) => void) => () => void
  close: () => Promise<void>
}

/** Carries signals to other processes and brings theirs. */
type Wire = (ears: { heard: (decisionId: string) => void; missed: () => void }) => {
  send: (decisionId: string) => void
  close: () => Promise<void>
}

/** For one process, or with a wire for all that share a database. */
export function createHub(wire?: Wire): Hub {
  const listeners = new Map<string, Set<() => void>>()
  const watchers = new Set<(decisionId: string) => void>()
  const tell = (decisionId: string) => {
    for (const listener of listeners.get(decisionId) ?? []) listener()
    for (const watcher of watchers) watcher(decisionId)
  }
  const channel = wire?.({
    heard: tell,
    missed: () => {
      for (const room of listeners.values()) for (const listener of room) listener()
    },
  })
  return {
    publish: (decisionId) => {
      tell(decisionId)
      channel?.send(decisionId)
    },
    watch: (listener) => {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    subscribe: (decisionId, listener) => {
      const room = listeners.get(decisionId) ?? new Set()
      listeners.set(decisionId, room.add(listener))
      return () => {
        room.delete(listener)
        if (room.size === 0) listeners.delete(decisionId)
      }
    },
    close: async () => {
      listeners.clear()
      watchers.clear()
      await channel?.close()
    },
  }
}
