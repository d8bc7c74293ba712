import { afterEach, describe, expect, inject, test } from 'vitest'
import type { Engine } from '../../db/connect.ts'
import { openChannel } from '../../db/postgres/notify.ts'
import { createHub, type Hub } from '../../src/hub.ts'
import { ENGINES } from '../helpers/database.ts'
import { pause } from '../helpers/frames.ts'
import { openProxy } from '../helpers/proxy.ts'

const overPostgres = (url: string, errors: Error[] = []) =>
  createHub((ears) => openChannel(url, { ...ears, onError: (error) => void errors.push(error) }))

const create = (engine: Engine) => (engine === 'postgres' ? overPostgres(inject('postgresUrl')) : createHub())

/** Waits until it holds, and fails where it never does. */
async function until(holds: () => boolean, withinMs = 10_000) {
  const end = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > end) throw new Error('It never came.')
    await pause(10)
  }
}

const room = () => `room-${Math.random().toString(36).slice(2)}`

const opened: Hub[] = []
const kept = (hub: Hub) => {
  opened.push(hub)
  return hub
}
afterEach(async () => {
  for (const hub of opened.splice(0)) await hub.close()
})

describe.each(ENGINES)('signals on %s', (engine) => {
  test('reach who listens to that room, at once and in the same process', () => {
    const hub = kept(create(engine))
    const [one, other] = [room(), room()]
    const heard: string[] = []
    hub.subscribe(one, () => heard.push('one'))
    hub.subscribe(other, () => heard.push('other'))
    hub.watch((id) => heard.push(id))
    hub.publish(one)
    expect(heard).toEqual(['one', one])
  })

  test('reach nobody who stopped', async () => {
    const hub = kept(create(engine))
    const id = room()
    let heard = 0
    const stop = hub.subscribe(id, () => heard++)
    hub.publish(id)
    stop()
    stop()
    hub.publish(id)
    await pause(300)
    // With a line of its own the first one may come back a second time, but not to who has stopped.
    expect(heard).toBe(1)
  })
})

describe('signals between processes', () => {
  test('arrive within half a second, several of one room as one', async () => {
    const [here, there] = [kept(create('postgres')), kept(create('postgres'))]
    const id = room()
    let heard = 0
    let connected = 0
    there.subscribe(`${id}-probe`, () => connected++)
    await until(() => {
      here.publish(`${id}-probe`)
      return connected > 1
    })
    there.subscribe(id, () => heard++)
    const sent = performance.now()
    for (let times = 0; times < 50; times++) here.publish(id)
    await until(() => heard > 0)
    expect(performance.now() - sent).toBeLessThan(2_000)
    await pause(300)
    expect(heard).toBe(1)
  })

  test('are looked for again after the line was cut, and then go on', async () => {
    const errors: Error[] = []
    const proxy = await openProxy(new URL(inject('postgresUrl')))
    const through = new URL(inject('postgresUrl'))
    through.port = String(proxy.port)
    const there = kept(overPostgres(through.href, errors))
    const here = kept(create('postgres'))
    const id = room()
    let heard = 0
    there.subscribe(id, () => heard++)
    // Once for the line that came up.
    await until(() => heard > 0)
    proxy.cut()
    const before = heard
    // Whatever was missed is looked at without any signal.
    await until(() => heard > before)
    expect(errors.length).toBeGreaterThan(0)
    const again = heard
    here.publish(id)
    await until(() => heard > again)
    await there.close()
    await proxy.close()
  })
})
