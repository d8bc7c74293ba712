import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import type { Person } from '../helpers/world.ts'
import { violations } from './helpers/axe.ts'
import { type ServedWorld, serveWorld } from './helpers/served-world.ts'
import { useBrowser } from './helpers/stage.ts'

const HOSTILE = [
  '<img src="/planted" onerror="fetch(\'/planted\')">',
  '<div hx-get="/planted" hx-trigger="load" data-hx-get="/planted" id="main" class="btn"></div>',
  '<script>fetch("/planted")</script><svg onload="fetch(\'/planted\')"></svg>',
  '![pixel](https://planted.example/pixel.png) ![](/planted)',
  '[x](javascript:fetch("/planted")) <javascript:fetch("/planted")>',
  '[x](https://a.example" hx-get="/planted" hx-trigger="load)',
  '```" hx-get="/planted" hx-trigger="load\nx\n```',
  '<form action="/planted" method="post"><input name="x" autofocus></form><style>main{display:none}</style>',
]

describe('what people say about a result', () => {
  let served: ServedWorld
  let room: Room
  let path: string

  beforeEach(async () => {
    served = await serveWorld('sqlite')
    const { world } = served
    room = await world.openRoom()
    path = `/decisions/${room.id}`
    await world.vote('ada', room, { importance: 4 })
    await world.vote('bo', room, { importance: 1 })
    await world.reveal(room)
  })
  afterEach(() => served.close())
  // After the line above, so that the browsers leave before the server does.
  const visit = useBrowser()

  async function as(person: Person, options: Parameters<typeof visit>[1] = {}): Promise<Page> {
    const page = await visit(served, options)
    await served.signIn(page, person)
    return page
  }

  test('is text, whatever somebody plants in it: no request is made by it', {
    timeout: 240_000,
  }, async () => {
    const { world } = served
    for (const text of HOSTILE) await world.comment('bo', room, text, room.options[0]?.id)
    const page = await as('ada', { script: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.addInitScript(
      'document.addEventListener("securitypolicyviolation", (e) => { console.error("CSP: " + e.violatedDirective) })',
    )
    for (const address of ['/results', '/comments', `/comments?about=${room.options[0]?.id}`]) {
      await page.goto(`${path}${address}`)
      expect(await page.locator('.written').count()).toBe(HOSTILE.length)
      await page.waitForTimeout(500)
    }
    // A live swap brings them in as well.
    await world.comment('bo', room, HOSTILE.join('\n\n'), 'room')
    await page.goto(`${path}/comments`)
    await world.comment('bo', room, `${HOSTILE.join('\n\n')} again`, 'room')
    await page.getByText('again', { exact: false }).first().waitFor()
    await page.waitForTimeout(500)
    expect(asked.filter((url) => url.includes('planted') || !url.startsWith(served.origin))).toEqual([])
    expect(await page.locator('main').isVisible()).toBe(true)
  })

  test('comes in by itself, and nothing one is writing is lost', { timeout: 240_000 }, async () => {
    const { world } = served
    await world.comment('bo', room, 'The first word.')
    for (const address of ['/comments', '/results']) {
      const page = await as('ada', { script: true })
      await page.goto(`${path}${address}`)
      if (address === '/results') await page.getByText('Say something', { exact: true }).click()
      await page.getByLabel('Your comment').fill('Half a thought')
      let loads = 0
      page.on('domcontentloaded', () => loads++)
      await world.comment('bo', room, `News for ${address}`)
      await page.getByText(`News for ${address}`).waitFor()
      expect(await page.getByLabel('Your comment').inputValue()).toBe('Half a thought')
      expect(loads).toBe(0)
    }
  })

  test('is written on a phone without script, changed and taken back', { timeout: 240_000 }, async () => {
    const page = await as('bo', { viewport: { width: 390, height: 844 } })
    await page.goto(`${path}/results`)
    await page.getByRole('link', { name: 'What people say' }).click()
    await page.getByLabel('What is it about?').selectOption({ label: 'Option: Go' })
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('What is it about?').inputValue()).toBe(
      room.options.find(({ name }) => name === 'Go')?.id,
    )
    await page.getByLabel('Your comment').fill('We **know** it:\n\n- a little\n- since May')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await page.locator('.comments li:target .written strong').waitFor()
    expect(await page.locator('.comments li:target .written li').count()).toBe(2)

    await page.getByRole('link', { name: 'Edit or delete' }).click()
    await page.getByLabel('Your comment').fill('We know it well.')
    await page.getByRole('button', { name: 'Save the change' }).click()
    await page.getByRole('heading', { name: 'What it said before' }).waitFor()
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(390)
    await page.getByText('Delete this comment').click()
    await page.getByRole('button', { name: 'Delete it for good' }).click()
    await page.getByText('Deleted by its author').waitFor()
    expect(await page.getByText('We know it').count()).toBe(0)

    await page.goto(`${path}/results`)
    await page.getByRole('link', { name: 'History of this room' }).click()
    await page.getByText('Bo deleted a comment on Go.').waitFor()
  })

  test('is reached and written by keyboard alone', { timeout: 240_000 }, async () => {
    const page = await as('bo', { script: true })
    await page.goto(`${path}/comments?about=${room.options[1]?.id}`)
    const reach = async (id: string) => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab')
        if ((await page.evaluate('document.activeElement.id')) === id) return
      }
      throw new Error(`Nothing leads to ${id}.`)
    }
    await reach('about')
    await reach('text')
    await page.keyboard.type('By keyboard.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('By keyboard.').waitFor()
    expect(await page.locator('.comments .written').textContent()).toBe('By keyboard.')
  })

  test('has no accessibility violation, nor has the history', { timeout: 400_000 }, async () => {
    const { world } = served
    const text =
      'A **bold** word, `code`, [a link](https://go.dev)\n\n- one\n- two\n\n> quoted\n\n```\ncode\n```'
    const id = await world.comment('bo', room, text, room.options[0]?.id)
    await (await world.as('bo')).post(`${path}/comments/${id}`, { text: `${text}\n\nMore.`, seen: '1' })
    const gone = await world.comment('bo', room, 'Gone.')
    await (await world.as('bo')).post(`${path}/comments/${gone}/deletion`)
    await world.comment('ada', room, 'Yes.', room.criteria[1]?.id)
    const page = await as('bo', { script: true, bypassCSP: true })
    for (const address of [
      '/comments',
      `/comments/${id}`,
      `/comments?about=${room.options[0]?.id}`,
      '/history',
    ]) {
      await page.goto(`${path}${address}`)
      expect(await violations(page), address).toEqual([])
    }
    await page.goto(`${path}/comments`)
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(`${path}/results`)
    expect(await page.locator('#comments .fold').count()).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
  })
})
