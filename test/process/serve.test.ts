import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ENGINES } from '../helpers/database.ts'
import { ownDatabase, Served } from '../helpers/served.ts'

beforeAll(async () => {
  expect(await new Served({}, ['build']).ended()).toBe(0)
}, 120_000)

describe('the server process', () => {
  let folder: string
  let running: Served[]
  const start = (env: Record<string, string> = {}) => {
    const served = new Served({ DATA_DIR: folder, ...env })
    running.push(served)
    return served
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stackmoot-serve-'))
    running = []
  })
  afterEach(async () => {
    for (const served of running) {
      served.process.kill('SIGKILL')
      await served.ended()
    }
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(ENGINES)('serves the sample on %s and says the address it took', async (engine) => {
    const served = start(engine === 'postgres' ? { DATABASE_URL: await ownDatabase() } : {})
    const address = await served.address()
    const page = await fetch(`${address}/sample`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Which back-end stack for the booking platform?')
    expect(existsSync(join(folder, 'stackmoot.db'))).toBe(engine === 'sqlite')
  })

  test('keeps everything in one file that only its owner may enter', async () => {
    const served = start({ DATA_DIR: join(folder, 'data') })
    await served.address()
    served.process.kill('SIGTERM')
    await served.ended()
    expect(readdirSync(join(folder, 'data')).sort()).toEqual(['secret', 'stackmoot.db', 'stackmoot.db.lock'])
    expect(statSync(join(folder, 'data')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'data', 'secret')).mode & 0o077).toBe(0)
  })

  test('is ready after the start, and keeps what it was told over a restart', async () => {
    const first = start()
    const address = await first.address()
    expect(await (await fetch(`${address}/livez`)).text()).toBe('alive')
    expect(await (await fetch(`${address}/readyz`)).text()).toBe('ready')
    const sample = (await fetch(`${address}/sample`)).url
    first.process.kill('SIGTERM')
    expect(await first.ended()).toBe(0)

    const again = await start().address()
    expect((await fetch(`${again}${new URL(sample).pathname}`)).status).toBe(200)
  })

  test('stops at once when asked, although a browser keeps its connection', async () => {
    const served = start({ LOG_LEVEL: 'warn' })
    const { hostname, port } = new URL(await served.address())
    const idle = dial(Number(port), hostname)
    await once(idle, 'connect')
    idle.write(`GET /livez HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`)
    await once(idle, 'data')
    served.process.kill('SIGTERM')
    expect(await served.ended()).toBe(0)
    expect(served.output).not.toContain('did not end by themselves')
    idle.destroy()
  })

  test('refuses to serve data that another process serves, in one line', async () => {
    await start().address()
    const second = start()
    expect(await second.ended()).toBe(2)
    expect(second.output.trim().split('\n')).toHaveLength(1)
    expect(second.output).toContain('Another Stackmoot already serves this data')
  })

  test('says in one line that the port is taken', async () => {
    const { port } = new URL(await start().address())
    const second = start({ DATA_DIR: join(folder, 'other'), PORT: port })
    expect(await second.ended()).toBe(2)
    expect(second.output.trim().split('\n')).toHaveLength(1)
    expect(second.output).toContain('EADDRINUSE')
  })

  test('says in one line what is wrong with a setting', async () => {
    const served = start({ PUBLIC_URL: 'http://moot.example' })
    expect(await served.ended()).toBe(2)
    expect(served.output.trim().split('\n')).toHaveLength(1)
    expect(served.output).toContain('https://')
  })
})
