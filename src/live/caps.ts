/** Most streams that may be open at once: each keeps a connection, and a browser has six of them for a whole site. */
const MOST = { session: 4, address: 50, room: 500, process: 5_000 } as const

export type Caps = {
  /** Takes a place for a stream and answers with the way to give it back; undefined where there is none left. */
  take: (by: { session: string; address: string; room: string }) => (() => void) | undefined
}

/** In memory: each process counts for itself. */
export function createCaps(most: Record<keyof typeof MOST, number> = MOST): Caps {
  const open = new Map<string, number>()
  const count = (key: string, more: 1 | -1) => {
    const now = (open.get(key) ?? 0) + more
    if (now > 0) open.set(key, now)
    else open.delete(key)
  }
  return {
    take: ({ session, address, room }) => {
      const keys = {
        session: `session ${session}`,
        address: `address ${address}`,
        room: `room ${room}`,
        process: 'process',
      }
      const kinds = Object.keys(keys) as (keyof typeof keys)[]
      if (kinds.some((kind) => (open.get(keys[kind]) ?? 0) >= most[kind])) return undefined
      for (const kind of kinds) count(keys[kind], 1)
      let taken = true
      return () => {
        if (!taken) return
        taken = false
        for (const kind of kinds) count(keys[kind], -1)
      }
    },
  }
}
