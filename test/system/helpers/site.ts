import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import pino from 'pino'
import type { Engine } from '../../../db/connect.ts'
import { loadSample } from '../../../db/seeds/sample.ts'
import { createApp } from '../../../src/app.tsx'
import { loadAssets } from '../../../src/assets.ts'
import { createSessions } from '../../../src/auth/sessions.ts'
import type { Deps } from '../../../src/env.ts'
import { createHub } from '../../../src/hub.ts'
import { createSchedule } from '../../../src/jobs/schedule.ts'
import { createLimits } from '../../../src/limits.ts'
import { createStreams } from '../../../src/live/streams.ts'
import { createMailer } from '../../../src/mail/mailer.ts'
import { secretFrom } from '../../../src/secret.ts'
import { createDatabase } from '../../helpers/database.ts'

/** The whole app on a free port, over a database of its own. */
export async function openSite(engine: Engine = 'sqlite') {
  const { db, url, close } = await createDatabase(engine)
  const secret = secretFrom('a secret of the walks, which is long enough')
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  await loadSample(db, secret, now())
  const log = pino({ level: 'silent' })
  // Browsers keep their own time, so their sessions do as well.
  const sessions = createSessions(db, () => new Date())
  const hub = createHub()
  const deps: Deps = {
    db,
    databaseUrl: url,
    sessions,
    secret,
    hub,
    streams: createStreams({ db, hub, sessions, log }),
    mailer: createMailer({ url: 'smtp://127.0.0.1:9', from: { name: '', address: 'moot@moot.example' } }),
    git: { remotes: [], folder: '', env: {} },
    assets: loadAssets(),
    limits: createLimits(),
    log,
    now,
    publicUrl: '',
    hosts: [],
    trustedProxies: 0,
    ready: () => true,
  }
  const app = createApp(deps)
  const server = await new Promise<Server>((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(listening as Server),
    )
  })
  const { port } = server.address() as AddressInfo
  const schedule = createSchedule(deps)
  deps.publicUrl = `http://127.0.0.1:${port}`
  return {
    app,
    deps,
    origin: deps.publicUrl,
    now,
    /** Puts the clock of the server forward, and lets it do what is due then. */
    pass: async (ms: number) => {
      ahead += ms
      await schedule.run()
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await close()
    },
  }
}

export type Site = Awaited<ReturnType<typeof openSite>>
