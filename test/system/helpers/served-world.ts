import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import type { Engine } from '../../../db/connect.ts'
import { createWorld, type Person, type World } from '../../helpers/world.ts'

/** A world that real browsers can visit: what its people do by forms, others see on their screens. */
export async function serveWorld(engine: Engine) {
  let world: World | undefined
  const server = await new Promise<Server>((resolve) => {
    const fetch: World['app']['fetch'] = (...asked) => world?.app.fetch(...asked) ?? new Response(null)
    const listening = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(listening as Server))
  })
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const made = await createWorld(engine, { publicUrl: origin })
  world = made
  return {
    world: made,
    origin,
    /** Takes the person's session into a real browser, wherever it finds the site. */
    signIn: async (page: Page, person: Person, url = origin) => {
      const value = (await made.as(person)).cookies.get('session') ?? ''
      await page.context().addCookies([{ name: 'session', value, url }])
    },
    close: async () => {
      made.deps.streams.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await made.close()
    },
  }
}

export type ServedWorld = Awaited<ReturnType<typeof serveWorld>>
