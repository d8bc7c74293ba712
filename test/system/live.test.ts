import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { createCaps } from '../../src/live/caps.ts'
import { createStreams } from '../../src/live/streams.ts'
import { pause } from '../helpers/frames.ts'
import { openProxy } from '../helpers/proxy.ts'
import type { Person } from '../helpers/world.ts'
import { type ServedWorld, serveWorld } from './helpers/served-world.ts'
import { useBrowser } from './helpers/stage.ts'

/** A second for people; here a machine that does other things too, and still far less than it takes without a stream. */
const SOON_MS = 6_000

const LINE_IS_CUT = /ERR_(CONNECTION|EMPTY|INCOMPLETE|NETWORK|SOCKET)|503|Failed to fetch/

describe('a page that follows its room', () => {
  const visit = useBrowser()
  let served: ServedWorld
  let room: Room

  beforeEach(async () => {
    served = await serveWorld('sqlite')
    room = await served.world.openRoom()
  })
  afterEach(() => served.close())

  /** On the page of the room, once its stream is open. */
  const at = async (person: Person, { origin = served.origin, path = '', streams = true } = {}) => {
    const page = await visit({ origin }, { script: true, faults: LINE_IS_CUT })
    await served.signIn(page, person, origin)
    await page.goto(`/decisions/${room.id}${path}`)
    if (streams) await until(() => served.world.deps.streams.count() > 0)
    return page
  }
  const sees = (page: Page, heading: string | RegExp, timeout = SOON_MS) =>
    page.getByRole('heading', { name: heading }).first().waitFor({ timeout })
  /** What the page shows is what a fresh one would. */
  const isFresh = async (page: Page, selector: string) => {
    const live = await page.locator(selector).innerText()
    await page.reload()
    expect(await page.locator(selector).innerText()).toBe(live)
  }

  test('shows turn-out, reveal and a changed result without being asked', async () => {
    const [bo, vera] = [await at('bo'), await at('vera')]
    let asked = 0
    vera.on('request', (request) => {
      if (request.url().endsWith('/version')) asked++
    })
    await served.world.vote('ada', room)
    await Promise.all([bo, vera].map((page) => sees(page, 'One of two has voted')))
    expect(await vera.locator('[role=status][data-says]').textContent()).toBe('One of two has voted')
    await served.world.vote('bo', room)
    await Promise.all([bo, vera].map((page) => sees(page, 'Two of two have voted')))

    await served.world.reveal(room)
    await Promise.all([bo, vera].map((page) => sees(page, /^Verdict:/)))
    expect(new URL(vera.url()).pathname).toBe(`/decisions/${room.id}/results`)
    expect(asked).toBe(0)

    // The outcome is recorded: the result follows where it stands, with the fold and the place the reader chose.
    const fold = vera.locator('details:not([open])').last()
    await fold.locator('summary').click()
    const place = await vera.evaluate<number>('scrollY')
    expect(place).toBeGreaterThan(0)
    await vera.evaluate('{ document.getElementById("main").marked = true }')
    const opened = await vera.locator('details[open]').count()
    await served.world.decide(room)
    const { publicVersion } = await served.world.room(room.id)
    await vera.locator(`main[data-version="${publicVersion}"]`).waitFor({ timeout: SOON_MS })
    await vera.getByRole('link', { name: 'Read the record' }).first().waitFor({ timeout: SOON_MS })
    expect(await vera.evaluate('document.querySelector("main").marked')).toBe(true)
    expect(await vera.locator('details[open]').count()).toBe(opened)
    expect(await vera.evaluate('scrollY')).toBe(place)
  })

  test('keeps what somebody is writing, and follows once it is sent or taken back', async () => {
    await served.world.vote('ada', room)
    await served.world.vote('bo', room)
    await served.world.reveal(room)
    const bo = await at('bo', { path: '/results' })
    const words = bo.locator('#say textarea')
    await bo.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
    await words.fill('Who would run')
    const cell = room.criteria.find(({ kind }) => kind === 'profile')
    const changed = await (await served.world.as('ada')).post(
      `/decisions/${room.id}/profile/${room.options[0]?.id}/${cell?.id}`,
      { score: '3.5', reason: 'We measured it.', seen: '0' },
    )
    expect(changed.status).toBe(303)
    const { publicVersion } = await served.world.room(room.id)
    await pause(2_000)
    expect(await words.inputValue()).toBe('Who would run')
    await bo.keyboard.type(' it?')
    expect(await words.inputValue()).toBe('Who would run it?')
    expect(await bo.locator(`main[data-version="${publicVersion}"]`).count()).toBe(0)
    await words.fill('')
    await words.blur()
    await bo.locator(`main[data-version="${publicVersion}"]`).waitFor({ timeout: SOON_MS })
  })

  test('catches up after the line was cut, and ends with what a fresh page shows', async () => {
    const proxy = await openProxy(new URL(served.origin))
    const origin = `http://127.0.0.1:${proxy.port}`
    served.world.deps.hosts = [new URL(origin).host]
    const vera = await at('vera', { origin })
    await served.world.vote('ada', room)
    await sees(vera, 'One of two has voted')
    proxy.cut()
    await served.world.vote('bo', room)
    await sees(vera, 'Two of two have voted', 15_000)
    await isFresh(vera, '#turnout')
    proxy.down()
    await served.world.reveal(room)
    await pause(3_000)
    proxy.up()
    await sees(vera, /^Verdict:/, 15_000)
    await vera.context().close()
    await proxy.close()
  })

  test('asks by itself where there are too many streams', async () => {
    const { db, hub, sessions, log } = served.world.deps
    const caps = createCaps({ session: 4, address: 50, room: 0, process: 5_000 })
    served.world.deps.streams = createStreams({ db, hub, sessions, log }, { caps })
    const vera = await at('vera', { streams: false })
    await served.world.vote('ada', room)
    await sees(vera, 'One of two has voted', 10_000)
    expect(served.world.deps.streams.count()).toBe(0)
  })

  test('shares one stream among seven tabs, and hands it on', { timeout: 120_000 }, async () => {
    const first = await at('vera')
    const tabs = [first]
    while (tabs.length < 7) {
      const tab = await first.context().newPage()
      await tab.goto(`/decisions/${room.id}`, { timeout: 10_000 })
      tabs.push(tab)
    }
    await served.world.vote('ada', room)
    await Promise.all(tabs.map((tab) => sees(tab, 'One of two has voted')))
    expect(served.world.deps.streams.count()).toBe(1)

    await first.close()
    await until(() => served.world.deps.streams.count() === 1)
    await pause(500)
    await served.world.vote('bo', room)
    await Promise.all(tabs.slice(1).map((tab) => sees(tab, 'Two of two have voted')))
    expect(served.world.deps.streams.count()).toBe(1)
  })

  test('leaves the room with whoever is removed from it', async () => {
    const bo = await at('bo')
    await served.world.db
      .deleteFrom('members')
      .where('user_id', '=', await served.world.userId('bo'))
      .execute()
    await served.world.vote('ada', room)
    await sees(bo, 'Nothing at this address')
  })

  test('follows to another room, and listens to that one alone', async () => {
    const ada = await at('ada')
    const other = await served.world.openRoom({ question: 'Which database?' })
    await ada.goto(`/decisions/${other.id}`)
    await until(() => served.world.deps.streams.count() === 1)
    await served.world.vote('bo', other)
    await sees(ada, 'One of two has voted')
  })
})

async function until(holds: () => boolean | Promise<boolean>, withinMs = 10_000) {
  const end = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It never came.')
    await pause(20)
  }
}
