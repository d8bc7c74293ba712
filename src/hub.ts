/** Tells whoever watches a room that something in it changed; never what. */
export type Hub = {
  publish: (decisionId: string) => void
  /** Answers with the way to stop listening. */
  subscribe: (decisionId: string, listener: () => void) => () => void
  /** The same for every room. */
  watch: (listener: (decisionId: string) => void) => () => void
  close: () => Promise<void>
}

/** For one process. */
export function createHub(): Hub {
  const listeners = new Map<string, Set<() => void>>()
  const watchers = new Set<(decisionId: string) => void>()
  return {
    publish: (decisionId) => {
      for (const listener of listeners.get(decisionId) ?? []) listener()
      for (const watcher of watchers) watcher(decisionId)
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
    },
  }
}
