import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../helpers/browser.ts'
import { pause, watchFrames } from '../helpers/frames.ts'
import { ownDatabase, Served } from '../helpers/served.ts'
import { type Familiarity, type Importance, postsTo } from '../system/helpers/forms.ts'
import { useBrowser } from '../system/helpers/stage.ts'

const IMPORTANCE: Importance = [4, 3, 5, 4, 4, 5, 1, 2, 3, 1, 5, 3]
const FAMILIARITY: Familiarity = [4, 1, 1, 0, 2, 0]
const APP_SECRET = 'a secret that two processes share, long enough'

beforeAll(async () => {
  expect(await new Served({}, ['build']).ended()).toBe(0)
}, 120_000)

describe('server processes with streams', () => {
  let folder: string
  let running: Served[]
  const start = (env: Record<string, string> = {}) => {
    const served = new Served({ DATA_DIR: folder, APP_SECRET, ...env })
    running.push(served)
    return served
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stackmoot-live-'))
    running = []
  })
  afterEach(async () => {
    for (const served of running) {
      served.process.kill('SIGKILL')
      await served.ended()
    }
    rmSync(folder, { recursive: true, force: true })
  })

  const remote = (origin: string) => ({ app: { request: fetch }, origin })
  const vote = (origin: string, voter: Browser, address: string, name: string) =>
    postsTo(remote(origin)).vote(voter, address, { importance: IMPORTANCE, familiarity: FAMILIARITY, name })
  /** A room of Ada's, and Bo who has voted in it. */
  async function openRoom(origin: string) {
    const { visitor, openRoom } = postsTo(remote(origin))
    const [ada, bo] = [visitor(), visitor()]
    const { path, invite } = await openRoom(ada)
    await vote(origin, bo, invite, 'Bo')
    return { ada, bo, path, invite }
  }
  /** The same person's browser, at another process. */
  function moved(browser: Browser, origin: string) {
    const other = postsTo(remote(origin)).visitor()
    for (const [name, value] of browser.cookies) other.cookies.set(name, value)
    return other
  }

  test('stop at once, with a last word on each of twenty streams', async () => {
    const served = start()
    const origin = await served.address()
    const { visitor, openRoom: open } = postsTo(remote(origin))
    const { path, invite } = await open(visitor())
    const people = Array.from({ length: 20 }, visitor)
    for (const [index, person] of people.entries())
      expect((await person.post(invite, { as: 'observer', name: `Reader ${index}` })).status).toBe(303)
    const watches = await Promise.all(
      people.map(async (person) => watchFrames(await person.get(`${path}/stream`))),
    )
    for (const { until } of watches) await until(1)

    const asked = performance.now()
    served.process.kill('SIGTERM')
    expect(await served.ended()).toBe(0)
    expect(performance.now() - asked).toBeLessThan(2_000)
    for (const { until } of watches) expect((await until(2)).at(-1)).toBe('event: bye\ndata: bye')
    await pause(50)
    expect(watches.every(({ ended }) => ended())).toBe(true)
  })

  test('that share a database tell each other within a second', async () => {
    const DATABASE_URL = await ownDatabase()
    const [here, there] = [await start({ DATABASE_URL }).address(), await start({ DATABASE_URL }).address()]
    const { ada, bo, path } = await openRoom(here)
    const watch = watchFrames(await moved(bo, there).get(`${path}/stream`))
    await watch.until(1)
    const version = async () => Number(await (await ada.get(`${path}/version`)).text())
    const before = await version()
    await vote(here, ada, `${path}/ballot`, 'Ada')
    const sent = performance.now()
    const frames = await watch.until(2)
    // At the pace of a sealed room, which is a second; a lost signal would take up to three more.
    expect(performance.now() - sent).toBeLessThan(2_500)
    expect(frames.at(-1)).toContain(`data: ${await version()}`)
    expect(await version()).toBeGreaterThan(before)

    expect((await ada.post(`${path}/reveal`)).status).toBe(303)
    const revealed = performance.now()
    expect((await watch.until(3)).length).toBe(3)
    expect(performance.now() - revealed).toBeLessThan(1_000)
    await watch.close()
  })

  describe('in two browsers', () => {
    const visit = useBrowser()

    test('show what happened once they are back after a restart', { timeout: 180_000 }, async () => {
      const first = start()
      const origin = await first.address()
      const { ada, bo, path } = await openRoom(origin)
      const pages = await Promise.all(
        [ada, bo].map(async (person) => {
          const page = await visit({ origin }, { script: true, faults: /ERR_|Failed to fetch/ })
          const value = person.cookies.get('session') ?? ''
          await page.context().addCookies([{ name: 'session', value, url: origin }])
          await page.goto(path)
          await page.getByRole('heading', { name: 'One of two has voted' }).waitFor()
          return page
        }),
      )
      first.process.kill('SIGTERM')
      expect(await first.ended()).toBe(0)
      await pause(2_000)
      await start({ PORT: new URL(origin).port }).address()
      await vote(origin, ada, `${path}/ballot`, 'Ada')
      for (const page of pages)
        await page.getByRole('heading', { name: 'Two of two have voted' }).waitFor({ timeout: 20_000 })
      for (const page of pages) {
        const live = await page.locator('#turnout').innerText()
        await page.reload()
        expect(await page.locator('#turnout').innerText()).toBe(live)
      }
      expect((await ada.post(`${path}/reveal`)).status).toBe(303)
      for (const page of pages)
        await page.getByRole('heading', { name: /^Verdict:/ }).waitFor({ timeout: 20_000 })
    })
  })
})
