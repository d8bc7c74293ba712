import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { castBallot } from './helpers/ballot.ts'
import { receipt } from './helpers/room.ts'
import { useStage } from './helpers/stage.ts'

const PHONE = { width: 390, height: 844 }
const SMALL = { width: 320, height: 640 }
const QUESTION = 'Which stack for the booking platform?'

type Plan = { way: string; options?: string }

/** Opens a room by its form that asks for importance in this way, and for everything optional. */
async function openRoom(page: Page, { way, options }: Plan) {
  await page.goto('/decisions/new')
  await page.getByLabel('The question').fill(QUESTION)
  if (options) await page.getByLabel('Add your own').first().fill(options)
  await page.locator('summary', { hasText: /^The ballot/ }).click()
  await page.getByRole('radio', { name: /^I set it myself/ }).check()
  await page.getByRole('radio', { name: way }).check()
  await page.getByRole('checkbox', { name: /^How happy/ }).check()
  await page.getByRole('checkbox', { name: /^How good it is/ }).check()
  await page.getByLabel('Your name').fill('Ada')
  await page.getByRole('button', { name: 'Open the room' }).click()
  await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
  return {
    path: new URL(page.url()).pathname,
    invite: await page.getByRole('textbox', { name: 'Invite link' }).inputValue(),
  }
}

async function happy(page: Page, option: string, level: number) {
  const question = page.getByRole('group', { name: `How happy would you be with ${option}` })
  await question.getByRole('radio', { name: new RegExp(`^${level},`) }).check()
}

async function rate(page: Page, option: string, ratings: Record<string, string>) {
  await page.getByText(`Rate ${option} on the criteria`).click()
  for (const [criterion, rating] of Object.entries(ratings))
    await page.getByLabel(`${option} on ${criterion}`).selectOption(rating)
}

async function knows(page: Page, option: string, level: number) {
  const question = page.getByRole('group', { name: `How well do you know ${option}` })
  await question.getByRole('radio', { name: new RegExp(`^${level}`) }).check()
}

const points = (page: Page, criterion: string): Locator => page.getByLabel(`Points for ${criterion}`)

describe('a room that asks in other ways', () => {
  const stage = useStage()

  test('is voted in by two people on a phone, without JavaScript, and revealed', {
    timeout: 300_000,
  }, async () => {
    const look = async (page: Page, name: string) => {
      for (const viewport of [SMALL, PHONE]) {
        await page.setViewportSize(viewport)
        const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        expect([name, viewport.width, sideways]).toEqual([name, viewport.width, 0])
      }
    }
    const ada = await stage.person({ viewport: PHONE })
    const room = await openRoom(ada, {
      way: 'Share out 100 points',
      options: 'Donaudampfschifffahrtsgesellschaftskapitänsanwartschaft',
    })
    await ada.goto(`${room.path}/settings`)
    expect(await ada.locator('summary', { hasText: /^The ballot/ }).innerText()).toMatch(
      /as I set it, \d+ questions/,
    )
    await ada.locator('summary', { hasText: /^The ballot/ }).click()
    expect(await ada.getByRole('radio', { name: 'Share out 100 points' }).isChecked()).toBe(true)
    await look(ada, 'settings')

    await ada.goto(`${room.path}/ballot`)
    expect(await ada.locator('[data-points-sum]').isVisible()).toBe(false)
    const first = await ada.locator('.ask-row').first().boundingBox()
    const bar = await ada.locator('.tally').boundingBox()
    expect((first?.y ?? Infinity) + (first?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
    await points(ada, 'Using what the team').fill('60')
    await points(ada, 'Hiring market').fill('35')
    await knows(ada, 'Go', 4)
    await happy(ada, 'Go', 5)
    await rate(ada, 'Go', { 'Hiring market': '9', Ecosystem: '0' })
    await look(ada, 'ballot with a fold open')
    await castBallot(ada)
    await ada.getByRole('link', { name: 'Your points add up to 95. Share out 5 more.' }).waitFor()
    await look(ada, 'ballot with errors')
    expect(await points(ada, 'Hiring market').inputValue()).toBe('35')
    await points(ada, 'Hiring market').fill('40')
    await castBallot(ada)
    await receipt(ada)

    const bo = await stage.person({ viewport: PHONE })
    await bo.goto(room.invite)
    expect(await bo.getByLabel('Go on Hiring market').inputValue()).toBe('')
    await points(bo, 'Using what the team').fill('50')
    await points(bo, 'Ecosystem').fill('50')
    await knows(bo, 'Go', 3)
    await happy(bo, 'Go', 0)
    await bo.getByLabel('Your name').fill('Bo')
    await castBallot(bo)
    await receipt(bo)

    await ada.goto(`${room.path}/ballot`)
    expect(await points(ada, 'Hiring market').inputValue()).toBe('40')
    expect(await ada.getByText('Rate Go on the criteria (2 rated)').isVisible()).toBe(true)
    await ada.goto(`${room.path}/reveal`)
    await ada.getByRole('button', { name: 'Reveal for everybody' }).click()
    await ada.getByRole('heading', { name: /^Verdict:/ }).waitFor()
    expect(await ada.locator('#ranking').innerText()).toContain('Go')
    await look(ada, 'result')
  })

  test('counts the points while one types, and the places one has chosen', { timeout: 180_000 }, async () => {
    const ada = await stage.person({ script: true })
    const shared = await openRoom(ada, { way: 'Share out 100 points' })
    await ada.goto(`${shared.path}/ballot`)
    const sum = ada.getByRole('status').filter({ hasText: 'Shared out' })
    expect(await sum.innerText()).toBe('Shared out: 0 of 100. 100 left.')
    await points(ada, 'Hiring market').fill('85')
    await ada.getByText('Shared out: 85 of 100. 15 left.').waitFor()
    await points(ada, 'Ecosystem').fill('20')
    await ada.getByText('Shared out: 105 of 100. 5 too many.').waitFor()
    await castBallot(ada)
    await ada.getByRole('link', { name: 'Your points add up to 105. Take 5 back.' }).waitFor()
    await ada.getByText('Shared out: 105 of 100. 5 too many.').waitFor()
    await points(ada, 'Ecosystem').fill('15')
    await ada.getByText(/^Shared out: 100 of 100\.$/).waitFor()
    await castBallot(ada)
    await receipt(ada)

    const ranked = await openRoom(ada, { way: 'Rank them, weights fall steeply' })
    await ada.goto(`${ranked.path}/ballot`)
    expect(await answered(ada)).toBe(0)
    await ada.getByLabel('Place of Hiring market').selectOption('1')
    await ada.getByLabel('Place of Ecosystem').selectOption('1')
    await ada.getByLabel('Place of Longevity').selectOption('12')
    expect(await answered(ada)).toBe(3)
    await happy(ada, 'Go', 2)
    expect(await answered(ada)).toBe(3)
    await castBallot(ada)
    await receipt(ada)
    await ada.goto(`${ranked.path}/ballot`)
    expect(await ada.getByLabel('Place of Longevity').inputValue()).toBe('12')
    expect(await answered(ada)).toBe(3)
  })
})

/** Questions that the style sheet counts as answered. */
const answered = (page: Page) =>
  page.evaluate<number>(
    `[...document.querySelectorAll('.ask')].filter((ask) => getComputedStyle(ask).counterIncrement.includes('answered')).length`,
  )
