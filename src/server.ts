import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve as listen } from '@hono/node-server'
import { engineOf } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { openChannel } from '../db/postgres/notify.ts'
import { loadSample } from '../db/seeds/sample.ts'
import { createApp } from './app.tsx'
import { loadAssets } from './assets.ts'
import { createSessions } from './auth/sessions.ts'
import { type Config, isLoopback } from './config.ts'
import type { Deps } from './env.ts'
import { createHub } from './hub.ts'
import { createSchedule } from './jobs/schedule.ts'
import { createLimits } from './limits.ts'
import { createStreams } from './live/streams.ts'
import { createLog } from './log.ts'
import { createMailer } from './mail/mailer.ts'
import { openData } from './open-data.ts'
import { loadSecret, secretFrom } from './secret.ts'

const LAST_WORDS_MS = 10_000
const IDLE_MS = 50

/** A mail server may keep us waiting longer than anybody wants to: what it has then is sent once more. */
const JOBS_MS = 5_000

/** Opens everything, serves, and closes it again in order when asked to stop. */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const data = openData(config, (error) => log.error({ err: error }, 'lost a database connection'))
  let stopping = false
  try {
    await migrate(data.db, engineOf(config.databaseUrl), new Date().toISOString())
  } catch (error) {
    await data.close()
    throw error
  }
  const now = () => new Date()
  const secret = secretFrom(config.appSecret ?? loadSecret(config.dataDir))
  await loadSample(data.db, secret, now())
  const sessions = createSessions(data.db, now)
  const hub = createHub(
    engineOf(config.databaseUrl) === 'postgres'
      ? (ears) =>
          openChannel(config.databaseUrl, {
            ...ears,
            onError: (error) => log.warn({ err: error }, 'lost the line to the other processes'),
          })
      : undefined,
  )
  const streams = createStreams({ db: data.db, hub, sessions, log })

  const deps: Deps = {
    db: data.db,
    databaseUrl: config.databaseUrl,
    sessions,
    secret,
    hub,
    streams,
    mailer: config.mail ? createMailer(config.mail) : null,
    git: config.git,
    assets: loadAssets(),
    limits: createLimits(),
    log,
    now,
    publicUrl: config.publicUrl ?? '',
    hosts: [],
    trustedProxies: config.trustedProxies,
    ready: () => !stopping,
  }
  const server = await open(config, deps)
  const { port } = server.address() as AddressInfo
  deps.publicUrl =
    config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  deps.hosts = isLoopback(config.host) ? [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`] : []

  const schedule = createSchedule(deps)
  schedule.start()

  const stop = () => {
    if (stopping) return
    stopping = true
    const idle = schedule.stop()
    setTimeout(() => {
      log.warn('closing connections that did not end by themselves')
      server.closeAllConnections()
    }, LAST_WORDS_MS).unref()
    server.close(async () => {
      await Promise.race([idle, new Promise((resolve) => setTimeout(resolve, JOBS_MS))])
      deps.mailer?.close()
      await hub.close()
      await data.close()
      process.exit(0)
    })
    streams.close()
    server.closeIdleConnections()
    // Those that ended their last answer just now are idle a moment later.
    setInterval(() => server.closeIdleConnections(), IDLE_MS)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  console.log(`Stackmoot is listening on ${deps.publicUrl}`)
}

function open(config: Config, deps: Deps): Promise<Server> {
  const app = createApp(deps)
  return new Promise((resolve, reject) => {
    const server = listen(
      {
        fetch: app.fetch,
        port: config.port,
        hostname: config.host,
        serverOptions: {
          headersTimeout: 5_000,
          requestTimeout: 10_000,
          connectionsCheckingInterval: 1_000,
          keepAliveTimeout: 5_000,
        },
      },
      () => resolve(server as Server),
    )
    server.once('error', reject)
  })
}
