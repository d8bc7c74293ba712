import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { castBallot, fillBallot } from './helpers/ballot.ts'
import { openRoom, receipt } from './helpers/room.ts'
import { useStage } from './helpers/stage.ts'

const PHONE = { width: 390, height: 844 }
const SMALL = { width: 320, height: 640 }

describe('on a phone, without JavaScript', () => {
  const stage = useStage()

  test('join by the short code, vote at once, and never scroll sideways', { timeout: 300_000 }, async () => {
    const ada = await stage.person({ viewport: PHONE })
    const seen = new Set<string>()
    const look = async (page: Page, name: string) => {
      for (const viewport of [SMALL, PHONE]) {
        await page.setViewportSize(viewport)
        expect([name, viewport.width, await sideways(page)]).toEqual([name, viewport.width, 0])
      }
      seen.add(name)
    }
    await ada.goto('/decisions/new')
    await look(ada, 'new room')
    const room = await openRoom(ada, {
      name: 'Ada',
      question: 'Which back-end stack for the Donaudampfschifffahrtsgesellschaftskapitänsanwartschaft?',
      ownOptions: 'Stay with what the Donaudampfschifffahrtsgesellschaft has built since 1998',
      context: 'https://example.org/a/very/long/address/that/has/no/place/to/break/whatsoever/in/it',
    })
    await look(ada, 'room')
    await expectOrder(ada, ['Vote', 'Nobody has voted yet', 'Sealed.', 'Invite'])

    const bo = await stage.person({ viewport: PHONE })
    await bo.goto('/')
    await look(bo, 'home')
    await bo.getByLabel('Got a room code?').fill('HARE-0000')
    await bo.getByRole('button', { name: 'Join' }).click()
    await bo.getByText('No room has this code.').waitFor()
    await look(bo, 'wrong code')
    await bo.getByLabel('Got a room code?').fill(` ${room.code.toLowerCase().replace('-', ' ')}`)
    await bo.getByRole('button', { name: 'Join' }).click()
    await bo.getByRole('heading', { name: 'What matters here?' }).waitFor()

    // The first question is complete on the first screen, clear of the bar at its foot.
    expect(await bo.evaluate('scrollY')).toBe(0)
    const first = await bo.locator('.asks > fieldset').first().boundingBox()
    const bar = await bo.locator('.tally').boundingBox()
    expect((first?.y ?? Infinity) + (first?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
    await look(bo, 'ballot')

    await fillBallot(bo, { importance: [4, 3, 'can’t judge'], familiarity: { 'Node.js': 3 } })
    await castBallot(bo)
    await bo.getByRole('alert').waitFor()
    await look(bo, 'ballot with errors')
    await bo.getByLabel('Your name').fill('Bo')
    await castBallot(bo)
    await receipt(bo)
    await look(bo, 'receipt')

    await ada.goto(`${room.path}/ballot`)
    await fillBallot(ada, { importance: [5, 3, 4], familiarity: { 'Node.js': 4 }, comment: 'x'.repeat(400) })
    await castBallot(ada)
    await receipt(ada)
    for (const [name, path] of [
      ['reveal', `${room.path}/reveal`],
      ['advisor', '/advisor?importance.cpu=5'],
      ['sample', '/sample'],
      ['missing', '/nowhere'],
    ] as const) {
      await ada.goto(path)
      await look(ada, name)
    }
    await ada.goto(`${room.path}/reveal`)
    await ada.getByRole('button', { name: 'Reveal for everybody' }).click()
    await ada.getByRole('heading', { name: /^Verdict:/ }).waitFor()
    await look(ada, 'result')
    await ada.goto(`${room.path}/outcome`)
    await look(ada, 'outcome')
    await ada.getByRole('button', { name: 'Preview' }).click()
    await ada.getByRole('heading', { name: 'Preview' }).waitFor()
    await look(ada, 'preview')
    await ada.getByRole('button', { name: /^Save as/ }).click()
    await ada.locator('article.adr').waitFor()
    await look(ada, 'record')
    await ada.getByRole('link', { name: 'Decision log' }).first().click()
    await ada.locator('.log li').waitFor()
    await look(ada, 'log')
    expect(seen.size).toBe(16)
  })
})

const sideways = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

/** These words stand under each other in this order. */
async function expectOrder(page: Page, words: readonly string[]) {
  const tops: number[] = []
  for (const text of words) {
    const box = await page.locator('main').getByText(text, { exact: true }).first().boundingBox()
    tops.push(box?.y ?? Number.NaN)
  }
  expect(tops).toEqual([...tops].sort((a, b) => a - b))
  expect(new Set(tops).size).toBe(words.length)
}
