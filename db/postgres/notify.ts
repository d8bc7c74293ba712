import pg from 'pg'

/** One for the whole app: rooms are told apart by what is sent. */
const CHANNEL = 'stackmoot'

/** Changes of a room within this time are one: each NOTIFY takes a lock that commits of the whole server wait for. */
const GATHER_MS = 75
const RETRY_MS = 500
const MOST_RETRY_MS = 10_000

export type Ears = {
  heard: (id: string) => void
  /** The line was down, so that anything may have been missed. */
  missed: () => void
  onError: (error: Error) => void
}

export type Channel = { send: (id: string) => void; close: () => Promise<void> }

/**
 * Signals between processes that share a database, over a connection of its own. It is a hint and not a queue: what is
 * sent while the line is down is lost.
 */
export function openChannel(url: string, { heard, missed, onError }: Ears): Channel {
  const waiting = new Set<string>()
  let line: pg.Client | undefined
  let gathering: NodeJS.Timeout | undefined
  let retrying: NodeJS.Timeout | undefined
  let failures = 0
  let closed = false

  const connect = async () => {
    const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 })
    let isDown = false
    const down = (error?: Error) => {
      if (isDown) return
      isDown = true
      line = undefined
      client.end().catch(() => {})
      if (closed) return
      if (error) onError(error)
      const wait = Math.min(RETRY_MS * 2 ** failures++, MOST_RETRY_MS)
      retrying = setTimeout(() => void connect(), wait * (0.75 + Math.random() / 2))
    }
    client.on('error', down)
    client.on('end', () => down())
    client.on('notification', ({ payload }) => payload && heard(payload))
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
    } catch (error) {
      down(error as Error)
      return
    }
    if (closed || isDown) return down()
    line = client
    failures = 0
    missed()
  }

  const flush = async () => {
    gathering = undefined
    const ids = [...waiting]
    waiting.clear()
    try {
      await line?.query('select pg_notify($1, id) from unnest($2::text[]) as id', [CHANNEL, ids])
    } catch (error) {
      onError(error as Error)
    }
  }

  const opening = connect()
  return {
    send: (id) => {
      if (closed) return
      waiting.add(id)
      gathering ??= setTimeout(() => void flush(), GATHER_MS)
    },
    close: async () => {
      closed = true
      clearTimeout(retrying)
      if (gathering) {
        clearTimeout(gathering)
        await flush()
      }
      await opening
      await line?.end()
    },
  }
}
